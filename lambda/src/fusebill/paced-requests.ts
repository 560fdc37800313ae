import type { LimitWindow, RateLimit } from '../../../contract/reply';
import type { HttpAnswer } from './connections';
import type { Environment } from './environment';
import type { Answer, Busy, Exchange, Purpose, Terms } from './fusebill';
import { fusebillWords } from './fusebill-words';
import type { Key } from './key-store';
import { NoAnswer } from './no-answer';
import { parseJson } from './parse-json';
import type { Reserve } from './rate-gate';
import { readRateLimit, retryAfterMs } from './rate-limit';

/** A request to Fusebill; `path` follows the base URL. */
export type Request = { method: 'GET' | 'POST'; path: string; body?: string } & Terms;

const SHORTEST_MS = 1;
/** How long a user waits for Fusebill's rate limit. */
const PATIENCE_MS: Record<Purpose, number> = {
    look: 5000,
    optionalRead: 5000,
    write: Infinity,
    outcomeRead: 0,
};
const RESERVES: Record<Purpose, Reserve> = {
    look: 'none',
    optionalRead: 'moves',
    write: 'outcomeReads',
    outcomeRead: 'none',
};

/** Sends the requests of one event within Fusebill's limits, and keeps count of them. */
export class PacedRequests {
    /** Requests sent. */
    count = 0;
    /** Whether a request that writes may have reached Fusebill. */
    hasSentWrite = false;
    /** From the last answer. */
    rateLimit: RateLimit | null = null;
    private readonly environment: Environment;

    constructor(environment: Environment) {
        this.environment = environment;
    }

    /** Sends the request once its turn has come; never throws for what comes back. */
    async send(request: Request, key: Key): Promise<Exchange> {
        const { method, path, deadline } = request;
        const { gate, clock, attemptMs } = this.environment;
        const name = `${method} /v1${path.split('?')[0] ?? path}`;
        const unanswered = { request: name, keyVersion: key.version };
        const busy = await this.enterGate(request);
        if (busy !== null) return { kind: 'withheld', busy, ...unanswered };
        const limitMs = Math.min(attemptMs, deadline - clock.now());
        if (limitMs < SHORTEST_MS) {
            gate.release(null, clock.wallNow());
            return { kind: 'silence', isSent: false, reason: 'the time was up', ...unanswered };
        }
        this.count++;
        this.hasSentWrite ||= method === 'POST';
        let answer: HttpAnswer;
        try {
            answer = await this.sendOnce(request, key, limitMs);
        } catch (error) {
            gate.release(null, clock.wallNow());
            if (!(error instanceof NoAnswer)) throw error;
            const { isSent, reason } = error;
            return { kind: 'silence', isSent, reason, ...unanswered };
        }
        this.takeOverLimit(answer);
        return this.read(answer, name, key);
    }

    /** Waits until a request may be sent, and counts it. If the wait is too long, returns it instead. */
    private async enterGate({ purpose, deadline }: Request): Promise<Busy | null> {
        const { gate, clock } = this.environment;
        const latest = Math.min(deadline, clock.now() + PATIENCE_MS[purpose]);
        for (;;) {
            const { waitMs, usedUp } = gate.state(clock.wallNow(), RESERVES[purpose]);
            if (waitMs === 0 || purpose === 'outcomeRead') break;
            if (clock.now() + waitMs > latest) return { waitMs, usedUp };
            await clock.sleep(waitMs);
        }
        gate.take(clock.wallNow());
        return null;
    }

    private sendOnce(
        { method, path, body }: Request,
        key: Key,
        limitMs: number,
    ): Promise<HttpAnswer> {
        const { connections, baseUrl } = this.environment;
        return connections.send({
            method,
            url: `${baseUrl}${path}`,
            headers: {
                Authorization: `Basic ${key.value}`,
                Accept: 'application/json',
                ...(body !== undefined && { 'Content-Type': 'application/json' }),
            },
            ...(body !== undefined && { body }),
            limitMs,
        });
    }

    private takeOverLimit({ headers }: HttpAnswer): void {
        const { gate, clock } = this.environment;
        const now = clock.wallNow();
        const limit = readRateLimit(headers, now);
        this.rateLimit = limit ?? this.rateLimit;
        gate.release(limit, now);
    }

    private read({ status, headers, text }: HttpAnswer, request: string, key: Key): Answer {
        const { gate, clock } = this.environment;
        const now = clock.wallNow();
        const body = parseJson(text, key.value);
        const answer = { kind: 'answer', request, status, body, keyVersion: key.version } as const;
        if (status !== 429) return { ...answer, busy: undefined };
        const window = windowIn(fusebillWords(body));
        gate.refuse({ retryAfterMs: retryAfterMs(headers['retry-after'], now), window }, now);
        return { ...answer, busy: gate.state(now) };
    }
}

function windowIn(words: string | null): LimitWindow | null {
    if (words === null) return null;
    return /\bda(?:y|ily)\b/i.test(words) ? 'day' : /\bminute\b/i.test(words) ? 'minute' : null;
}
