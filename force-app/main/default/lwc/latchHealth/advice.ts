import crashedLabel from '@salesforce/label/c.Latch_Health_Next_FUNCTION_CRASHED';
import credentialLabel from '@salesforce/label/c.Latch_Health_Next_CREDENTIAL_MISSING';
import notFoundLabel from '@salesforce/label/c.Latch_Health_Next_FUNCTION_NOT_FOUND';
import signatureLabel from '@salesforce/label/c.Latch_Health_Next_SIGNATURE_REFUSED';
import throttledLabel from '@salesforce/label/c.Latch_Health_Next_THROTTLED';
import timedOutLabel from '@salesforce/label/c.Latch_Health_Next_TIMED_OUT';
import unexpectedLabel from '@salesforce/label/c.Latch_Health_Next_UNEXPECTED';
import versionLabel from '@salesforce/label/c.Latch_Health_Next_VERSION_MISMATCH';
import type { Code } from '../../../../../contract/codes';

/** The usual advice is to ask an admin or to check the Account, which doesn't help an admin here. */
const ADVICE: Readonly<Partial<Record<Code, string>>> = {
    CREDENTIAL_MISSING: credentialLabel,
    SIGNATURE_REFUSED: signatureLabel,
    FUNCTION_NOT_FOUND: notFoundLabel,
    FUNCTION_CRASHED: crashedLabel,
    THROTTLED: throttledLabel,
    TIMED_OUT: timedOutLabel,
    UNEXPECTED: unexpectedLabel,
    VERSION_MISMATCH: versionLabel,
};

/** An admin's advice for a fault between Salesforce and the function; empty if the usual advice fits. */
export function adviceFor(code: Code): string {
    return ADVICE[code] ?? '';
}
