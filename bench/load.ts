import { setTimeout as sleep } from 'node:timers/promises';
import { audit, type Audit, type Reported } from './audit';
import type { LocalCloud } from '../dev/local-cloud';
import { accountOf, FIRST_CUSTOMER, startCrowdedCloud } from './crowded-cloud';
import { sendEvent } from './send-event';
import { percentile } from './statistics';
import { spread, type Spread } from './warm';
import { seededRandom, weather } from './weather';

/** The results of 50 concurrent users with 10 environments. */
export type Load = {
    users: number;
    environments: number;
    seconds: number;
    latches: number;
    perSecond: number;
    /** The time of a latch from the first try to the answer, including waits for a free environment. */
    latency: Spread & { p95: number };
    /** How often no environment was free and the user tried again. */
    throttled: number;
    faults: number;
    /** How many latches ended with which code, except `OK`. */
    errors: Record<string, number>;
    audit: Audit;
};

const USERS = 50;
const ENVIRONMENTS = 10;
const CUSTOMERS = 12_000;
const SEED = 20_26;
const AHEAD = 400;

/** Lets users latch one customer after another for `seconds`, while Fusebill is slow and sometimes fails. */
export async function measureLoad(
    own: { taskRoot: string; node: string },
    seconds: number,
): Promise<Load> {
    const cloud = await startCrowdedCloud({
        ...own,
        environments: ENVIRONMENTS,
        customers: CUSTOMERS,
        accounts: USERS,
        perMinute: 1_000_000, // the rate limit is measured on its own
    });
    const random = seededRandom(SEED);
    cloud.fusebill.plan(...weather(AHEAD, random));
    let planned = AHEAD;
    const forecast = setInterval(() => {
        const missing = cloud.fusebill.requests.length + AHEAD - planned;
        if (missing > 0) cloud.fusebill.plan(...weather(missing, random));
        planned += Math.max(0, missing);
    }, 100);
    try {
        const startedAt = performance.now();
        const shift = { cloud, until: startedAt + seconds * 1000, next: FIRST_CUSTOMER };
        const users = await Promise.all(
            Array.from({ length: USERS }, (_, user) => work(user, shift)),
        );
        const took = (performance.now() - startedAt) / 1000;
        return summarize(users.flat(), cloud, took);
    } finally {
        clearInterval(forecast);
        await cloud.close();
    }
}

type Shift = { cloud: LocalCloud; until: number; next: number };
type Done = Reported & { ms: number; throttled: number };

/** One user's latches, one after the other, until the time is up. */
async function work(user: number, shift: Shift): Promise<Done[]> {
    const done: Done[] = [];
    while (performance.now() < shift.until && shift.next < FIRST_CUSTOMER + CUSTOMERS) {
        done.push(await latchOnce(shift.cloud, shift.next++, accountOf(user)));
    }
    return done;
}

/** Tries again while no environment is free, as the card's 'Try again' does. */
async function latchOnce(
    { credential }: LocalCloud,
    customerId: number,
    accountId: string,
): Promise<Done> {
    const startedAt = performance.now();
    for (let throttled = 0; ; throttled++) {
        const { code } = await sendEvent(
            { action: 'latch', fusebillId: customerId, salesforceId: accountId },
            credential,
        );
        if (code === 'THROTTLED') {
            await sleep(50 + Math.random() * 100);
            continue;
        }
        return { customerId, accountId, code, throttled, ms: performance.now() - startedAt };
    }
}

function summarize(done: readonly Done[], { fusebill }: LocalCloud, seconds: number): Load {
    const times = done.map(({ ms }) => ms);
    return {
        users: USERS,
        environments: ENVIRONMENTS,
        seconds,
        latches: done.length,
        perSecond: done.filter(({ code }) => code === 'OK').length / seconds,
        latency: { ...spread(times), p95: percentile(times, 0.95) },
        throttled: done.reduce((sum, { throttled }) => sum + throttled, 0),
        faults: fusebill.requests.filter(({ fault }) => fault !== null && fault !== 'delay').length,
        errors: countCodes(done),
        audit: audit(done, fusebill.writes),
    };
}

/** How many ended with which code, except `OK`. */
export function countCodes(reported: readonly { code: string }[]): Record<string, number> {
    const codes: Record<string, number> = {};
    for (const { code } of reported) if (code !== 'OK') codes[code] = (codes[code] ?? 0) + 1;
    return codes;
}
