import * as v from 'valibot';

const parameterSchema = v.looseObject({
    Type: v.string(),
    Default: v.optional(v.union([v.string(), v.number()])),
    AllowedPattern: v.optional(v.string()),
    AllowedValues: v.optional(v.array(v.union([v.string(), v.number()]))),
    ConstraintDescription: v.optional(v.string()),
});

const resourceSchema = v.looseObject({
    Type: v.string(),
    Condition: v.optional(v.string()),
    DeletionPolicy: v.optional(v.string(), 'Delete'),
    DependsOn: v.optional(v.union([v.string(), v.array(v.string())]), []),
    Properties: v.optional(v.record(v.string(), v.unknown()), {}),
});

const templateSchema = v.looseObject({
    Description: v.optional(v.string()),
    Parameters: v.optional(v.record(v.string(), parameterSchema), {}),
    Conditions: v.optional(v.record(v.string(), v.unknown()), {}),
    Resources: v.record(v.string(), resourceSchema),
    Outputs: v.optional(
        v.record(
            v.string(),
            v.looseObject({ Value: v.unknown(), Description: v.optional(v.string()) }),
        ),
        {},
    ),
});

/** The parts of a CloudFormation template that this project reads. */
export type CloudFormationTemplate = v.InferOutput<typeof templateSchema>;

/** A resource of a template, before its values are evaluated. */
export type TemplateResource = v.InferOutput<typeof resourceSchema>;

/** Reads a template; throws a ValiError if it is invalid. */
export function readTemplate(json: unknown): CloudFormationTemplate {
    return v.parse(templateSchema, json);
}
