import {
    DeleteStackCommand,
    UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { DeleteSecretCommand } from '@aws-sdk/client-secrets-manager';
import { keySecretName } from '../../contract/agreed-values';
import { codeBucket } from '../aws/code-bucket';
import { bucketExists, deleteBucket } from '../aws/empty-bucket';
import { findKeySecret } from '../aws/fusebill-secret';
import { followStack, newestEvent } from '../aws/follow-stack';
import { outputsOf, readStack } from '../aws/stack-state';
import { deleteKey, listKeys, type UserKey } from '../aws/user-keys';
import type { Setup } from '../run/setup';
import { inPlace, needed, Obstacle, type Step } from '../run/step';
import { placesOf } from './confirm-places';

/** Asks the person to type the stack's name. */
export const confirmRemoval: Step = {
    id: 'confirm',
    title: 'What is removed',
    look: async (setup) => {
        const { places } = await placesOf(setup);
        const data = setup.options.deleteData
            ? ', the Fusebill key and the code bucket, which all stacks in this region share'
            : '';
        const what = `${places}: the stack, the package with its records${data}`;
        return agreed.has(setup.state) ? inPlace(what) : needed(what);
    },
    ask: async ({ ask, stack }, { detail }) => {
        await ask.word(`This removes ${detail}.`, stack);
    },
    act: async ({ state }) => {
        agreed.add(state);
        return Promise.resolve();
    },
};

const agreed = new WeakSet<Setup['state']>();

/** Deletes the access keys: CloudFormation can't delete a user that has any. */
export const removeKeys: Step = {
    id: 'access-keys',
    title: 'Access keys',
    look: async (setup) => {
        const { keys } = await keysOf(setup);
        if (keys.length === 0) return inPlace('there are none');
        return needed(`delete ${keys.map(({ id }) => id).join(', ')}`);
    },
    act: async (setup, report) => {
        const { keys, userName } = await keysOf(setup);
        for (const { id } of keys) {
            report(`deleting ${id}`);
            await deleteKey(setup.aws.iam, userName, id);
        }
    },
};

/** Deletes the stack; the last step says what is retained. */
export const removeStack: Step = {
    id: 'stack',
    title: 'CloudFormation stack',
    look: async ({ aws, stack }) => {
        const state = await readStack(aws.cloudFormation, stack);
        return state === undefined ? inPlace('removed') : needed(`delete ${stack}`);
    },
    act: async ({ aws: { cloudFormation }, stack: name, pollMs }, report) => {
        const stack = await readStack(cloudFormation, name);
        if (stack === undefined) return;
        await cloudFormation.send(
            new UpdateTerminationProtectionCommand({
                StackName: name,
                EnableTerminationProtection: false,
            }),
        );
        const { id } = stack;
        const since = await newestEvent(cloudFormation, id);
        await cloudFormation.send(new DeleteStackCommand({ StackName: name }));
        const followed = await followStack(cloudFormation, { id, since, pollMs }, report);
        if (followed.stack === undefined) return;
        const why = followed.reasons.map((reason) => `\n  ${reason}`).join('');
        throw new Obstacle(`CloudFormation could not delete everything:${why}`);
    },
};

/** Deletes the secret, which can be restored for a week, and the code bucket. */
export const removeData: Step = {
    id: 'data',
    title: 'Fusebill key and code',
    look: async (setup) => {
        const hasSecret = await secretExists(setup);
        if (!setup.options.deleteData) return inPlace(kept(setup, hasSecret));
        const hasBucket = await bucketExists(setup.aws.s3, await bucketOf(setup));
        return hasBucket || hasSecret
            ? needed('delete the secret and the bucket')
            : inPlace('deleted');
    },
    act: async (setup) => {
        const { aws, stack } = setup;
        if (await secretExists(setup)) {
            await aws.secretsManager.send(
                new DeleteSecretCommand({
                    SecretId: keySecretName(stack),
                    RecoveryWindowInDays: 7,
                }),
            );
        }
        const bucket = await bucketOf(setup);
        if (await bucketExists(aws.s3, bucket)) await deleteBucket(aws.s3, bucket);
    },
};

/** What stays: with the removal policy `destroy`, the secret and the log have gone with the stack. */
function kept({ stack, removalPolicy }: Setup, hasSecret: boolean): string {
    const parts = [
        ...(hasSecret ? [`the secret ${keySecretName(stack)}`] : []),
        ...(removalPolicy === 'retain' ? ['the log'] : []),
        'the code',
    ];
    const deletable = hasSecret ? 'secret and code' : 'the code';
    return `kept: ${parts.join(', ')} (--delete-data deletes ${deletable})`;
}

async function keysOf({ aws, stack }: Setup): Promise<{ keys: UserKey[]; userName: string }> {
    const outputs = outputsOf(await readStack(aws.cloudFormation, stack));
    if (outputs === undefined) return { keys: [], userName: '' };
    const { SalesforceUserName: userName } = outputs;
    try {
        return { keys: await listKeys(aws.iam, userName), userName };
    } catch (error) {
        // An interrupted deletion may have removed the user already.
        if (error instanceof Error && error.name.startsWith('NoSuchEntity')) {
            return { keys: [], userName };
        }
        throw error;
    }
}

async function secretExists({ aws, stack }: Setup): Promise<boolean> {
    return (await findKeySecret(aws, stack))?.isDeleted === false;
}

async function bucketOf({ aws }: Setup) {
    return codeBucket((await aws.identity()).account, aws.region);
}
