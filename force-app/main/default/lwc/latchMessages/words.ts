import type { Code } from '../../../../../contract/codes';
import invalidRequest from '@salesforce/label/c.Latch_Code_INVALID_REQUEST';
import invalidRequestNext from '@salesforce/label/c.Latch_Code_INVALID_REQUEST_Next';
import customerNotFound from '@salesforce/label/c.Latch_Code_CUSTOMER_NOT_FOUND';
import customerNotFoundNext from '@salesforce/label/c.Latch_Code_CUSTOMER_NOT_FOUND_Next';
import accountNotFound from '@salesforce/label/c.Latch_Code_ACCOUNT_NOT_FOUND';
import accountNotFoundNext from '@salesforce/label/c.Latch_Code_ACCOUNT_NOT_FOUND_Next';
import alreadyLatched from '@salesforce/label/c.Latch_Code_ALREADY_LATCHED';
import alreadyLatchedNext from '@salesforce/label/c.Latch_Code_ALREADY_LATCHED_Next';
import holderChanged from '@salesforce/label/c.Latch_Code_HOLDER_CHANGED';
import holderChangedNext from '@salesforce/label/c.Latch_Code_HOLDER_CHANGED_Next';
import latchRefused from '@salesforce/label/c.Latch_Code_LATCH_REFUSED';
import latchRefusedNext from '@salesforce/label/c.Latch_Code_LATCH_REFUSED_Next';
import keyMissing from '@salesforce/label/c.Latch_Code_KEY_MISSING';
import keyMissingNext from '@salesforce/label/c.Latch_Code_KEY_MISSING_Next';
import keyRejected from '@salesforce/label/c.Latch_Code_KEY_REJECTED';
import keyRejectedNext from '@salesforce/label/c.Latch_Code_KEY_REJECTED_Next';
import rateLimited from '@salesforce/label/c.Latch_Code_RATE_LIMITED';
import rateLimitedNext from '@salesforce/label/c.Latch_Code_RATE_LIMITED_Next';
import notAttempted from '@salesforce/label/c.Latch_Code_NOT_ATTEMPTED';
import notAttemptedNext from '@salesforce/label/c.Latch_Code_NOT_ATTEMPTED_Next';
import fusebillUnavailable from '@salesforce/label/c.Latch_Code_FUSEBILL_UNAVAILABLE';
import fusebillUnavailableNext from '@salesforce/label/c.Latch_Code_FUSEBILL_UNAVAILABLE_Next';
import outcomeUnknown from '@salesforce/label/c.Latch_Code_OUTCOME_UNKNOWN';
import outcomeUnknownNext from '@salesforce/label/c.Latch_Code_OUTCOME_UNKNOWN_Next';
import unexpected from '@salesforce/label/c.Latch_Code_UNEXPECTED';
import unexpectedNext from '@salesforce/label/c.Latch_Code_UNEXPECTED_Next';
import noPermission from '@salesforce/label/c.Latch_Code_NO_PERMISSION';
import noPermissionNext from '@salesforce/label/c.Latch_Code_NO_PERMISSION_Next';
import credentialMissing from '@salesforce/label/c.Latch_Code_CREDENTIAL_MISSING';
import credentialMissingNext from '@salesforce/label/c.Latch_Code_CREDENTIAL_MISSING_Next';
import signatureRefused from '@salesforce/label/c.Latch_Code_SIGNATURE_REFUSED';
import signatureRefusedNext from '@salesforce/label/c.Latch_Code_SIGNATURE_REFUSED_Next';
import functionNotFound from '@salesforce/label/c.Latch_Code_FUNCTION_NOT_FOUND';
import functionNotFoundNext from '@salesforce/label/c.Latch_Code_FUNCTION_NOT_FOUND_Next';
import functionCrashed from '@salesforce/label/c.Latch_Code_FUNCTION_CRASHED';
import functionCrashedNext from '@salesforce/label/c.Latch_Code_FUNCTION_CRASHED_Next';
import throttled from '@salesforce/label/c.Latch_Code_THROTTLED';
import throttledNext from '@salesforce/label/c.Latch_Code_THROTTLED_Next';
import timedOut from '@salesforce/label/c.Latch_Code_TIMED_OUT';
import timedOutNext from '@salesforce/label/c.Latch_Code_TIMED_OUT_Next';
import versionMismatch from '@salesforce/label/c.Latch_Code_VERSION_MISMATCH';
import versionMismatchNext from '@salesforce/label/c.Latch_Code_VERSION_MISMATCH_Next';

/** What a button can do about a fault: the same again, read what is latched now, confirm a move, or no button. */
export type NextStep = 'retry' | 'check' | 'review' | 'none';

/** What happened, what to do about it, and what a button can do. In `sentence`, `{0}` is the Account that holds the customer. */
export type Words = { sentence: string; action: string; step: NextStep };

/** Retrying is safe only where nothing was written or a repetition is harmless; else the user looks first. */
export const WORDS: Readonly<Record<Code, Words>> = {
    INVALID_REQUEST: { sentence: invalidRequest, action: invalidRequestNext, step: 'none' },
    CUSTOMER_NOT_FOUND: { sentence: customerNotFound, action: customerNotFoundNext, step: 'none' },
    ACCOUNT_NOT_FOUND: { sentence: accountNotFound, action: accountNotFoundNext, step: 'retry' },
    ALREADY_LATCHED: { sentence: alreadyLatched, action: alreadyLatchedNext, step: 'review' },
    HOLDER_CHANGED: { sentence: holderChanged, action: holderChangedNext, step: 'review' },
    LATCH_REFUSED: { sentence: latchRefused, action: latchRefusedNext, step: 'retry' },
    KEY_MISSING: { sentence: keyMissing, action: keyMissingNext, step: 'retry' },
    KEY_REJECTED: { sentence: keyRejected, action: keyRejectedNext, step: 'retry' },
    RATE_LIMITED: { sentence: rateLimited, action: rateLimitedNext, step: 'retry' },
    NOT_ATTEMPTED: { sentence: notAttempted, action: notAttemptedNext, step: 'retry' },
    FUSEBILL_UNAVAILABLE: {
        sentence: fusebillUnavailable,
        action: fusebillUnavailableNext,
        step: 'retry',
    },
    OUTCOME_UNKNOWN: { sentence: outcomeUnknown, action: outcomeUnknownNext, step: 'check' },
    UNEXPECTED: { sentence: unexpected, action: unexpectedNext, step: 'check' },
    NO_PERMISSION: { sentence: noPermission, action: noPermissionNext, step: 'none' },
    CREDENTIAL_MISSING: {
        sentence: credentialMissing,
        action: credentialMissingNext,
        step: 'retry',
    },
    SIGNATURE_REFUSED: { sentence: signatureRefused, action: signatureRefusedNext, step: 'retry' },
    FUNCTION_NOT_FOUND: { sentence: functionNotFound, action: functionNotFoundNext, step: 'retry' },
    FUNCTION_CRASHED: { sentence: functionCrashed, action: functionCrashedNext, step: 'check' },
    THROTTLED: { sentence: throttled, action: throttledNext, step: 'retry' },
    TIMED_OUT: { sentence: timedOut, action: timedOutNext, step: 'check' },
    VERSION_MISMATCH: { sentence: versionMismatch, action: versionMismatchNext, step: 'check' },
};
