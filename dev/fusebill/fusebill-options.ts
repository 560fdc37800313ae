import type { FusebillCustomer } from './customer';

/** How an emulated Fusebill differs from the usual one. */
export type FusebillOptions = {
    /** 0, the default, takes a free one. */
    port?: number;
    /** The accepted key as the Fusebill screen shows it, base64 of `0:…`; a fresh one when absent. */
    key?: string;
    /** The ids of the Accounts in the org that is connected to Fusebill; those of the demo org when absent. */
    accounts?: readonly string[];
    /** The seed customers when absent; copied in both cases. */
    customers?: readonly FusebillCustomer[];
    /** Requests a minute and a day: 1000 and 180000 when absent. */
    limits?: { minute: number; day: number };
    /** The status for a customer that another Account holds, which Fusebill does not publish: 409 when absent. */
    heldElsewhereStatus?: number;
    /** What a customer answers that this Account holds already, which Fusebill does not publish: `customer` when absent. */
    heldHereAnswer?: 'customer' | 'error';
    /** Milliseconds since 1970 for the rate limit's windows. */
    now?: () => number;
};
