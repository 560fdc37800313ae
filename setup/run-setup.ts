import { STACK_NAME } from '../contract/agreed-values';
import { AwsAccess } from './aws/access';
import { Asker } from './console/asker';
import { closingLines } from './console/closing-lines';
import { HELP, WHAT_IT_IS } from './console/help';
import { type Done, runSteps, StepFailure } from './console/run-steps';
import { type Result, tableOf } from './console/show-result';
import { buildRelease } from './release/build-release';
import { openRelease, type Release } from './release/release';
import { continueWith, type Options, readOptions } from './run/options';
import { Secrets } from './run/secrets';
import type { Setup } from './run/setup';
import { StateFile } from './run/state-file';
import { Declined } from './run/step';
import { OrgAccess } from './salesforce/access';
import { stepsFor } from './steps/commands';

const OLDEST_NODE = 20;

/**
 * Runs the command that the arguments name. Returns the exit code: 0 for success, 1 for a failure, 2 if the person
 * stopped it.
 */
export async function runSetup(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
    const options = readOptions(args, env);
    if (options.help) {
        process.stdout.write(HELP);
        return 0;
    }
    requireNode();
    if (!options.json) process.stdout.write(`${WHAT_IT_IS}\n\n`);
    const secrets = new Secrets();
    const setup = await openSetup(options, env, secrets);
    const steps: Done[] = [];
    try {
        await runSteps(stepsFor(options), setup, steps);
        const next = await closingLines(setup);
        const isWhole = !options.dryRun && !options.skipAws && !options.skipSalesforce;
        if (options.command === 'remove' && isWhole) setup.state.forget();
        return show({ command: options.command, ok: true, steps, next }, setup);
    } catch (error) {
        if (!(error instanceof StepFailure)) throw new Error(secrets.hide(String(error)));
        const failure = {
            step: error.step.title,
            cause: error.words,
            continueWith: continueWith(options),
        };
        show({ command: options.command, ok: false, steps, failure, next: [] }, setup);
        const { cause } = error.cause instanceof Error ? error.cause : {};
        return cause instanceof Declined ? 2 : 1;
    }
}

async function openSetup(
    options: Options,
    env: NodeJS.ProcessEnv,
    secrets: Secrets,
): Promise<Setup> {
    const state = new StateFile(options.stateFile, { writes: !options.dryRun });
    const { values } = state;
    const ask = new Asker({ mayAsk: !options.yes && !options.json });
    const region =
        options.region ?? values.region ?? env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'];
    const hasToken = Boolean(env['SF_ACCESS_TOKEN']);
    const alias = options.org ?? (hasToken ? undefined : values.org);
    const mustAsk = alias === undefined && !hasToken && !options.skipSalesforce;
    const org = mustAsk
        ? await ask.line('Org: alias or user name in the Salesforce CLI', { flag: '--org' })
        : alias;
    if (org !== undefined) state.remember({ org });
    let release: Promise<Release> | undefined;
    return {
        options,
        env,
        state,
        secrets,
        ask,
        stack: options.stack ?? values.stack ?? STACK_NAME,
        removalPolicy: options.removalPolicy ?? values.removalPolicy ?? 'retain',
        pollMs: Number(env['LATCH_SETUP_POLL_MS'] ?? 3000),
        release: () =>
            (release ??=
                options.release === undefined
                    ? buildRelease(env)
                    : Promise.resolve(openRelease(options.release))),
        aws: new AwsAccess(
            region ?? (await ask.line('AWS region', { flag: '--region', fallback: 'us-east-1' })),
        ),
        org: new OrgAccess({ env, secrets, org }),
    };
}

function show(result: Result, { options, secrets }: Setup): number {
    const text = options.json
        ? `${JSON.stringify(result, null, 4)}\n`
        : tableOf(result, process.stdout.columns);
    process.stdout.write(secrets.hide(text));
    return result.ok ? 0 : 1;
}

function requireNode(): void {
    const [major = 0] = process.versions.node.split('.').map(Number);
    if (major < OLDEST_NODE) {
        throw new Error(
            `Node ${process.versions.node} is too old: use Node ${OLDEST_NODE} or newer.`,
        );
    }
}
