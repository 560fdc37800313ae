/** The codes of the function's failures. `docs/contract.md` says what each means and what to do. */
export const FUNCTION_CODES = [
    'INVALID_REQUEST',
    'CUSTOMER_NOT_FOUND',
    'ACCOUNT_NOT_FOUND',
    'ALREADY_LATCHED',
    'HOLDER_CHANGED',
    'LATCH_REFUSED',
    'SYNCH_REFUSED',
    'KEY_MISSING',
    'KEY_REJECTED',
    'RATE_LIMITED',
    'NOT_ATTEMPTED',
    'FUSEBILL_UNAVAILABLE',
    'OUTCOME_UNKNOWN',
    'UNEXPECTED',
] as const;

/** The codes that Salesforce adds for failures between Apex and the function. */
export const HOP_CODES = [
    'NO_PERMISSION',
    'CREDENTIAL_MISSING',
    'SIGNATURE_REFUSED',
    'FUNCTION_NOT_FOUND',
    'FUNCTION_CRASHED',
    'THROTTLED',
    'TIMED_OUT',
    'VERSION_MISMATCH',
] as const;

export type FunctionCode = (typeof FUNCTION_CODES)[number];
export type HopCode = (typeof HOP_CODES)[number];
export type Code = FunctionCode | HopCode;
