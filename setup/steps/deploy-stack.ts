import {
    DeleteStackCommand,
    UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { RestoreSecretCommand } from '@aws-sdk/client-secrets-manager';
import { discard, execute, propose, type Proposed } from '../aws/change-set';
import { codeBucket } from '../aws/code-bucket';
import { findKeySecret, type FoundSecret } from '../aws/fusebill-secret';
import { followStack, newestEvent } from '../aws/follow-stack';
import { parameterChoices, requireUsable, resultingValues } from '../aws/parameters';
import { outputsOf, readStack, type StackState } from '../aws/stack-state';
import { readTemplate, sameTemplate } from '../aws/deployed-template';
import type { Setup } from '../run/setup';
import { Declined, inPlace, needed, Obstacle, type Report, type Step } from '../run/step';
import { orgIdentity } from '../salesforce/identity';
import { ORG_TAG } from './check-aws';

/** After a failed first deployment, the stack is empty and must be deleted before a retry. */
const DEAD = ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'];
const BUSY = /^(?!REVIEW).*_IN_PROGRESS$/;

const proposals = new WeakMap<Setup, Proposed>();

/** Deploys the CloudFormation stack. Shows the changes before making them, and the events meanwhile. */
export const deployStack: Step = {
    id: 'stack',
    title: 'CloudFormation stack',
    look: async (setup, report) => {
        const { aws, stack: name, options, removalPolicy } = setup;
        const template = (await setup.release()).templates[removalPolicy];
        requireUsable(template, options.parameters);
        const stack = await settled(setup, report);
        if (options.command === 'upgrade' && outputsOf(stack) === undefined) {
            throw new Obstacle(
                `There is no stack ${name} in ${aws.region} to upgrade. To install it: npm run setup`,
            );
        }
        if (stack === undefined || stack.status === 'REVIEW_IN_PROGRESS')
            return needed(`create ${name}`);
        if (DEAD.includes(stack.status)) {
            return needed(`remove what a failed first deployment left, then create ${name}`);
        }
        const given = await givenParameters(setup, stack);
        const wanted = resultingValues(template, given, stack.parameters);
        const isSame =
            sameTemplate(await readTemplate(aws.cloudFormation, name), template) &&
            Object.entries(wanted).every(([key, value]) => stack.parameters[key] === value) &&
            Object.entries(await tagsFor(setup)).every(([key, value]) => stack.tags[key] === value);
        if (!isSame) return needed(`bring ${name} up to date`);
        return stack.isProtected || removalPolicy === 'destroy'
            ? inPlace(`${name}, ${stack.status}`)
            : needed(`protect ${name} from deletion`);
    },
    ask: async (setup) => {
        const { ask, aws } = setup;
        const proposed = await proposalFor(setup);
        if (proposed === null) return;
        proposals.set(setup, proposed);
        const lines = proposed.changes.map((change) => `\n  ${change}`).join('');
        try {
            await ask.agreement(`CloudFormation would make these changes:${lines}\nMake them?`);
        } catch (error) {
            if (error instanceof Declined) await discard(aws.cloudFormation, proposed);
            throw error;
        }
    },
    act: async (setup, report) => {
        const { aws, removalPolicy, stack: name } = setup;
        const proposed = proposals.get(setup);
        if (proposed !== undefined) await carryOut(setup, proposed, report);
        if (removalPolicy === 'retain') {
            await aws.cloudFormation.send(
                new UpdateTerminationProtectionCommand({
                    StackName: name,
                    EnableTerminationProtection: true,
                }),
            );
        }
    },
};

/** The stack, once no deployment is in progress. One may still be running from an earlier, stopped command. */
async function settled(
    { aws, stack: name, pollMs }: Setup,
    report: Report,
): Promise<StackState | undefined> {
    const stack = await readStack(aws.cloudFormation, name);
    if (stack === undefined || !BUSY.test(stack.status)) return stack;
    report(`waiting: ${stack.status}`);
    const since = await newestEvent(aws.cloudFormation, stack.id);
    return (await followStack(aws.cloudFormation, { id: stack.id, since, pollMs }, report)).stack;
}

async function proposalFor(setup: Setup): Promise<Proposed | null> {
    const { aws, stack: name, pollMs, removalPolicy } = setup;
    const { templates } = await setup.release();
    const template = templates[removalPolicy];
    const before = await clearWay(setup, await readStack(aws.cloudFormation, name));
    const isFirst = before === undefined || before.status === 'REVIEW_IN_PROGRESS';
    const given = await givenParameters(setup, before);
    const leftover = await leftoverSecret(setup, before);
    if (leftover?.isDeleted === true) {
        await aws.secretsManager.send(new RestoreSecretCommand({ SecretId: leftover.name }));
    }
    return propose(aws.cloudFormation, {
        stack: name,
        isFirst,
        template: JSON.stringify(JSON.parse(template)),
        parameters: parameterChoices(template, given, isFirst ? {} : before.parameters),
        tags: await tagsFor(setup),
        pollMs,
    });
}

/** Deletes the empty stack that a failed first deployment leaves. */
async function clearWay(
    { aws, pollMs }: Setup,
    stack: StackState | undefined,
): Promise<StackState | undefined> {
    if (stack === undefined || !DEAD.includes(stack.status)) return stack;
    const { cloudFormation } = aws;
    const since = await newestEvent(cloudFormation, stack.id);
    await cloudFormation.send(new DeleteStackCommand({ StackName: stack.id }));
    await followStack(cloudFormation, { id: stack.id, since, pollMs }, () => undefined);
    return undefined;
}

async function carryOut({ aws, pollMs }: Setup, proposed: Proposed, report: Report): Promise<void> {
    const { cloudFormation } = aws;
    const since = await newestEvent(cloudFormation, proposed.stackId);
    await execute(cloudFormation, proposed);
    const { stack, reasons } = await followStack(
        cloudFormation,
        { id: proposed.stackId, since, pollMs },
        report,
    );
    if (/^(CREATE|UPDATE)_COMPLETE$/.test(stack?.status ?? '')) return;
    const why = reasons.map((reason) => `\n  ${reason}`).join('');
    throw new Obstacle(`CloudFormation rolled everything back (${stack?.status ?? 'gone'}):${why}`);
}

/** The parameters from the flags, the code bucket, and the secret that an earlier stack left. */
async function givenParameters(
    setup: Setup,
    before: StackState | undefined,
): Promise<Record<string, string>> {
    const { aws, options } = setup;
    const { account } = await aws.identity();
    const leftover = await leftoverSecret(setup, before);
    return {
        CodeBucket: codeBucket(account, aws.region).name,
        ...(leftover !== undefined && { ExistingSecretName: leftover.name }),
        ...options.parameters,
    };
}

/** The secret that a removed stack of this name left: a new stack can't create another one. */
async function leftoverSecret(
    { aws, stack }: Setup,
    before: StackState | undefined,
): Promise<FoundSecret | undefined> {
    return outputsOf(before) === undefined ? findKeySecret(aws, stack) : undefined;
}

async function tagsFor({ org, options }: Setup): Promise<Record<string, string>> {
    const own = { 'fusebill-latch:managed-by': 'npm run setup' };
    if (options.skipSalesforce) return own;
    return { ...own, [ORG_TAG]: (await orgIdentity(org)).orgId };
}
