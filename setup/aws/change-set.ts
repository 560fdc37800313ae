import {
    type Change,
    type CloudFormationClient,
    CreateChangeSetCommand,
    DeleteChangeSetCommand,
    DescribeChangeSetCommand,
    ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ParameterChoice } from './parameters';

/** The wanted state of a stack. */
export type Proposal = {
    stack: string;
    isFirst: boolean;
    template: string;
    parameters: ParameterChoice[];
    tags: Readonly<Record<string, string>>;
    pollMs: number;
};

/** A change set that is ready to execute. */
export type Proposed = {
    stack: string;
    /** The id of the stack. */
    stackId: string;
    name: string;
    /** A line for each resource; removals and replacements come last, right above the question. */
    changes: string[];
};

/**
 * Has CloudFormation list the changes; null if there are none. Throws with CloudFormation's message if it refuses.
 */
export async function propose(
    client: CloudFormationClient,
    { stack, isFirst, template, parameters, tags, pollMs }: Proposal,
): Promise<Proposed | null> {
    const which = { StackName: stack, ChangeSetName: `setup-${Date.now()}` };
    await client.send(
        new CreateChangeSetCommand({
            ...which,
            ChangeSetType: isFirst ? 'CREATE' : 'UPDATE',
            TemplateBody: template,
            Capabilities: ['CAPABILITY_IAM'],
            Parameters: parameters,
            Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        }),
    );
    for (;;) {
        const set = await client.send(new DescribeChangeSetCommand(which));
        const { Status = '', StatusReason = '', Changes = [], StackId = stack } = set;
        if (Status === 'FAILED') {
            await client.send(new DeleteChangeSetCommand(which));
            if (/didn't contain changes|No updates are to be performed/.test(StatusReason))
                return null;
            throw new Error(`CloudFormation refused the change: ${StatusReason}`);
        }
        if (Status === 'CREATE_COMPLETE') {
            const name = which.ChangeSetName;
            const changes = riskiestLast(Changes.map(describe));
            return { stack, stackId: StackId, name, changes };
        }
        await sleep(pollMs);
    }
}

export async function execute(client: CloudFormationClient, proposed: Proposed): Promise<void> {
    await client.send(new ExecuteChangeSetCommand(whichOf(proposed)));
}

/** Deletes the change set. */
export async function discard(client: CloudFormationClient, proposed: Proposed): Promise<void> {
    await client.send(new DeleteChangeSetCommand(whichOf(proposed)));
}

function whichOf({ stack, name }: Proposed) {
    return { StackName: stack, ChangeSetName: name };
}

function describe({ ResourceChange = {} }: Change): string {
    const { Action, LogicalResourceId, ResourceType, Replacement } = ResourceChange;
    const isReplaced = Replacement === 'True' || Replacement === 'Conditional';
    const verb = isReplaced ? 'REPLACE' : (Action ?? '');
    return `${verb} ${ResourceType ?? ''} ${LogicalResourceId ?? ''}`;
}

/** Sorts the lines so that replacements and removals come last. */
export function riskiestLast(changes: readonly string[]): string[] {
    const isRisky = (change: string): boolean => /^(REPLACE|Remove)/.test(change);
    return [...changes.filter((change) => !isRisky(change)), ...changes.filter(isRisky)];
}
