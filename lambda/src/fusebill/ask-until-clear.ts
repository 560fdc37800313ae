import { backoffMs, type Timed } from './clock';
import { busyOf, isRedirect, isRefusal, type Exchange } from './fusebill';

/** The minimum time needed to start an attempt. */
const SHORTEST_ATTEMPT_MS = 250;

/**
 * Repeats a request until the answer is clear, at most `attempts` times and until the deadline. Returns the last
 * answer in any case. Doesn't repeat what Fusebill refuses (4xx) or its rate limit holds back.
 */
export async function askUntilClear(
    ask: () => Promise<Exchange>,
    isClear: (exchange: Exchange) => boolean,
    { deadline, clock, attempts }: Timed & { attempts: number },
): Promise<Exchange> {
    for (let attempt = 1; ; attempt++) {
        const exchange = await ask();
        const isFinal = isRefusal(exchange) || isRedirect(exchange) || exchange.kind === 'withheld';
        if (isClear(exchange) || isFinal || attempt >= attempts) return exchange;
        const pause = busyOf(exchange)?.waitMs ?? backoffMs(attempt, clock);
        if (clock.now() + pause + SHORTEST_ATTEMPT_MS > deadline) return exchange;
        await clock.sleep(pause);
    }
}
