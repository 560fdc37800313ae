import { Agent } from 'node:http';
import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import type { Stack } from './build-stacks';
import type { Runtime } from './cold-start';
import { latchDirectly } from './direct-latch';
import { LATCH, type Emulators } from './emulators';
import { RuntimeLoop } from './runtime-loop';
import { percentile } from './statistics';

/** Milliseconds at the median and the 99th percentile. */
export type Spread = { p50: number; p99: number };

/** What a warm function costs compared with the same request sent directly. */
export type Warm = {
    own: Spread;
    direct: Spread;
    /** TCP connections to Fusebill that all its latches used. */
    sockets: number;
    /** Requests to Fusebill by action; `latch` is the mean of all latches. */
    requests: Record<
        | 'latch'
        | 'move'
        | 'customer'
        | 'account'
        | 'suggestions'
        | 'search'
        | 'searchId'
        | 'searchWidely'
        | 'billing'
        | 'synch'
        | 'health',
        number
    >;
};

const LATCHED_ACCOUNT = ACCOUNTS.bakery;
const NO_LATCH = ACCOUNTS.interiors;
const HINTS = {
    name: 'Juniper & Finch Interiors',
    website: 'https://juniper-finch.example.com',
    phone: '+44 20 7946 0123',
    emails: ['noor.halden@juniper-finch.example.com'],
};

/** Latches alternately through a warm environment and directly, then counts each action's requests to Fusebill. */
export async function measureWarm(
    own: Stack,
    emulators: Emulators,
    { runtime, times }: { runtime: Runtime; times: number },
): Promise<Warm> {
    const { fusebill, env } = emulators;
    const loop = new RuntimeLoop({ ...runtime, taskRoot: own.taskRoot, env });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const samples = { own: [] as number[], direct: [] as number[] };
    const sockets = new Set<number>();
    let requests = 0;
    try {
        await loop.start();
        for (let turn = -WARM_UP; turn < times; turn++) {
            fusebill.reset();
            const directMs = await latchDirectly(emulators, agent);
            fusebill.reset();
            const { ms } = await loop.invoke(LATCH);
            if (turn < 0) continue;
            samples.direct.push(directMs);
            samples.own.push(ms);
            requests += fusebill.requests.length;
            for (const { remotePort } of fusebill.requests) sockets.add(remotePort);
        }
        return {
            own: spread(samples.own),
            direct: spread(samples.direct),
            sockets: sockets.size,
            requests: { latch: requests / times, ...(await countRequests(loop, emulators)) },
        };
    } finally {
        agent.destroy();
        await loop.close();
    }
}

const WARM_UP = 50;

async function countRequests(
    loop: RuntimeLoop,
    { fusebill }: Emulators,
): Promise<Omit<Warm['requests'], 'latch'>> {
    const count = async (event: object): Promise<number> => {
        fusebill.reset();
        const { payload } = await loop.invoke(event);
        const { ok } = JSON.parse(payload) as { ok: boolean };
        if (!ok) throw new Error(`The function answered ${payload}`);
        return fusebill.requests.length;
    };
    const move = {
        ...LATCH,
        fusebillId: CUSTOMERS.interiors,
        forceLatch: true,
        expectedHolder: ACCOUNTS.holdings,
    };
    return {
        move: await count(move),
        customer: await count({ action: 'customer', fusebillId: LATCH.fusebillId }),
        account: await count({ action: 'account', salesforceId: LATCHED_ACCOUNT, hints: HINTS }),
        suggestions: await count({ action: 'account', salesforceId: NO_LATCH, hints: HINTS }),
        search: await count({ action: 'search', term: 'harbour' }),
        searchId: await count({ action: 'search', term: String(LATCH.fusebillId) }),
        searchWidely: await count({ action: 'search', term: 'harbour light', isWide: true }),
        billing: await count({ action: 'billing', fusebillId: LATCH.fusebillId }),
        synch: await count({
            action: 'synch',
            fusebillId: CUSTOMERS.bakery,
            salesforceId: LATCHED_ACCOUNT,
            operation: 'disable',
        }),
        health: await count({ action: 'health' }),
    };
}

/** The 50th and the 99th percentile. */
export function spread(samples: readonly number[]): Spread {
    return { p50: percentile(samples, 0.5), p99: percentile(samples, 0.99) };
}
