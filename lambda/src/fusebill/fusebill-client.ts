import type { SynchOperation } from '../../../contract/event';
import type { LimitWindow, RateLimit } from '../../../contract/reply';
import type { Clock } from './clock';
import { NoAnswer, type Connections, type HttpAnswer } from './connections';
import { isBadRequest, type Answer, type Busy, type Exchange } from './fusebill';
import type {
    CustomerList,
    CustomerLists,
    Fusebill,
    LatchBody,
    Page,
    Purpose,
    Terms,
} from './fusebill';
import { fusebillWords } from './fusebill-words';
import type { Key, KeyStore } from './key-store';
import { LatchError } from '../latch-error';
import { parseJson } from './parse-json';
import type { RateGate, Reserve } from './rate-gate';
import type { Memory } from './memory';
import { readRateLimit, retryAfterMs } from './rate-limit';

/** What all requests of an environment share, across events. */
export type Environment = {
    baseUrl: string;
    /** The time-out of one attempt, in milliseconds. */
    attemptMs: number;
    keys: KeyStore;
    gate: RateGate;
    connections: Pick<Connections, 'send'>;
    clock: Clock;
    memory: Memory;
};

type Request = { method: 'GET' | 'POST'; path: string; body?: string } & Terms;

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
const SYNCH_PATHS = { enable: 'EnableSynch', disable: 'DisableSynch', resynch: 'Resynch' } as const;
/** A request that can't be malformed. */
const PROBE = '/customers?pageSize=1&pageNumber=0';

/** Calls Fusebill over HTTPS for one event, with the key in the store. */
export class FusebillClient implements Fusebill, CustomerLists {
    /** Requests sent for this event. */
    requestCount = 0;
    /** Whether a request that writes may have reached Fusebill. */
    hasSentWrite = false;
    /** From the last answer. */
    rateLimit: RateLimit | null = null;
    private readonly environment: Environment;

    constructor(environment: Environment) {
        this.environment = environment;
    }

    latch(body: LatchBody, deadline: number): Promise<Exchange> {
        return this.write('Latch', JSON.stringify(body), deadline);
    }

    synch(operation: SynchOperation, fusebillId: number, deadline: number): Promise<Exchange> {
        const path = SYNCH_PATHS[operation];
        return operation === 'resynch'
            ? this.write(path, JSON.stringify({ fusebillId }), deadline)
            : this.write(`${path}/${fusebillId}`, '', deadline);
    }

    private write(path: string, body: string, deadline: number): Promise<Exchange> {
        const terms = { deadline, purpose: 'write' } as const;
        return this.exchange({ method: 'POST', path: `/Salesforce/${path}`, body, ...terms });
    }

    customer(fusebillId: number, terms: Terms): Promise<Exchange> {
        return this.exchange({ method: 'GET', path: `/customers/${fusebillId}`, ...terms });
    }

    customers(query: string, page: Page, terms: Terms): Promise<Exchange> {
        return this.list('/customers', query, page, terms);
    }

    listOf(id: number, { name, query }: CustomerList, page: Page, terms: Terms): Promise<Exchange> {
        return this.list(`/customers/${id}/${name}`, query, page, terms);
    }

    private list(list: string, query: string, page: Page, terms: Terms): Promise<Exchange> {
        const parameters = new URLSearchParams({
            ...(query !== '' && { query }),
            pageSize: String(page.size),
            pageNumber: String(page.number),
        });
        const path = `${list}?${parameters.toString().replace(/\+/g, '%20')}`;
        return this.exchange({ method: 'GET', path, ...terms });
    }

    /** Sends the request, and repeats it if its key was refused and the secret now contains another. */
    private async exchange(request: Request): Promise<Exchange> {
        const { keys } = this.environment;
        const key = await keys.current(request.deadline);
        const first = await this.send(request, key);
        if (!(await this.isKeyRefused(request, first, key))) return first;
        const renewed = await keys.renew(key, request.deadline);
        if (renewed.version === key.version) throw rejected(first);
        const second = await this.send(request, renewed);
        if (await this.isKeyRefused(request, second, renewed)) throw rejected(second);
        return second;
    }

    /**
     * Whether the key was refused: by a 401, or by Fusebill's 400 for a malformed key. A 400 may also be about the
     * request, so a known-good request decides, once per key. It is sent with the read that follows a latch, never
     * with the latch itself.
     */
    private async isKeyRefused(request: Request, exchange: Exchange, key: Key): Promise<boolean> {
        const { keys } = this.environment;
        if (exchange.kind !== 'answer') return false;
        if (exchange.status === 401) return true;
        if (exchange.status < 400) keys.markAccepted(key);
        if (!isBadRequest(exchange) || request.method === 'POST' || keys.isAccepted(key)) {
            return false;
        }
        if (request.path === PROBE) return true;
        const probe = await this.send({ ...request, path: PROBE }, key);
        return this.isKeyRefused({ ...request, path: PROBE }, probe, key);
    }

    private async send(request: Request, key: Key): Promise<Exchange> {
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
        this.requestCount++;
        this.hasSentWrite ||= method === 'POST';
        try {
            const answer = await this.sendOnce(request, key, limitMs);
            return this.read(answer, name, key);
        } catch (error) {
            gate.release(null, clock.wallNow());
            if (!(error instanceof NoAnswer)) throw error;
            const { isSent, reason } = error;
            return { kind: 'silence', isSent, reason, ...unanswered };
        }
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

    private read({ status, headers, text }: HttpAnswer, request: string, key: Key): Answer {
        const { gate, clock } = this.environment;
        const now = clock.wallNow();
        const limit = readRateLimit(headers, now);
        this.rateLimit = limit ?? this.rateLimit;
        gate.release(limit, now);
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

function rejected(exchange: Exchange): LatchError {
    const status = exchange.kind === 'answer' ? exchange.status : 0;
    return new LatchError(
        'KEY_REJECTED',
        `${exchange.request} answered ${status}; the secret was read again and holds no other key.`,
    );
}
