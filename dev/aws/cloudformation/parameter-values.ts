import { AwsFault } from '../protocol/query';
import type { CloudFormationTemplate } from './template';

type Given = Record<string, string>;

/**
 * The values of the template's parameters: from the call, the stack or the default. Throws a ValidationError in
 * CloudFormation's words for a missing, unknown or invalid value.
 */
export function parameterValues(
    { Parameters }: CloudFormationTemplate,
    given: readonly Given[],
    previous: Readonly<Record<string, string>>,
): Record<string, string> {
    const names = Object.keys(Parameters);
    const unknown = given
        .map(({ ParameterKey = '' }) => ParameterKey)
        .filter((name) => !names.includes(name));
    if (unknown.length > 0) {
        throw invalid(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
    }
    const values = Object.entries(Parameters).map(([name, { Default }]) => {
        const call = given.find(({ ParameterKey }) => ParameterKey === name);
        const keeps = call?.['UsePreviousValue'] === 'true';
        const fallback = Default === undefined ? undefined : String(Default);
        return [name, keeps ? previous[name] : (call?.['ParameterValue'] ?? fallback)] as const;
    });
    const missing = values.filter(([, value]) => value === undefined).map(([name]) => name);
    if (missing.length > 0) {
        throw invalid(`Parameters: [${missing.join(', ')}] must have values`);
    }
    const complete = Object.fromEntries(values.map(([name, value = '']) => [name, value]));
    for (const [name, value] of Object.entries(complete)) {
        const {
            AllowedPattern = '',
            AllowedValues,
            ConstraintDescription = '',
        } = Parameters[name] ?? {};
        const fits =
            (AllowedPattern === '' || new RegExp(`^(?:${AllowedPattern})$`).test(value)) &&
            (AllowedValues?.map(String).includes(value) ?? true);
        if (!fits) {
            throw invalid(
                `Parameter ${name} failed to satisfy constraint: ${ConstraintDescription}`,
            );
        }
    }
    return complete;
}

function invalid(message: string): AwsFault {
    return new AwsFault('ValidationError', message);
}
