import { askedPauseMs, isRefusal, type Exchange } from './fusebill';
import { pauseBefore, type Clock } from './retry-pause';

/**
 * Asks until the answer is clear, at most `attempts` times and while the time lasts; the last answer in any case. What
 * Fusebill refuses (4xx but 429) is not asked again.
 */
export async function askUntilClear(
    ask: () => Promise<Exchange>,
    isClear: (exchange: Exchange) => boolean,
    { deadline, clock, attempts }: { deadline: number; clock: Clock; attempts: number },
): Promise<Exchange> {
    for (let attempt = 1; ; attempt++) {
        const exchange = await ask();
        if (isClear(exchange) || isRefusal(exchange) || attempt >= attempts) return exchange;
        if (!(await pauseBefore(attempt, deadline, clock, askedPauseMs(exchange)))) return exchange;
    }
}
