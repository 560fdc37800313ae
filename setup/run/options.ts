import { parseArgs } from 'node:util';
import { Obstacle } from './step';

/** The subcommands. */
export const COMMANDS = ['install', 'status', 'rotate', 'upgrade', 'remove'] as const;
export type Command = (typeof COMMANDS)[number];

/** The parameters of the stack that have a flag, such as `--alarm-email` for `AlarmEmail`. */
export const PARAMETER_FLAGS = {
    'fusebill-base-url': 'FusebillBaseUrl',
    'existing-secret-name': 'ExistingSecretName',
    'log-retention-days': 'LogRetentionDays',
    'reserved-concurrency': 'ReservedConcurrency',
    'alarm-email': 'AlarmEmail',
    'daily-health-check': 'DailyHealthCheck',
    'kms-key-arn': 'KmsKeyArn',
    'permissions-boundary-arn': 'PermissionsBoundaryArn',
} as const;

/** The options of a run. */
export type Options = {
    command: Command;
    stack?: string;
    region?: string;
    /** Alias or user name of the org in `sf`. */
    org?: string;
    removalPolicy?: 'retain' | 'destroy';
    /** Parameters of the stack, by name; one that is left out keeps its value. */
    parameters: Record<string, string>;
    /** A released file instead of a build from source. */
    release?: string;
    /** A file with a user name on each line. */
    users?: string;
    stateFile: string;
    yes: boolean;
    dryRun: boolean;
    json: boolean;
    skipAws: boolean;
    skipSalesforce: boolean;
    /** `rotate` and `install`: asks for the Fusebill key even if the stored one works. */
    fusebillKey: boolean;
    /** `remove`: also deletes the secret and the code bucket. */
    deleteData: boolean;
    help: boolean;
    /** The arguments as given, for the command that continues. */
    given: string[];
};

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const FLAGS = {
    stack: text,
    region: text,
    org: text,
    'removal-policy': text,
    release: text,
    users: text,
    state: text,
    yes: { ...flag, short: 'y' },
    'dry-run': flag,
    json: flag,
    'skip-aws': flag,
    'skip-salesforce': flag,
    'fusebill-key': flag,
    'delete-data': flag,
    help: { ...flag, short: 'h' },
    'fusebill-base-url': text,
    'existing-secret-name': text,
    'log-retention-days': text,
    'reserved-concurrency': text,
    'alarm-email': text,
    'daily-health-check': text,
    'kms-key-arn': text,
    'permissions-boundary-arn': text,
} as const;

/** Reads the arguments. Throws an Obstacle that names an invalid one. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): Options {
    const { values, positionals } = parse(args);
    const [command = 'install', ...others] = positionals;
    if (!isCommand(command) || others.length > 0) {
        throw new Obstacle(
            `"${positionals.join(' ')}" is not a command. Commands: ${COMMANDS.join(', ')}. See --help.`,
        );
    }
    const removalPolicy = values['removal-policy'];
    if (removalPolicy !== undefined && removalPolicy !== 'retain' && removalPolicy !== 'destroy') {
        throw new Obstacle('--removal-policy must be retain or destroy.');
    }
    const { stack, region, org, release, users } = values;
    requireShape('--stack', stack, /^[A-Za-z][A-Za-z0-9-]{0,39}$/);
    requireShape('--region', region, /^[a-z]{2}(-[a-z]+)+-\d$/);
    requireShape('--org', org, /^[\w.@+-]+$/);
    const parameters = Object.entries(PARAMETER_FLAGS).flatMap(([name, parameter]) => {
        const value = values[name as keyof typeof PARAMETER_FLAGS];
        return value === undefined ? [] : [[parameter, value.trim()] as const];
    });
    return {
        command,
        ...(stack !== undefined && { stack }),
        ...(region !== undefined && { region }),
        ...(org !== undefined && { org }),
        ...(release !== undefined && { release }),
        ...(users !== undefined && { users }),
        ...(removalPolicy !== undefined && { removalPolicy }),
        parameters: Object.fromEntries(parameters),
        stateFile: values.state ?? env['LATCH_SETUP_FILE'] ?? 'latch-setup.json',
        yes: values.yes ?? false,
        dryRun: values['dry-run'] ?? false,
        json: values.json ?? false,
        skipAws: values['skip-aws'] ?? false,
        skipSalesforce: values['skip-salesforce'] ?? false,
        fusebillKey: values['fusebill-key'] ?? false,
        deleteData: values['delete-data'] ?? false,
        help: values.help ?? false,
        given: [...args],
    };
}

/** The command line that continues where this one stopped. */
export function continueWith({ given }: Pick<Options, 'given'>): string {
    const quoted = given.map((argument) =>
        /^[\w./:@=,+-]+$/.test(argument) ? argument : `"${argument}"`,
    );
    return ['npm run setup', ...(quoted.length > 0 ? ['--', ...quoted] : [])].join(' ');
}

function parse(args: readonly string[]) {
    try {
        return parseArgs({ args: [...args], options: FLAGS, allowPositionals: true });
    } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        throw new Obstacle(`${message.split('. ')[0] ?? message}. See --help.`);
    }
}

function isCommand(text: string): text is Command {
    return COMMANDS.some((command) => command === text);
}

function requireShape(flagName: string, value: string | undefined, shape: RegExp): void {
    if (value !== undefined && !shape.test(value)) {
        throw new Obstacle(`${flagName} can't be "${value}".`);
    }
}
