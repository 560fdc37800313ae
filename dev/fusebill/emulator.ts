import type { FusebillCustomer } from './customer';
import { openDoor } from './door';
import type { Fault } from './fault';
import { parsePlan } from './fault-plan';
import { freshKey } from './key';
import type { LatchWrite, RecordedRequest } from './ledger';
import { serve } from './serve';
import { Session } from './session';

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

/** A running Fusebill on 127.0.0.1. Rejects when the port is taken or the key is not of Fusebill's form. */
export async function startFusebill(options: FusebillOptions = {}): Promise<FusebillEmulator> {
    const firstKey = options.key ?? freshKey();
    let session = new Session(options, firstKey);
    const door = await openDoor((request, response) => {
        void serve(request, response, { emulator, session, door });
    }, options.port ?? 0);

    const emulator: FusebillEmulator = {
        url: `http://127.0.0.1:${door.port}/v1`,
        get key() {
            return session.key;
        },
        get requests() {
            return session.requests;
        },
        get writes() {
            return session.book.writes;
        },
        customer: (id) => structuredClone(session.book.get(id)),
        plan: (...faults) => session.faults.add(parsePlan(faults)),
        rotateKey: (key = freshKey()) => session.rotateKey(key),
        reset() {
            session = new Session(options, firstKey);
        },
        close: () => door.close(),
    };
    return emulator;
}
