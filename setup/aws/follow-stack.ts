import {
    type CloudFormationClient,
    DescribeStackEventsCommand,
    type StackEvent,
} from '@aws-sdk/client-cloudformation';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from '../run/step';
import { readStack, type StackState } from './stack-state';

/** The result of a deployment or deletion. */
export type Followed = {
    /** Undefined once the stack is gone. */
    stack: StackState | undefined;
    /** Why resources failed, in the services' own words. */
    reasons: string[];
};

const CANCELLED = /Resource (creation|update|deletion) cancelled/i;

/** The id of the newest event, after which to start following; undefined for a stack without events. */
export async function newestEvent(
    client: CloudFormationClient,
    stack: string,
): Promise<string | undefined> {
    const { StackEvents = [] } = await client.send(
        new DescribeStackEventsCommand({ StackName: stack }),
    );
    return StackEvents[0]?.EventId;
}

/** Reports each event until nothing is in progress. */
export async function followStack(
    client: CloudFormationClient,
    { id, since, pollMs }: { id: string; since: string | undefined; pollMs: number },
    report: Report,
): Promise<Followed> {
    const reasons: string[] = [];
    let last = since;
    for (;;) {
        const stack = await readStack(client, id);
        const events = await eventsAfter(client, id, last);
        last = events.at(-1)?.EventId ?? last;
        for (const event of events) {
            const { ResourceStatus = '', LogicalResourceId = '', ResourceStatusReason } = event;
            report(`${ResourceStatus} ${LogicalResourceId}`);
            const isFailure = ResourceStatus.endsWith('_FAILED');
            if (isFailure && !CANCELLED.test(ResourceStatusReason ?? '')) {
                reasons.push(`${LogicalResourceId}: ${ResourceStatusReason ?? 'no reason given'}`);
            }
        }
        if (stack === undefined || !stack.status.endsWith('_IN_PROGRESS')) {
            return { stack, reasons };
        }
        await sleep(pollMs);
    }
}

/** The events after this one, oldest first. */
async function eventsAfter(
    client: CloudFormationClient,
    stack: string,
    last: string | undefined,
): Promise<StackEvent[]> {
    const events: StackEvent[] = [];
    let NextToken: string | undefined;
    do {
        const page = await client.send(
            new DescribeStackEventsCommand({
                StackName: stack,
                ...(NextToken !== undefined && { NextToken }),
            }),
        );
        for (const event of page.StackEvents ?? []) {
            if (event.EventId === last) return events.reverse();
            events.push(event);
        }
        NextToken = page.NextToken;
    } while (NextToken !== undefined);
    return events.reverse();
}
