import type { RateLimit } from '../../../contract/reply';
import type { Exchange, Fusebill, LatchBody, Page } from './fusebill';
import type { Key, KeyStore } from './key-store';
import { LatchError } from '../latch-error';
import { readRateLimit, retryAfterMs } from './rate-limit';
import { NoAnswer, sendRequest, type HttpAnswer } from './send-request';

type Request = {
    method: 'GET' | 'POST';
    /** Path below the base URL, and query. */
    path: string;
    body?: LatchBody;
};

const SHORTEST_MS = 1;

/** Fusebill over HTTPS, with the key that the store holds. */
export class FusebillClient implements Fusebill {
    /** Requests sent since the start. */
    requestCount = 0;
    /** As the last answer said it. */
    rateLimit: RateLimit | null = null;
    private readonly baseUrl: string;
    private readonly attemptMs: number;
    private readonly keys: KeyStore;

    constructor(options: { baseUrl: string; attemptMs: number; keys: KeyStore }) {
        this.baseUrl = options.baseUrl;
        this.attemptMs = options.attemptMs;
        this.keys = options.keys;
    }

    latch(body: LatchBody, deadline: number): Promise<Exchange> {
        return this.exchange({ method: 'POST', path: '/Salesforce/Latch', body }, deadline);
    }

    customer(fusebillId: number, deadline: number): Promise<Exchange> {
        return this.exchange({ method: 'GET', path: `/customers/${fusebillId}` }, deadline);
    }

    customers(query: string, page: Page, deadline: number): Promise<Exchange> {
        const parameters = new URLSearchParams({
            query,
            pageSize: String(page.size),
            pageNumber: String(page.number),
        });
        const path = `/customers?${parameters.toString().replace(/\+/g, '%20')}`;
        return this.exchange({ method: 'GET', path }, deadline);
    }

    /** Sends the request, and once more when its key was refused and the secret holds another by now. */
    private async exchange(request: Request, deadline: number): Promise<Exchange> {
        const key = await this.keys.current(deadline);
        const first = await this.send(request, key, deadline);
        if (!isKeyRefusal(request, first)) return first;
        const renewed = await this.keys.renew(key, deadline);
        const second =
            renewed.version === key.version ? first : await this.send(request, renewed, deadline);
        if (!isKeyRefusal(request, second)) return second;
        throw new LatchError(
            'KEY_REJECTED',
            `${second.request} answered ${second.status}; the secret was read again and holds no other key.`,
        );
    }

    private async send(request: Request, key: Key, deadline: number): Promise<Exchange> {
        const { method, path, body } = request;
        const name = `${method} /v1${path.split('?')[0]}`;
        const limitMs = Math.min(this.attemptMs, deadline - Date.now());
        const silence = { kind: 'silence', request: name, keyVersion: key.version } as const;
        if (limitMs < SHORTEST_MS) return { ...silence, isSent: false };
        this.requestCount++;
        try {
            const answer = await sendRequest({
                method,
                url: `${this.baseUrl}${path}`,
                headers: {
                    Authorization: `Basic ${key.value}`,
                    Accept: 'application/json',
                    ...(body !== undefined && { 'Content-Type': 'application/json' }),
                },
                ...(body !== undefined && { body: JSON.stringify(body) }),
                limitMs,
            });
            return this.read(answer, name, key);
        } catch (error) {
            if (error instanceof NoAnswer) return { ...silence, isSent: error.isSent };
            throw error;
        }
    }

    private read({ status, headers, text }: HttpAnswer, request: string, key: Key): Exchange {
        this.rateLimit = readRateLimit(headers) ?? this.rateLimit;
        return {
            kind: 'answer',
            request,
            status,
            body: parseJson(text),
            retryAfterMs: retryAfterMs(headers['retry-after']),
            keyVersion: key.version,
        };
    }
}

/**
 * 401, and 400 to a read: Fusebill answers 400 to a key that is not of its form, and a read of ours has nothing else that
 * could be wrong. A latch's 400 is told apart by the read that follows it.
 */
function isKeyRefusal(
    { method, path }: Request,
    exchange: Exchange,
): exchange is Extract<Exchange, { kind: 'answer' }> {
    if (exchange.kind === 'silence') return false;
    const isPlainRead = method === 'GET' && !path.includes('?');
    return exchange.status === 401 || (exchange.status === 400 && isPlainRead);
}

/** Null for an empty body; undefined for what is no JSON. The byte order mark that .NET may write is no part of JSON. */
function parseJson(text: string): unknown {
    const json = text.trim();
    if (json === '') return null;
    try {
        return JSON.parse(json);
    } catch {
        return undefined;
    }
}
