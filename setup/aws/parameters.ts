import * as v from 'valibot';
import { Obstacle } from '../run/step';

const templateSchema = v.looseObject({
    Parameters: v.record(
        v.string(),
        v.looseObject({
            Default: v.optional(v.union([v.string(), v.number()])),
            AllowedPattern: v.optional(v.string()),
            AllowedValues: v.optional(v.array(v.union([v.string(), v.number()]))),
            ConstraintDescription: v.optional(v.string(), 'is not allowed'),
        }),
    ),
});

/** A parameter in CloudFormation's form: a value, or the stack's current one. */
export type ParameterChoice =
    | { ParameterKey: string; ParameterValue: string }
    | { ParameterKey: string; UsePreviousValue: true };

/** Refuses invalid values by name, before anything is sent. */
export function requireUsable(template: string, given: Readonly<Record<string, string>>): void {
    const { Parameters } = v.parse(templateSchema, JSON.parse(template));
    const faults = Object.entries(given).flatMap(([name, value]) => {
        const {
            AllowedPattern = '',
            AllowedValues,
            ConstraintDescription,
        } = Parameters[name] ?? {};
        const fits =
            (AllowedPattern === '' || new RegExp(`^(?:${AllowedPattern})$`).test(value)) &&
            (AllowedValues?.map(String).includes(value) ?? true);
        return fits ? [] : [`${name} ${ConstraintDescription ?? ''}`];
    });
    if (faults.length > 0) throw new Obstacle(`${faults.join('; ')}.`);
}

/** Each parameter of the template: the given value, the stack's current one, or the default. */
export function parameterChoices(
    template: string,
    given: Readonly<Record<string, string>>,
    before: Readonly<Record<string, string>>,
): ParameterChoice[] {
    const { Parameters } = v.parse(templateSchema, JSON.parse(template));
    return Object.keys(Parameters).flatMap((ParameterKey): ParameterChoice[] => {
        const value = given[ParameterKey];
        if (value !== undefined) return [{ ParameterKey, ParameterValue: value }];
        return ParameterKey in before ? [{ ParameterKey, UsePreviousValue: true }] : [];
    });
}

/** The values that the stack will have with these choices. */
export function resultingValues(
    template: string,
    given: Readonly<Record<string, string>>,
    before: Readonly<Record<string, string>>,
): Record<string, string> {
    const { Parameters } = v.parse(templateSchema, JSON.parse(template));
    return Object.fromEntries(
        Object.entries(Parameters).map(([name, { Default }]) => [
            name,
            given[name] ?? before[name] ?? String(Default ?? ''),
        ]),
    );
}
