import type { Code } from '../../../../../contract/codes';

/**
 * The next step that a button offers after a failure: retry, read the Account again, review the move, search again, or no
 * button.
 */
export type NextStep = 'retry' | 'check' | 'review' | 'search' | 'none';

/**
 * Codes after which the user need not read the Account again first: nothing was written, or a retry is harmless. All
 * other codes, also unknown ones, lead to a read.
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

/** The text with `{0}`, `{1}`, … replaced by the values; a placeholder without a value stays as it is. */
export function fill(text: string, ...values: (string | number)[]): string {
    return text.replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place));
}
