import type { FusebillCustomer } from './customer';
import { openDoor } from './door';
import type { Fault } from './fault';
import { parsePlan } from './fault-plan';
import type { FusebillOptions } from './fusebill-options';
import { freshKey } from './key';
import type { LatchWrite, RecordedRequest, SynchWrite } from './ledger';
import { serve } from './serve';
import { Session } from './session';

export type FusebillEmulator = {
    /** `http://127.0.0.1:PORT/v1`. */
    readonly url: string;
    /** The currently accepted key. */
    readonly key: string;
    /** Every request to the API since the start or the last reset, oldest first. */
    readonly requests: readonly RecordedRequest[];
    /** Every latch that changed a customer since the start or the last reset, oldest first. */
    readonly writes: readonly LatchWrite[];
    /** Every operation on the synchronization of customers since the start or the last reset, oldest first. */
    readonly synchs: readonly SynchWrite[];
    /** A copy of the current customer. */
    customer(id: number): FusebillCustomer | undefined;
    /** Queues faults. Each applies to the next matching request, one per request. */
    plan(...faults: Fault[]): void;
    /** Clears the queued faults. */
    calm(): void;
    /** From now on, reads lag behind latches by this many milliseconds. */
    lagReads(ms: number): void;
    /** Replaces the accepted key, with a new one if none is given; the old one stops working immediately. */
    rotateKey(key?: string): string;
    /** Requests that arrived on silenced connections since the start. */
    readonly unheard: number;
    /**
     * Ignores everything that arrives on currently open connections, as a client finds them after it was frozen for
     * long.
     */
    silence(): void;
    /**
     * Resets customers, key, ledgers, faults and rate limits; running requests no longer count.
     * @param changes options that differ until the next reset
     */
    reset(changes?: Omit<FusebillOptions, 'port' | 'key'>): void;
    /** Stops the server and every open connection. */
    close(): Promise<void>;
};

/** Starts Fusebill on 127.0.0.1. Rejects if the port is taken or the key isn't in Fusebill's format. */
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
        get synchs() {
            return session.book.synchs;
        },
        get unheard() {
            return door.unheard;
        },
        silence: () => door.silence(),
        customer: (id) => structuredClone(session.book.get(id)),
        plan: (...faults) => session.faults.add(parsePlan(faults)),
        calm: () => session.faults.clear(),
        lagReads: (ms) => session.book.lagReads(ms),
        rotateKey: (key = freshKey()) => session.rotateKey(key),
        reset(changes = {}) {
            session = new Session({ ...options, ...changes }, firstKey);
        },
        close: () => door.close(),
    };
    return emulator;
}
