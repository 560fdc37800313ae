import * as v from 'valibot';

const templateSchema = v.looseObject({
    Description: v.string(),
    Parameters: v.optional(v.record(v.string(), v.looseObject({ Type: v.string() })), {}),
    Resources: v.record(
        v.string(),
        v.looseObject({
            Type: v.string(),
            Properties: v.optional(v.record(v.string(), v.unknown()), {}),
        }),
    ),
    Outputs: v.record(v.string(), v.looseObject({ Value: v.unknown() })),
});

/** A CloudFormation template as far as this project looks into one. */
export type CloudFormationTemplate = v.InferOutput<typeof templateSchema>;

/** The template that `json` holds; throws a ValiError when it is none. */
export function readTemplate(json: unknown): CloudFormationTemplate {
    return v.parse(templateSchema, json);
}
