/** What came of one request to Fusebill. */
export type Exchange = Answer | Silence;

/** Fusebill, or something between, answered. */
export type Answer = {
    kind: 'answer';
    /** The request, without a host: `POST /v1/Salesforce/Latch`. */
    request: string;
    status: number;
    /** The parsed JSON; null when the body is empty, undefined when it is no JSON. */
    body: unknown;
    /** What `Retry-After` says, where it is there. */
    retryAfterMs: number | undefined;
    /** Of the key that the request was sent with. */
    keyVersion: number;
};

/** No answer came. */
export type Silence = {
    kind: 'silence';
    request: string;
    /** Whether Fusebill may have got the request; false when no connection was made. */
    isSent: boolean;
    keyVersion: number;
};

export type LatchBody = { fusebillId: number; salesforceId: string; forceLatch: boolean };

/**
 * Fusebill's API, one request a call but for a second one when the key turns out to be changed. Never throws for what
 * Fusebill answers; throws `KEY_MISSING` and `KEY_REJECTED`.
 */
export type Fusebill = {
    latch(body: LatchBody, deadline: number): Promise<Exchange>;
    customer(fusebillId: number, deadline: number): Promise<Exchange>;
    /** `query` in Fusebill's query language, not yet encoded. */
    customers(query: string, page: Page, deadline: number): Promise<Exchange>;
};

/** A page of a list, numbered from 0. */
export type Page = { number: number; size: number };

/** Whether Fusebill answered that it did what was asked. */
export function isSuccess(exchange: Exchange): exchange is Answer {
    return exchange.kind === 'answer' && exchange.status >= 200 && exchange.status < 300;
}

/**
 * Whether Fusebill refused (4xx but 429) for a reason that another try would not change. What is no JSON is a page of a proxy,
 * and says nothing of Fusebill's mind.
 */
export function isRefusal(exchange: Exchange): exchange is Answer {
    if (exchange.kind === 'silence' || isBusy(exchange)) return false;
    return exchange.status >= 400 && exchange.status < 500 && exchange.body !== undefined;
}

/** Whether Fusebill turned the request away before it looked at it. */
export function isBusy(exchange: Exchange): boolean {
    return exchange.kind === 'answer' && exchange.status === 429;
}

/** How long Fusebill asks to be left alone, where it does. */
export function askedPauseMs(exchange: Exchange): number | undefined {
    return exchange.kind === 'answer' ? exchange.retryAfterMs : undefined;
}

/** What was asked and what came back, for a message. */
export function describe(exchange: Exchange): string {
    return exchange.kind === 'answer'
        ? `${exchange.request} answered ${exchange.status}`
        : `${exchange.request} gave no answer`;
}
