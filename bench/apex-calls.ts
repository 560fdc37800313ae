import { startLocalStack } from '../dev/local-stack';
import type { Parameters } from '../dev/org/demo-org';
import type { OrgServer } from '../dev/org/server';
import { percentile } from './statistics';

/** What running the Apex costs of a component's call to Fusebill and back. */
export type ApexCall = {
    method: string;
    /** Median milliseconds of the whole call, from the page's request to its answer. */
    roundTrip: number;
    /** Median milliseconds of it outside of callouts: the Apex, and the page's server. */
    apex: number;
    /** Median share of the call that is not spent in callouts. */
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
                apex: median(({ whole, callouts }) => whole - callouts),
                share: median(({ whole, callouts }) => (whole - callouts) / whole),
            });
        }
        return measured;
    } finally {
        await stack.close();
    }
}

type Time = { whole: number; callouts: number };

/** Times calls as the page makes them, over HTTP. */
async function timeCalls(
    { url, org }: OrgServer,
    method: string,
    parameters: Parameters,
): Promise<Time[]> {
    const time: Time = { whole: 0, callouts: 0 };
    const { callOut } = org;
    org.callOut = async (...request) => {
        const sentAt = performance.now();
        const answer = await callOut(...request);
        time.callouts += performance.now() - sentAt;
        return answer;
    };
    const times: Time[] = [];
    for (let call = 0; call < WARM_UP + CALLS; call += 1) {
        time.callouts = 0;
        const startedAt = performance.now();
        const response = await fetch(`${url}/apex/LatchController.${method}`, {
            method: 'POST',
            body: JSON.stringify(parameters),
        });
        const reply = await response.text();
        time.whole = performance.now() - startedAt;
        if (!reply.startsWith('{"ok":true')) throw new Error(`${method}: ${reply}`);
        if (call >= WARM_UP) times.push({ ...time });
    }
    org.callOut = callOut;
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
