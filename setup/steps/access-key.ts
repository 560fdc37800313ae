import { setTimeout as sleep } from 'node:timers/promises';
import type { AccessKey } from '../aws/access';
import { invokeHealth } from '../aws/invoke-health';
import { outputsOf, readStack, type StackOutputs } from '../aws/stack-state';
import { createKey, deleteKey, listKeys, type UserKey } from '../aws/user-keys';
import type { Setup } from '../run/setup';
import { inPlace, needed, type Report, type Step } from '../run/step';
import { callHealth } from '../salesforce/call-health';
import { storedKeyId, storeKey } from '../salesforce/credential';
import { summarize } from '../run/health-report';

/** A new key takes a moment to work everywhere in AWS. */
const TRIES = 12;

/** The access keys of Salesforce's user. */
type Keys = {
    outputs: StackOutputs;
    all: UserKey[];
    /** The key in Salesforce, if it is valid. */
    held: UserKey | undefined;
};

/**
 * Creates the access key that Salesforce signs with, tests it and stores it in the External Credential. There is no
 * other copy.
 */
export const handOverKey: Step = {
    id: 'access-key',
    title: 'Access key for Salesforce',
    look: async (setup) => {
        const keys = await readKeys(setup);
        if (keys?.held === undefined)
            return needed('create an access key and store it in Salesforce');
        const others = keys.all.length - 1;
        return others === 0
            ? inPlace(keys.held.id)
            : needed(`delete ${others} key that Salesforce does not use`);
    },
    act: async (setup, report) => {
        const keys = await readKeys(setup);
        if (keys === undefined) throw new Error('There is no stack yet.');
        // The secret of a key that isn't in Salesforce is lost.
        await retire(setup, keys, keys.held?.id, report);
        if (keys.held === undefined) await makeAndHandOver(setup, keys.outputs, report);
    },
};

/** Replaces the key. The old one stays valid until the new one works from Salesforce. */
export const rotateKey: Step = {
    id: 'rotate-access-key',
    title: 'New access key for Salesforce',
    look: async (setup) => {
        const keys = await readKeys(setup);
        if (keys === undefined) return needed('make the stack first: npm run setup');
        const { all, held } = keys;
        const isNew = held !== undefined && rotated.get(setup) === held.id;
        if (isNew && all.length === 1) return inPlace(held.id);
        return needed(
            isUnfinished(keys) ? 'finish a rotation: delete the old key' : 'replace the access key',
        );
    },
    act: async (setup, report) => {
        const keys = await readKeys(setup);
        if (keys === undefined) throw new Error('There is no stack yet.');
        if (!isUnfinished(keys)) {
            await retire(setup, keys, keys.held?.id, report);
            await makeAndHandOver(setup, keys.outputs, report);
        }
        report('calling Fusebill from Salesforce with the new key');
        summarize(await callHealth(setup.org));
        const after = await readKeys(setup);
        if (after?.held === undefined) throw new Error('Salesforce does not hold the new key.');
        await retire(setup, after, after.held.id, report);
        rotated.set(setup, after.held.id);
    },
};

const rotated = new WeakMap<Setup, string>();

/** Whether Salesforce has the newer of two keys, so that only the old one is left to delete. */
function isUnfinished({ all, held }: Keys): boolean {
    return all.length === 2 && held !== undefined && held.id === all.at(-1)?.id;
}

async function readKeys({ aws, org, stack }: Setup): Promise<Keys | undefined> {
    const outputs = outputsOf(await readStack(aws.cloudFormation, stack));
    if (outputs === undefined) return undefined;
    const all = await listKeys(aws.iam, outputs.SalesforceUserName);
    const id = await storedKeyId(org);
    return { outputs, all, held: all.find((key) => key.id === id && key.isActive) };
}

async function retire(
    { aws }: Setup,
    { all, outputs }: Keys,
    kept: string | undefined,
    report: Report,
): Promise<void> {
    for (const { id } of all.filter((key) => key.id !== kept)) {
        report(`deleting ${id}`);
        await deleteKey(aws.iam, outputs.SalesforceUserName, id);
    }
}

async function makeAndHandOver(setup: Setup, outputs: StackOutputs, report: Report): Promise<void> {
    const { aws, org, secrets } = setup;
    const key = await createKey(aws.iam, outputs.SalesforceUserName);
    secrets.add(key.secretAccessKey);
    report(`testing ${key.accessKeyId}`);
    await prove(setup, key, outputs);
    report(`storing ${key.accessKeyId} in Salesforce`);
    await storeKey(org, key);
}

/** Invokes the function with the key until AWS accepts it. */
async function prove({ aws, pollMs }: Setup, key: AccessKey, outputs: StackOutputs): Promise<void> {
    const client = aws.lambdaAs(key);
    for (let left = TRIES; ; left--) {
        try {
            await invokeHealth(client, outputs.FunctionName);
            return;
        } catch (error) {
            const isUnknown =
                error instanceof Error &&
                /UnrecognizedClient|InvalidClientTokenId|AccessDenied|InvalidSignature/.test(
                    error.name,
                );
            if (!isUnknown || left === 0) throw error;
            await sleep(pollMs);
        }
    }
}
