import type { BillingBook } from './billing';
import type { FusebillCustomer } from './customer';
import type { RateLimits, ResetFormat } from './rate-meter';

/** The options of the Fusebill emulator. */
export type FusebillOptions = {
    /** 0, the default, picks a free one. */
    port?: number;
    /** The accepted key as the Fusebill screen shows it, base64 of `0:…`; a new one when absent. */
    key?: string;
    /** The ids of the Accounts in the org that is connected to Fusebill; those of the demo org when absent. */
    accounts?: readonly string[];
    /** The seed customers when absent; copied in both cases. */
    customers?: readonly FusebillCustomer[];
    /** The seed's subscriptions and invoices when absent. */
    billing?: BillingBook;
    /** Requests a minute and a day: 1000 and 180000 when absent. */
    limits?: RateLimits;
    /** The status for a customer that another Account holds: 409 when absent. Fusebill doesn't publish it. */
    heldElsewhereStatus?: number;
    /** The answer for a customer that this Account already holds: `customer` when absent. Fusebill doesn't publish it. */
    heldHereAnswer?: 'customer' | 'error';
    /** Milliseconds by which reads lag behind latches: 0 when absent. */
    readLagMs?: number;
    /** Whether refused requests count against the limits: true when absent. */
    countsRefused?: boolean;
    /** How the Reset headers state their time: `timestamp`, Fusebill's own, when absent. */
    resetFormat?: ResetFormat;
    /** Whether customers can be queried by `SalesforceId`: true when absent. Fusebill doesn't publish it. */
    hasSalesforceIdFilter?: boolean;
    /** Milliseconds since 1970, for the rate limit's windows and the lag. */
    now?: () => number;
};
