import type { Clock } from './clock';
import type { Connections } from './connections';
import type { KeyStore } from './key-store';
import type { Memory } from './memory';
import type { RateGate } from './rate-gate';

/** What all requests of an environment share, across events. */
export type Environment = {
    baseUrl: string;
    /** The time-out of one attempt, in milliseconds. */
    attemptMs: number;
    keys: KeyStore;
    gate: RateGate;
    connections: Pick<Connections, 'send'>;
    clock: Clock;
    memory: Memory;
};
