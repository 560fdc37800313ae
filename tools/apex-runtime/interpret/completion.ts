/** How a statement ended; null when the next one follows. */
import type { Value } from '../values';

export type Completion = null | { kind: 'break' } | { kind: 'continue' } | Returned;

export interface Returned {
    kind: 'return';
    value: Value;
}

export const BREAK: Completion = { kind: 'break' };
export const CONTINUE: Completion = { kind: 'continue' };
