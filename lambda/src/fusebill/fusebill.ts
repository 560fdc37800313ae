import type { SynchOperation } from '../../../contract/event';
import type { LimitWindow } from '../../../contract/reply';

/** The outcome of one request to Fusebill. */
export type Exchange = Answer | Silence | Withheld;

/** An answer, from Fusebill or something in between. */
export type Answer = {
    kind: 'answer';
    /** The request, without a host: `POST /v1/Salesforce/Latch`. */
    request: string;
    status: number;
    /** The parsed JSON; null when the body is empty, undefined when it is not JSON. */
    body: unknown;
    /** With a 429: how long to send nothing, and which limit is used up, if known. */
    busy: Busy | undefined;
    /** The version of the key that the request was sent with. */
    keyVersion: number;
};

/** No answer came. */
export type Silence = {
    kind: 'silence';
    request: string;
    /** Whether Fusebill may have received the request; false if there was no connection. */
    isSent: boolean;
    /** A code such as `ECONNREFUSED`, otherwise a few words. */
    reason: string;
    keyVersion: number;
};

/** Nothing was sent, because Fusebill's rate limit is used up. */
export type Withheld = { kind: 'withheld'; request: string; busy: Busy; keyVersion: number };

export type Busy = { waitMs: number; usedUp: LimitWindow | null };

export type LatchBody = { fusebillId: number; salesforceId: string; forceLatch: boolean };

/** A list of one customer: the last part of its path, and the query. */
export type CustomerList = { name: 'subscriptions' | 'invoiceSummaries'; query: string };

/** A page of a list, numbered from 0. */
export type Page = { number: number; size: number };

/**
 * The purpose of a request. While the rate limit is used up, a user waits a few seconds (`look`), a change waits
 * until its deadline (`write`), and a read that decides whether something was written is sent anyway (`outcomeRead`).
 * Optional reads (`optionalRead`) keep enough of the minute's requests for a move.
 */
export type Purpose = 'look' | 'optionalRead' | 'write' | 'outcomeRead';

/** The deadline and the purpose of a request. */
export type Terms = { deadline: number; purpose: Purpose };

/**
 * Fusebill's API: one request per call, and a second one if the key has changed. Never throws because of Fusebill's
 * answers; throws `KEY_MISSING` and `KEY_REJECTED`.
 */
export type Fusebill = {
    latch(body: LatchBody, deadline: number): Promise<Exchange>;
    synch(operation: SynchOperation, fusebillId: number, deadline: number): Promise<Exchange>;
    customer(fusebillId: number, terms: Terms): Promise<Exchange>;
    /** `query` in Fusebill's query language, not yet encoded; '' for all customers. */
    customers(query: string, page: Page, terms: Terms): Promise<Exchange>;
};

/** The lists of one customer, with the guarantees of `Fusebill`. */
export type CustomerLists = {
    listOf(fusebillId: number, list: CustomerList, page: Page, terms: Terms): Promise<Exchange>;
};

/** Whether Fusebill answered with success. */
export function isSuccess(exchange: Exchange): exchange is Answer {
    return exchange.kind === 'answer' && exchange.status >= 200 && exchange.status < 300;
}

/**
 * Whether Fusebill refused (4xx) for a lasting reason. An answer that isn't JSON comes from a proxy; 408 and 425 mean
 * that the request came at the wrong time.
 */
export function isRefusal(exchange: Exchange): exchange is Answer {
    if (exchange.kind !== 'answer' || exchange.body === undefined) return false;
    const { status } = exchange;
    return status >= 400 && status < 500 && ![408, 425, 429].includes(status);
}

/** Whether the request was never processed: because of the rate limit, or because there was no connection. */
export function isTurnedAway(exchange: Exchange): boolean {
    if (exchange.kind === 'silence') return !exchange.isSent;
    return busyOf(exchange) !== null;
}

/** How long Fusebill accepts no more requests; null if that isn't why the request failed. */
export function busyOf(exchange: Exchange): Busy | null {
    return exchange.kind === 'silence' ? null : (exchange.busy ?? null);
}

/** Whether the answer is a redirect. It is never followed, because that would send the key there. */
export function isRedirect(exchange: Exchange): boolean {
    return exchange.kind === 'answer' && exchange.status >= 300 && exchange.status < 400;
}

export function isBadRequest(exchange: Exchange): boolean {
    return exchange.kind === 'answer' && exchange.status === 400;
}

/** What was attempted and what came back, for a message. */
export function describe(exchange: Exchange): string {
    const { request } = exchange;
    if (exchange.kind === 'silence') {
        return exchange.isSent
            ? `${request} got no answer (${exchange.reason})`
            : `${request} could not be sent (${exchange.reason})`;
    }
    const { usedUp } = busyOf(exchange) ?? { usedUp: null };
    const limit = usedUp === null ? '' : `: the limit of the ${usedUp} is used up`;
    if (exchange.kind === 'withheld') return `${request} was not sent${limit}`;
    const hint = isRedirect(exchange) ? ": Fusebill's address has changed" : limit;
    return `${request} answered ${exchange.status}${hint}`;
}
