import type { Code } from '../../../../../contract/codes';

/** What a button offers after a failure: the same request, a look at what is latched now, a review of the move, or no button. */
export type NextStep = 'retry' | 'check' | 'review' | 'none';

/** Retrying is safe only where nothing was written or a repetition is harmless; else the user looks first. */
const NEXT_STEPS: Readonly<Record<Code, NextStep>> = {
    INVALID_REQUEST: 'none',
    CUSTOMER_NOT_FOUND: 'none',
    ACCOUNT_NOT_FOUND: 'retry',
    ALREADY_LATCHED: 'review',
    HOLDER_CHANGED: 'review',
    LATCH_REFUSED: 'retry',
    KEY_MISSING: 'retry',
    KEY_REJECTED: 'retry',
    RATE_LIMITED: 'retry',
    NOT_ATTEMPTED: 'retry',
    FUSEBILL_UNAVAILABLE: 'retry',
    OUTCOME_UNKNOWN: 'check',
    UNEXPECTED: 'check',
    NO_PERMISSION: 'none',
    CREDENTIAL_MISSING: 'retry',
    SIGNATURE_REFUSED: 'retry',
    FUNCTION_NOT_FOUND: 'retry',
    FUNCTION_CRASHED: 'check',
    THROTTLED: 'retry',
    TIMED_OUT: 'check',
    VERSION_MISMATCH: 'check',
};

/** The step that makes sense after this code; after a code from a newer function, a look. */
export function nextStepOf(code: string): NextStep {
    return isCode(code) ? NEXT_STEPS[code] : NEXT_STEPS.UNEXPECTED;
}

/** The text with `{0}`, `{1}`, … replaced by the values; a place without a value stays as it is. */
export function fill(text: string, ...values: (string | number)[]): string {
    return text.replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place));
}

function isCode(code: string): code is Code {
    return Object.hasOwn(NEXT_STEPS, code);
}
