import type { Fault, Harm } from '../dev/fusebill/fault';

const LATENCY_MS = 150;
const JITTER_MS = 50;
const FAULT_SHARE = 0.01;

/** One of each kind: refused, broken off before and after the write, lost answers. */
const HARMS: readonly Harm[] = [
    { kind: 'status', status: 500, when: 'beforeWrite' },
    { kind: 'status', status: 503, when: 'afterWrite' },
    { kind: 'reset', when: 'beforeWrite' },
    { kind: 'reset', when: 'afterWrite' },
    { kind: 'html', status: 502, when: 'beforeWrite' },
    { kind: 'empty', when: 'afterWrite' },
    { kind: 'truncated' },
    { kind: 'delay', ms: 2000, when: 'afterWrite' },
];

/**
 * What happens to the next `count` requests to Fusebill: 100 to 200 ms of latency, and a fault for one in a hundred.
 * The same seed gives the same faults.
 */
export function weather(count: number, random: () => number): Fault[] {
    return Array.from({ length: count }, () => {
        if (random() < FAULT_SHARE) {
            return HARMS[Math.floor(random() * HARMS.length)] ?? { kind: 'null' };
        }
        const ms = Math.round(LATENCY_MS + (random() * 2 - 1) * JITTER_MS);
        return { kind: 'delay', ms };
    });
}

/** Pseudorandom numbers from 0 to 1. Source: 'mulberry32', public domain, by Tommy Ettinger. */
export function seededRandom(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}
