import { ACCOUNTS, CUSTOMERS } from '../../dev/demo-ids';
import { startFusebill, type FusebillEmulator } from '../../dev/fusebill/emulator';
import type { Action, LatchEvent } from '../../contract/event';
import type { DataOf, LatchFault } from '../../contract/reply';
import { systemClock, type Clock } from '../src/fusebill/clock';
import { Connections } from '../src/fusebill/connections';
import type { Environment } from '../src/fusebill/environment';
import { FusebillClient } from '../src/fusebill/fusebill-client';
import { RateGate } from '../src/fusebill/rate-gate';
import { handleEvent } from '../src/handle-event';
import { KeyStore, type ReadSecret } from '../src/fusebill/key-store';
import { toFault, toLatchError } from '../src/latch-error';

export const STOLEN_BIKES = ACCOUNTS.stolenBikes;
export const BAKERY = ACCOUNTS.bakery;
export const INTERIORS = ACCOUNTS.interiors;
export const HOLDINGS = ACCOUNTS.holdings;
export const PAPER_LANTERN = ACCOUNTS.paperLantern;

/** The limit of an attempt: longer than any request that is not meant to be too slow. */
const ATTEMPT_MS = 30_000;

/** The limit of an attempt in tests in which something is too slow. */
export const SHORT_ATTEMPT_MS = 1500;

export type Result =
    { ok: true; data: DataOf[LatchEvent['action']] } | { ok: false; error: LatchFault };

/** The function without AWS, in front of Fusebill's emulator. */
export type Harness = {
    fusebill: FusebillEmulator;
    environment: Environment;
    /** The errors reported as unexpected. */
    unexpected: unknown[];
    /** The secret's value; undefined if it can't be read. */
    secret: { value: string | undefined };
    /** Answers an event. Pauses take a hundredth of their time. */
    answer: (event: unknown, options?: AnswerOptions) => Promise<Result>;
};

export type AnswerOptions = {
    /** 60,000 by default. */
    timeMs?: number;
    /** Called in each pause between attempts. */
    onPause?: () => Promise<void>;
};

export type HarnessOptions = Parameters<typeof startFusebill>[0] & {
    attemptMs?: number;
    /** Instead of `secret`. */
    readSecret?: ReadSecret;
};

/** Starts a harness in front of an emulator that the caller closes. Both share one clock. */
export async function startHarness({
    attemptMs = ATTEMPT_MS,
    readSecret,
    ...options
}: HarnessOptions = {}): Promise<Harness> {
    const pauses: { on?: (() => Promise<void>) | undefined } = {};
    const clock = shortenedClock(pauses);
    const fusebill = await startFusebill({ now: clock.wallNow, ...options });
    const secret: Harness['secret'] = { value: fusebill.key };
    const environment: Environment = {
        baseUrl: fusebill.url,
        attemptMs,
        keys: new KeyStore(readSecret ?? (() => Promise.resolve(secret.value)), clock),
        gate: new RateGate(),
        connections: new Connections(),
        clock,
        memory: {},
    };
    const unexpected: unknown[] = [];
    return {
        fusebill,
        environment,
        unexpected,
        secret,
        answer: async (event, { timeMs = 60_000, onPause } = {}) => {
            pauses.on = onPause;
            const tools = {
                environment,
                fusebill: new FusebillClient(environment),
                deadline: clock.now() + timeMs,
                version: '0.1.0',
                onUnexpected: (error: unknown) => unexpected.push(error),
            };
            try {
                return { ok: true, data: await handleEvent(event, tools) };
            } catch (error) {
                return { ok: false, error: toFault(toLatchError(error, false)) };
            }
        },
    };
}

/** A clock whose pauses take a hundredth of their time, but count in full. */
function shortenedClock(pauses: { on?: (() => Promise<void>) | undefined }): Clock {
    let skippedMs = 0;
    const now = (): number => Date.now() + skippedMs;
    return {
        now,
        wallNow: now,
        random: () => 1,
        // A time-out must not end before the work that it limits.
        after: systemClock.after,
        sleep: async (ms) => {
            const until = now() + ms;
            await pauses.on?.();
            await systemClock.sleep(ms / 100);
            skippedMs += Math.max(0, until - now());
        },
    };
}

/** A latch of the seed's unlatched customer. */
export function latch(fields: object = {}): object {
    return {
        action: 'latch',
        fusebillId: CUSTOMERS.stolenBikes,
        salesforceId: STOLEN_BIKES,
        forceLatch: false,
        ...fields,
    };
}

/** A move of a customer that another Account holds. */
export function move(fields: object = {}): object {
    return {
        action: 'latch',
        fusebillId: CUSTOMERS.interiors,
        salesforceId: INTERIORS,
        forceLatch: true,
        expectedHolder: HOLDINGS,
        ...fields,
    };
}

/** An event of each action, and a move. Not `billing`, whose parts fail separately and have their own test. */
export const EVENTS = {
    latch: latch(),
    move: move(),
    latchMany: {
        action: 'latchMany',
        items: [{ fusebillId: CUSTOMERS.stolenBikes, salesforceId: STOLEN_BIKES }],
    },
    account: { action: 'account', salesforceId: BAKERY },
    search: { action: 'search', term: 'juniper' },
    customer: { action: 'customer', fusebillId: CUSTOMERS.bakery },
    synch: {
        action: 'synch',
        fusebillId: CUSTOMERS.bakery,
        salesforceId: BAKERY,
        operation: 'disable',
    },
    health: { action: 'health' },
} satisfies Record<Exclude<Action, 'billing'> | 'move', object>;

/** Latches a customer as another client of Fusebill would. */
export async function seize(
    { fusebill: { url, key } }: Harness,
    fusebillId: number,
    salesforceId: string,
): Promise<void> {
    await fetch(`${url}/Salesforce/Latch`, {
        method: 'POST',
        headers: { Authorization: `Basic ${key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ fusebillId, salesforceId, forceLatch: true }),
    });
}
