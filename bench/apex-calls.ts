import { startLocalStack } from '../dev/local-stack';
import type { Parameters } from '../dev/org/demo-org';
import type { OrgServer } from '../dev/org/server';
import { percentile } from './statistics';

/** What running the Apex costs of a component's call to Fusebill and back. */
export type ApexCall = {
    method: string;
    /** Median milliseconds of the whole call, from the page's request to its answer. */
    roundTrip: number;
    /** Median milliseconds of it in Apex, without callouts. */
    apex: number;
    /** Median share of the call that is spent in Apex. */
    share: number;
};

const CALLS = 60;
const WARM_UP = 15;
const BAKERY = '001Hs00001BaKeRIAV';
const INTERIORS = '001Hs00003JuNipIAF';

const METHODS: Record<string, Parameters> = {
    account: { accountId: INTERIORS },
    search: { term: 'maple', page: 0 },
    latch: { accountId: BAKERY, fusebillId: 172690 },
};

/** Calls each method many times in the local stack, and measures Apex beside the rest of the same calls. */
export async function measureApexCalls(): Promise<ApexCall[]> {
    const stack = await startLocalStack();
    try {
        const measured: ApexCall[] = [];
        for (const [method, parameters] of Object.entries(METHODS)) {
            const times = await timeCalls(stack.org, method, parameters);
            const median = (pick: (time: Time) => number): number =>
                percentile(times.map(pick), 0.5);
            measured.push({
                method,
                roundTrip: median(({ whole }) => whole),
                apex: median(({ called, callouts }) => called - callouts),
                share: median(({ whole, called, callouts }) => (called - callouts) / whole),
            });
        }
        return measured;
    } finally {
        await stack.close();
    }
}

type Time = { whole: number; called: number; callouts: number };

/** Times calls as the page makes them, over HTTP. */
async function timeCalls(
    { url, org }: OrgServer,
    method: string,
    parameters: Parameters,
): Promise<Time[]> {
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
    const times: Time[] = [];
    for (let count = 0; count < WARM_UP + CALLS; count += 1) {
        time.callouts = 0;
        const startedAt = performance.now();
        const response = await fetch(`${url}/apex/LatchController.${method}`, {
            method: 'POST',
            body: JSON.stringify(parameters),
        });
        const reply = await response.text();
        time.whole = performance.now() - startedAt;
        if (!reply.startsWith('{"ok":true')) throw new Error(`${method}: ${reply}`);
        if (count >= WARM_UP) times.push({ ...time });
    }
    Object.assign(org, { call, callOut });
    return times;
}

/** Prints a line for each method. */
async function main(): Promise<void> {
    for (const { method, roundTrip, apex, share } of await measureApexCalls()) {
        const times = `${apex.toFixed(2)} ms of ${roundTrip.toFixed(1)} ms`;
        console.log(`${method}: Apex takes ${times}, ${(share * 100).toFixed(1)} %`);
    }
}

if (require.main === module) void main();
