import type { BillingBook } from './billing';
import type { FusebillCustomer } from './customer';
import type { RateLimits, ResetFormat } from './rate-meter';

/** The options of the Fusebill emulator. */
export type FusebillOptions = {
    /** 0, the default, picks a free one. */
    port?: number;
    /** The accepted key as Fusebill shows it, base64 of `0:…`; a new one by default. */
    key?: string;
    /** The ids of the Accounts in the org that is connected to Fusebill; by default, those of the demo org. */
    accounts?: readonly string[];
    /** The seed customers by default; always copied. */
    customers?: readonly FusebillCustomer[];
    /** The seed's subscriptions and invoices by default. */
    billing?: BillingBook;
    /** Requests per minute and per day; 1000 and 180000 by default. */
    limits?: RateLimits;
    /** The status for a customer that another Account holds; 409 by default. Fusebill doesn't publish it. */
    heldElsewhereStatus?: number;
    /**
     * The answer for a customer that this Account already holds; `customer` by default. Fusebill doesn't publish it.
     */
    heldHereAnswer?: 'customer' | 'error';
    /** How many milliseconds reads lag behind latches; 0 by default. */
    readLagMs?: number;
    /** Whether refused requests count against the limits; true by default. */
    countsRefused?: boolean;
    /** The format of the time in Reset headers; by default Fusebill's own, `timestamp`. */
    resetFormat?: ResetFormat;
    /** Whether customers can be queried by `SalesforceId`; true by default. Fusebill doesn't publish it. */
    hasSalesforceIdFilter?: boolean;
    /** Milliseconds since 1970, for the rate limit's windows and the lag. */
    now?: () => number;
};
