import { setTimeout as sleep } from 'node:timers/promises';
import type { LatchFault } from '../contract/reply';
import { audit, type Audit, type Reported } from './audit';
import type { LocalCloud } from '../dev/local-cloud';
import { accountOf, FIRST_CUSTOMER, startCrowdedCloud } from './crowded-cloud';
import { countCodes } from './load';
import { sendEvent } from './send-event';

/** The outcome of sending more latches than Fusebill allows in a minute. */
export type Rate = {
    perMinute: number;
    latches: number;
    seconds: number;
    /** The most requests that Fusebill accepted in one of its minutes. */
    busiestMinute: number;
    /** Requests that Fusebill refused; each was sent again later. */
    turnedAway: number;
    /** Latches that failed for good, by code. */
    failed: Record<string, number>;
    audit: Audit;
};

const PER_MINUTE = 1000;
const ROWS = 100;
const BATCHES = 11;
const AT_ONCE = 2;
/** Longer than any wait for Fusebill's next minute. */
const LIMIT_MS = 150_000;
/** Codes for which a retry after a wait can succeed. */
const WAITABLE = new Set(['RATE_LIMITED', 'NOT_ATTEMPTED', 'THROTTLED']);

/**
 * Sends batches as an import would, and retries rows that only need time, until each is latched or has failed for
 * good.
 */
export async function measureRate(own: { taskRoot: string; node: string }): Promise<Rate> {
    const cloud = await startCrowdedCloud({
        ...own,
        environments: AT_ONCE,
        customers: BATCHES * ROWS,
        accounts: 1,
        perMinute: PER_MINUTE,
    });
    try {
        const startedAt = performance.now();
        const until = startedAt + LIMIT_MS;
        const batches = Array.from({ length: BATCHES }, (_, batch) =>
            Array.from({ length: ROWS }, (_, row) => FIRST_CUSTOMER + batch * ROWS + row),
        );
        const reported: Reported[] = [];
        const worker = async (): Promise<void> => {
            for (let rows = batches.shift(); rows !== undefined; rows = batches.shift()) {
                reported.push(...(await latchAll(cloud, rows, until)));
            }
        };
        await Promise.all(Array.from({ length: AT_ONCE }, worker));
        return summarize(reported, cloud, (performance.now() - startedAt) / 1000);
    } finally {
        await cloud.close();
    }
}

async function latchAll(
    cloud: LocalCloud,
    rows: readonly number[],
    until: number,
): Promise<Reported[]> {
    const reported = new Map<number, Reported>();
    let open = [...rows];
    while (open.length > 0) {
        const verdicts = await sendBatch(cloud, open);
        for (const verdict of verdicts) reported.set(verdict.customerId, verdict);
        open = verdicts.filter(({ code }) => WAITABLE.has(code)).map((one) => one.customerId);
        if (performance.now() > until) break;
        if (open.length > 0) await sleep(1000);
    }
    return [...reported.values()];
}

type Result = { ok: true } | { ok: false; error: LatchFault };

async function sendBatch({ credential }: LocalCloud, rows: readonly number[]): Promise<Reported[]> {
    const accountId = accountOf(0);
    const items = rows.map((fusebillId) => ({ fusebillId, salesforceId: accountId }));
    const { code: whole, data } = await sendEvent({ action: 'latchMany', items }, credential);
    const { results = [] } = (data ?? {}) as { results?: Result[] };
    return rows.map((customerId, index) => {
        const result = results[index];
        const code = result === undefined ? whole : result.ok ? 'OK' : result.error.code;
        return { customerId, accountId, code };
    });
}

function summarize(reported: readonly Reported[], { fusebill }: LocalCloud, seconds: number): Rate {
    const accepted = fusebill.requests.filter(({ status }) => status !== 429);
    return {
        perMinute: PER_MINUTE,
        latches: reported.length,
        seconds,
        busiestMinute: busiestMinute(fusebill.requests.map(({ at, status }) => ({ at, status }))),
        turnedAway: fusebill.requests.length - accepted.length,
        failed: countCodes(reported),
        audit: audit(reported, fusebill.writes),
    };
}

/**
 * The most requests that were accepted in one minute of the rate limit; the first minute begins with the first
 * request.
 */
export function busiestMinute(requests: readonly { at: number; status: number | null }[]): number {
    const minutes: number[] = [];
    let endsAt = 0;
    for (const { at, status } of requests) {
        if (at >= endsAt) {
            endsAt = at + 60_000;
            minutes.push(0);
        }
        if (status !== 429) minutes.push((minutes.pop() ?? 0) + 1);
    }
    return Math.max(0, ...minutes);
}
