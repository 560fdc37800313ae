import type { Code } from '../../../../../contract/codes';

/** What a button offers after a failure: the same request, a look at what is latched now, a review of the move, another search, or no button. */
export type NextStep = 'retry' | 'check' | 'review' | 'search' | 'none';

/**
 * Where the user need not look first: nothing was written, or repeating the request is harmless. All other codes, and
 * those of a newer function, lead to a look.
 */
const NEXT_STEPS: Readonly<Partial<Record<string, NextStep>>> = {
    INVALID_REQUEST: 'none',
    CUSTOMER_NOT_FOUND: 'search',
    ACCOUNT_NOT_FOUND: 'retry',
    ALREADY_LATCHED: 'review',
    HOLDER_CHANGED: 'review',
    LATCH_REFUSED: 'retry',
    SYNCH_REFUSED: 'retry',
    KEY_MISSING: 'retry',
    KEY_REJECTED: 'retry',
    RATE_LIMITED: 'retry',
    NOT_ATTEMPTED: 'retry',
    FUSEBILL_UNAVAILABLE: 'retry',
    NO_PERMISSION: 'none',
    CREDENTIAL_MISSING: 'retry',
    SIGNATURE_REFUSED: 'retry',
    FUNCTION_NOT_FOUND: 'retry',
    THROTTLED: 'retry',
} satisfies Partial<Record<Code, NextStep>>;

/** The step that makes sense after this code. */
export function nextStepOf(code: string): NextStep {
    return (Object.hasOwn(NEXT_STEPS, code) && NEXT_STEPS[code]) || 'check';
}

/** The text with `{0}`, `{1}`, … replaced by the values; a place without a value stays as it is. */
export function fill(text: string, ...values: (string | number)[]): string {
    return text.replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place));
}
