import type { FusebillCustomer } from './customer';
import type { Fault } from './fault';
import type { LatchWrite, RecordedRequest } from './ledger';

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

export type FusebillEmulator = {
    /** `http://127.0.0.1:PORT/v1`. */
    readonly url: string;
    /** The key that is accepted now. */
    readonly key: string;
    /** Every request to the API since the start or the last reset, oldest first. */
    readonly requests: readonly RecordedRequest[];
    /** Every latch that changed a customer since the start or the last reset, oldest first. */
    readonly writes: readonly LatchWrite[];
    /** A copy of the customer as Fusebill holds it now. */
    customer(id: number): FusebillCustomer | undefined;
    /** Queues faults; each takes the next request that it matches, one fault a request. */
    plan(...faults: Fault[]): void;
    /** Makes another key the accepted one, a fresh one when none is given; the old one dies at once. */
    rotateKey(key?: string): string;
    /** Customers, key, ledgers, faults and rate limits as at the start; requests under way no longer count. */
    reset(): void;
    /** Ends the server and every open connection. */
    close(): Promise<void>;
};

/** A running Fusebill on 127.0.0.1. Rejects when the port is taken. */
export async function startFusebill(_options: FusebillOptions = {}): Promise<FusebillEmulator> {
    throw new Error('The Fusebill emulator is being written.');
}
