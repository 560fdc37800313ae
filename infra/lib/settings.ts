import * as v from 'valibot';
import { STACK_NAME } from '../../contract/agreed-values';

/** What happens to the Fusebill key's secret and the log when the stack is deleted. */
export type DeletionChoice = 'retain' | 'destroy';

/** Settings fixed when the template is made, because CloudFormation has no parameter for them. Everything else is a parameter. */
export type LatchSettings = {
    /** Also the function's name and the first part of all others. `fusebill-latch` by default. */
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
                'is not 1 to 40 letters, digits and hyphens, a letter first',
            ),
        ),
        STACK_NAME,
    ),
    removalPolicy: v.optional(
        v.picklist(['retain', 'destroy'], 'is neither retain nor destroy'),
        'retain',
    ),
};

/** All of them, as they are given. */
export const settingNames = Object.keys(entries);

const settingsSchema: v.GenericSchema<unknown, LatchSettings> = v.object(entries);

/**
 * The settings among the values of CDK's context, with defaults for those left out.
 * Throws an Error that names each setting that can't be used, misspelled ones included.
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

/** CDK keeps its feature flags, its options and what it looked up in the same context, under names with characters other than letters. */
function isOfTheTools(key: string): boolean {
    return /[^A-Za-z]/.test(key);
}
