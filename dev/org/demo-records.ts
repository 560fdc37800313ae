import { LatchRecords, type StoredRow } from './latch-records';
import storedLatches from './stored-latches.json';

/** What the demo org has stored of earlier latches; each call begins anew. */
export function demoRecords(): LatchRecords {
    return new LatchRecords('Robin Vale', storedLatches as StoredRow[]);
}
