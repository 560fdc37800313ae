import type { SynchOperation } from '../../../contract/event';
import type { LimitWindow } from '../../../contract/reply';

/** The outcome of one request to Fusebill. */
export type Exchange = Answer | Silence | Withheld;

/** Fusebill, or something in between, answered. */
export type Answer = {
    kind: 'answer';
    /** The request, without a host: `POST /v1/Salesforce/Latch`. */
    request: string;
    status: number;
    /** The parsed JSON; null when the body is empty, undefined when it is not JSON. */
    body: unknown;
    /** With 429: how long to send nothing, and which limit is used up where it is known. */
    busy: Busy | undefined;
    /** Of the key that the request was sent with. */
    keyVersion: number;
};

/** No answer came. */
export type Silence = {
    kind: 'silence';
    request: string;
    /** Whether Fusebill may have received the request; false when no connection was made. */
    isSent: boolean;
    /** A code such as `ECONNREFUSED`, else a few words. */
    reason: string;
    keyVersion: number;
};

/** Nothing was sent, since Fusebill is not accepting any more requests right now. */
export type Withheld = { kind: 'withheld'; request: string; busy: Busy; keyVersion: number };

export type Busy = { waitMs: number; usedUp: LimitWindow | null };

export type LatchBody = { fusebillId: number; salesforceId: string; forceLatch: boolean };

/** A list below a customer: the last part of its path, and what is asked for. */
export type CustomerList = { name: 'subscriptions' | 'invoiceSummaries'; query: string };

/** A page of a list, numbered from 0. */
export type Page = { number: number; size: number };

/**
 * What a request is for. While the limit is used up, a person waits a few seconds (`look`), a change as long as its time
 * lasts (`write`), and a read that decides whether something was written is sent anyway (`outcomeRead`). Optional reads
 * (`optionalRead`) keep enough of the minute's requests for a move.
 */
export type Purpose = 'look' | 'optionalRead' | 'write' | 'outcomeRead';

/** When a request must be finished, and what it is for. */
export type Terms = { deadline: number; purpose: Purpose };

/**
 * Fusebill's API: one request for each call, and a second one when the key turns out to have changed. Never throws for
 * what Fusebill answers; throws `KEY_MISSING` and `KEY_REJECTED`.
 */
export type Fusebill = {
    latch(body: LatchBody, deadline: number): Promise<Exchange>;
    synch(operation: SynchOperation, fusebillId: number, deadline: number): Promise<Exchange>;
    customer(fusebillId: number, terms: Terms): Promise<Exchange>;
    /** `query` in Fusebill's query language, not yet encoded; '' for all customers. */
    customers(query: string, page: Page, terms: Terms): Promise<Exchange>;
};

/** The lists that belong to one customer, with the promises of `Fusebill`. */
export type CustomerLists = {
    listOf(fusebillId: number, list: CustomerList, page: Page, terms: Terms): Promise<Exchange>;
};

/** Whether Fusebill answered that it did what was asked. */
export function isSuccess(exchange: Exchange): exchange is Answer {
    return exchange.kind === 'answer' && exchange.status >= 200 && exchange.status < 300;
}

/**
 * Whether Fusebill refused (4xx) for a reason that another try would not change. What is not JSON is the page of a proxy
 * and says nothing about Fusebill; 408 and 425 say that the request came at the wrong time.
 */
export function isRefusal(exchange: Exchange): exchange is Answer {
    if (exchange.kind !== 'answer' || exchange.body === undefined) return false;
    const { status } = exchange;
    return status >= 400 && status < 500 && ![408, 425, 429].includes(status);
}

/** Whether the request was turned away before anybody looked at it: by the limit, or because no connection could be made. */
export function isTurnedAway(exchange: Exchange): boolean {
    if (exchange.kind === 'silence') return !exchange.isSent;
    return busyOf(exchange) !== null;
}

/** How long Fusebill takes no more requests; null when that is not why the request failed. */
export function busyOf(exchange: Exchange): Busy | null {
    return exchange.kind === 'silence' ? null : (exchange.busy ?? null);
}

/** Whether the answer points to another address. It is never followed, since the key would travel there. */
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
