import * as v from 'valibot';
import { STACK_NAME } from '../../contract/agreed-values';

/** What happens to the Fusebill key's secret and the log when the stack is deleted. */
export type DeletionChoice = 'retain' | 'destroy';

/**
 * Settings that are fixed when the template is synthesized, because CloudFormation has no parameters for them.
 * Everything else is a parameter.
 */
export type LatchSettings = {
    /** Also the function's name, and the prefix of all other names. `fusebill-latch` by default. */
    stackName: string;
    /** `retain` by default. */
    removalPolicy: DeletionChoice;
};

const entries = {
    stackName: v.optional(
        v.pipe(
            v.string(),
            v.regex(
                /^[A-Za-z][A-Za-z0-9-]{0,39}$/,
                'must be 1 to 40 letters, digits and hyphens, and begin with a letter',
            ),
        ),
        STACK_NAME,
    ),
    removalPolicy: v.optional(
        v.picklist(['retain', 'destroy'], 'must be retain or destroy'),
        'retain',
    ),
};

/** The names of all settings. */
export const settingNames = Object.keys(entries);

const settingsSchema: v.GenericSchema<unknown, LatchSettings> = v.object(entries);

/**
 * Reads the settings from CDK's context, with defaults. Throws an Error that names each invalid or unknown setting.
 */
export function readSettings(context: unknown): LatchSettings {
    const ours = Object.entries(v.parse(v.record(v.string(), v.unknown()), context)).filter(
        ([key]) => !isOfTheTools(key),
    );
    const unknown = ours.map(([key]) => key).filter((key) => !settingNames.includes(key));
    const parsed = v.safeParse(settingsSchema, Object.fromEntries(ours));
    const faults = [
        ...unknown.map((key) => `${key} is not a setting (parameters: --parameters Name=value)`),
        ...(parsed.issues ?? []).map((issue) => `${v.getDotPath(issue) ?? ''} ${issue.message}`),
    ];
    if (!parsed.success || faults.length > 0) {
        throw new Error(`Settings of the stack: ${faults.join('; ')}.`);
    }
    return parsed.output;
}

/**
 * CDK keeps its feature flags, options and lookups in the same context, under names that contain more than letters.
 */
function isOfTheTools(key: string): boolean {
    return /[^A-Za-z]/.test(key);
}
