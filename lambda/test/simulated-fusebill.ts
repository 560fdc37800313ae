import type { FusebillOptions } from '../../dev/fusebill/fusebill-options';
import type { Incoming } from '../../dev/fusebill/incoming';
import { freshKey } from '../../dev/fusebill/key';
import { Session } from '../../dev/fusebill/session';
import { WAIT_MS } from '../../contract/agreed-values';
import type { LatchEvent } from '../../contract/event';
import type { HttpAnswer, HttpRequest } from '../src/fusebill/connections';
import type { Environment } from '../src/fusebill/environment';
import { FusebillClient } from '../src/fusebill/fusebill-client';
import { KeyStore } from '../src/fusebill/key-store';
import { NoAnswer } from '../src/fusebill/no-answer';
import { RateGate } from '../src/fusebill/rate-gate';
import { handleEvent } from '../src/handle-event';
import { toFault, toLatchError } from '../src/latch-error';
import type { Result } from './harness';
import { SimulatedClock } from './simulated-clock';

/** A fault of one request; with `isWritten`, the request is still carried out. */
export type Harm =
    | { kind: 'answer'; status: number; body: string; isWritten?: boolean }
    | { kind: 'reset' | 'timeOut'; isWritten?: boolean }
    | { kind: 'notSent'; reason?: string }
    /** The function itself fails when it reads the answer. */
    | { kind: 'ownFault' }
    /** The true answer, with the holder that a read shows replaced by this. */
    | { kind: 'holder'; salesforceId: unknown };

export type SimulationOptions = Omit<FusebillOptions, 'now'> & {
    /** How long a request takes; 100 ms by default. */
    latencyMs?: number;
    /** The fault of a request; undefined for none. */
    harm?: (request: HttpRequest, count: number) => Harm | undefined;
    random?: () => number;
};

/** What an error of the function says; it may hold what was sent. */
export const OWN_FAULT = 'dana.fox@example.com is not a function';

/** The function's time for an event, without the margin for its answer. */
export const FUNCTION_MS = WAIT_MS.function - 500;

/** The function in front of the emulator's rules, without a network and in simulated time. */
export class Simulation {
    readonly clock: SimulatedClock;
    readonly environment: Environment;
    /** The requests sent, and when. */
    readonly sent: { method: string; path: string; at: number; status: number | null }[] = [];
    readonly unexpected: unknown[] = [];
    mostUnderWay = 0;
    private underWay = 0;
    private readonly session: Session;
    private readonly options: SimulationOptions;

    constructor(options: SimulationOptions = {}) {
        const key = freshKey();
        this.options = options;
        this.clock = new SimulatedClock(options.random);
        this.session = new Session({ ...options, now: this.clock.wallNow }, key);
        this.environment = {
            baseUrl: 'http://fusebill.example.com/v1',
            attemptMs: WAIT_MS.attempt,
            keys: new KeyStore(() => Promise.resolve(key), this.clock),
            gate: new RateGate(),
            connections: { send: (request) => this.send(request) },
            clock: this.clock,
            memory: {},
        };
    }

    get writes(): Session['book']['writes'] {
        return this.session.book.writes;
    }

    get synchs(): Session['book']['synchs'] {
        return this.session.book.synchs;
    }

    get requests(): string[] {
        return this.sent.map(({ method }) => method);
    }

    holderOf(customer: number): string | null {
        return this.session.book.get(customer)?.salesforceId ?? null;
    }

    statusOf(customer: number): string | null {
        return this.session.book.get(customer)?.salesforceSynchStatus ?? null;
    }

    /** Latches as another client of Fusebill would. */
    seize(fusebillId: number, salesforceId: string): void {
        const customer = this.session.book.get(fusebillId);
        if (customer) this.session.book.latch(customer, salesforceId);
    }

    /** Uses up one request, as another client of Fusebill would. */
    spend(): void {
        this.session.count();
    }

    /** Answers the event as the function would, within its time-out. */
    answer(event: LatchEvent, timeMs = FUNCTION_MS): Promise<Result> {
        return this.clock.run(this.handle(event, timeMs));
    }

    private async handle(event: LatchEvent, timeMs: number): Promise<Result> {
        const { environment } = this;
        const tools = {
            environment,
            fusebill: new FusebillClient(environment),
            deadline: this.clock.now() + timeMs,
            version: '0.1.0',
            onUnexpected: (error: unknown) => this.unexpected.push(error),
        };
        try {
            return { ok: true, data: await handleEvent(event, tools) };
        } catch (error) {
            return { ok: false, error: toFault(toLatchError(error, false)) };
        }
    }

    private async send(request: HttpRequest): Promise<HttpAnswer> {
        this.mostUnderWay = Math.max(this.mostUnderWay, ++this.underWay);
        const record = {
            method: request.method,
            path: new URL(request.url).pathname + decodeURIComponent(new URL(request.url).search),
            at: this.clock.now(),
            status: null as number | null,
        };
        this.sent.push(record);
        try {
            const answer = await this.exchange(request);
            record.status = answer.status;
            return answer;
        } finally {
            this.underWay--;
        }
    }

    private async exchange(request: HttpRequest): Promise<HttpAnswer> {
        const harm = this.options.harm?.(request, this.sent.length);
        const latencyMs = this.options.latencyMs ?? 100;
        if (harm?.kind === 'notSent') {
            throw new NoAnswer(false, fault(harm.reason ?? 'ECONNREFUSED'));
        }
        if (latencyMs > request.limitMs) return this.timeOut(request, harm === undefined);
        await this.clock.sleep(latencyMs);
        if (harm === undefined) return this.carryOut(request);
        if (harm.kind === 'holder') return withHolder(this.carryOut(request), harm.salesforceId);
        if (harm.kind === 'ownFault') return failingWhenRead(this.carryOut(request));
        if (harm.isWritten === true) this.carryOut(request);
        if (harm.kind === 'answer') return { status: harm.status, headers: {}, text: harm.body };
        if (harm.kind === 'timeOut') return this.timeOut(request, false, latencyMs);
        throw new NoAnswer(true, fault('ECONNRESET'));
    }

    private async timeOut(
        request: HttpRequest,
        isWritten: boolean,
        spentMs = 0,
    ): Promise<HttpAnswer> {
        if (isWritten) this.carryOut(request);
        await this.clock.sleep(request.limitMs - spentMs);
        throw new NoAnswer(true, new Error('the time was up'));
    }

    private carryOut(request: HttpRequest): HttpAnswer {
        const { exceeded, headers } = this.session.count();
        const answer = this.session.carryOut(toIncoming(request), exceeded);
        const all = { ...headers, ...answer.headers };
        return {
            status: answer.status,
            headers: Object.fromEntries(
                Object.entries(all).map(([name, value]) => [name.toLowerCase(), value]),
            ),
            text: answer.body,
        };
    }
}

function failingWhenRead({ status, headers }: HttpAnswer): HttpAnswer {
    return {
        status,
        headers,
        get text(): string {
            throw new TypeError(OWN_FAULT);
        },
    };
}

function fault(code: string): Error {
    return Object.assign(new Error('invented'), { code });
}

function toIncoming({ method, url, headers, body = '' }: HttpRequest): Incoming {
    const { pathname: path, search, searchParams } = new URL(url);
    return {
        method,
        path,
        query: Object.fromEntries(searchParams),
        target: path + search,
        authorization: headers.Authorization,
        contentType: headers['Content-Type'] ?? null,
        body,
        remotePort: 1,
    };
}

function withHolder(answer: HttpAnswer, salesforceId: unknown): HttpAnswer {
    const customer = JSON.parse(answer.text) as object;
    return { ...answer, text: JSON.stringify({ ...customer, salesforceId }) };
}
