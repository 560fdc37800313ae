import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import { startLocalStack } from '../dev/local-stack';
import type { DemoOrg, Parameters } from '../dev/org/demo-org';
import type { OrgServer } from '../dev/org/server';
import { rounded, type Goal } from './goals';
import { markdownTable } from './markdown-table';
import type { Results } from './results';
import { percentile } from './statistics';

/** How much of a component's call to Fusebill and back is spent running Apex. Times in Apex leave out callouts. */
export type ApexCall = {
    method: string;
    /** Median milliseconds of the whole call, from the page's request to its answer. */
    roundTrip: number;
    /** Median milliseconds of that in Apex, which runs while the processor's caches hold something else. */
    apex: number;
    /** Median share of the call that is spent in Apex. */
    share: number;
    /** Median milliseconds in Apex of one of many calls in a row, whose callouts are answered at once. */
    inARow: number;
};

const CALLS = 60;
/** Whole calls that are made before the measured ones. */
const WARM_UP = 100;
/** Enough for V8 to optimise the code of a method. */
const IN_A_ROW = 4000;
/** The most that Apex may take of a call, in percent. */
const MOST = 10;
const BAKERY = ACCOUNTS.bakery;
const INTERIORS = ACCOUNTS.interiors;

const METHODS: Record<string, Parameters> = {
    account: { accountId: INTERIORS },
    search: { term: 'maple', page: 0 },
    latch: { accountId: BAKERY, fusebillId: CUSTOMERS.bakery },
};

/**
 * Calls each method many times in the local stack, and measures how much of each call is Apex. The calls in a row come
 * first, so that V8 has optimised the method before whole calls are measured.
 */
export async function measureApexCalls(): Promise<ApexCall[]> {
    const stack = await startLocalStack();
    try {
        const measured: ApexCall[] = [];
        for (const [method, parameters] of Object.entries(METHODS)) {
            const inARow = await timeCallInARow(stack.org.org, method, parameters);
            const times = await timeCalls(stack.org, method, parameters);
            const median = (pick: (time: Time) => number): number =>
                percentile(times.map(pick), 0.5);
            measured.push({
                method,
                roundTrip: median(({ whole }) => whole),
                apex: median(({ called, callouts }) => called - callouts),
                share: median(({ whole, called, callouts }) => (called - callouts) / whole),
                inARow,
            });
        }
        return measured;
    } finally {
        await stack.close();
    }
}

type Time = { whole: number; called: number; callouts: number };

/** Times calls over HTTP, as the page makes them. The history of the Account is that of a new org. */
async function timeCalls(
    { url, org }: OrgServer,
    method: string,
    parameters: Parameters,
): Promise<Time[]> {
    const request = { method: 'POST', body: JSON.stringify(parameters) };
    const call = async (): Promise<void> => {
        const response = await fetch(`${url}/apex/LatchController.${method}`, request);
        const reply = await response.text();
        requireSuccess(method, reply);
    };
    for (let count = 0; count < WARM_UP; count += 1) await call();
    const times: Time[] = [];
    for (let count = 0; count < CALLS; count += 1) {
        org.reset();
        const { time, restore } = watch(org);
        const startedAt = performance.now();
        await call();
        times.push({ ...time, whole: performance.now() - startedAt });
        restore();
    }
    return times;
}

/** Throws unless the reply of the method is a success. */
function requireSuccess(method: string, reply: string): void {
    if (!reply.startsWith('{"ok":true')) throw new Error(`${method}: ${reply}`);
}

/** Times calls in a row, each with the function's answer to the first. The history of the Account is that of a new org. */
async function timeCallInARow(
    org: DemoOrg,
    method: string,
    parameters: Parameters,
): Promise<number> {
    const call = (): ReturnType<DemoOrg['call']> =>
        org.call(`LatchController.${method}`, parameters);
    org.reset();
    const { callOut } = org;
    let answer: ReturnType<typeof callOut> | undefined;
    org.callOut = (...request) => (answer ??= callOut(...request));
    await call();
    const again = org.callOut;
    const times: number[] = [];
    for (let count = 0; count < IN_A_ROW; count += 1) {
        org.reset();
        org.callOut = again;
        const calledAt = performance.now();
        const outcome = await call();
        times.push(performance.now() - calledAt);
        requireSuccess(method, JSON.stringify(outcome?.ok === true ? outcome.value : outcome));
    }
    org.reset();
    return percentile(times.slice(IN_A_ROW / 2), 0.5);
}

/** Stores how long the latest call took in Apex, and in callouts. */
function watch(org: DemoOrg): { time: Time; restore: () => void } {
    const time: Time = { whole: 0, called: 0, callouts: 0 };
    const { callOut } = org;
    const call = org.call.bind(org);
    org.call = async (...request) => {
        const calledAt = performance.now();
        const outcome = await call(...request);
        time.called = performance.now() - calledAt;
        return outcome;
    };
    org.callOut = async (...request) => {
        const sentAt = performance.now();
        const answer = await callOut(...request);
        time.callouts += performance.now() - sentAt;
        return answer;
    };
    return { time, restore: () => void Object.assign(org, { call, callOut }) };
}

/** The share of a warm call that running its Apex takes: as the page calls it, which has a goal, and in a row. */
export function apexGoals({ apex }: Results): Goal[] {
    return (apex ?? []).flatMap(({ method, roundTrip, share, inARow }): Goal[] => [
        {
            name: `Apex of a warm call: ${method}`,
            value: 100 * share,
            unit: '%',
            most: MOST,
        },
        {
            name: `Apex of a call in a row: ${method}`,
            value: (100 * inARow) / roundTrip,
            unit: '%',
        },
    ]);
}

/** The report's section on `apex`; empty if it was not measured. */
export function apexSection({ apex }: Results): string[] {
    if (apex === undefined) return [];
    return [
        '## Apex on this machine',
        `The Apex runtime's part of a call on the local page, without callouts. Medians of ${CALLS} calls, after V8 has optimised the method in ${IN_A_ROW} calls in a row; the rest is spent in the emulators and the function. Meanwhile the processor's caches fill with other things, so that Apex takes longer than in that row, whose callouts are answered at once.`,
        markdownTable(
            ['call', 'Apex in a row ms', 'Apex ms', 'whole call ms'],
            apex.map((each) => [
                each.method,
                ...[each.inARow, each.apex, each.roundTrip].map(rounded),
            ]),
        ),
    ];
}

/** Prints a line for each method. */
async function main(): Promise<void> {
    for (const { method, roundTrip, apex, share, inARow } of await measureApexCalls()) {
        const times = `${apex.toFixed(2)} ms of ${roundTrip.toFixed(1)} ms`;
        const percent = `${(share * 100).toFixed(1)} %`;
        console.log(`${method}: Apex takes ${times}, ${percent}; ${inARow.toFixed(2)} ms in a row`);
    }
}

if (require.main === module) void main();
