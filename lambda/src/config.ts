import { FUSEBILL_URL, WAIT_MS } from '../../contract/agreed-values';

/** The function's settings. */
export type Config = {
    /** With the version, without a slash at its end. */
    fusebillBaseUrl: string;
    /** Name or ARN of the secret whose string is the Fusebill key. */
    fusebillKeySecretId: string;
    /** Milliseconds that one attempt may take. */
    attemptMs: number;
};

/** The settings that the environment holds. Throws a sentence that names the variable that is missing or wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
    const { FUSEBILL_BASE_URL = FUSEBILL_URL, FUSEBILL_KEY_SECRET_ID, FUSEBILL_ATTEMPT_MS } = env;
    const attemptMs = Number(FUSEBILL_ATTEMPT_MS ?? WAIT_MS.attempt);
    if (!URL.canParse(FUSEBILL_BASE_URL)) throw new Error('FUSEBILL_BASE_URL is not a URL.');
    if (!isPrivate(new URL(FUSEBILL_BASE_URL))) throw new Error('FUSEBILL_BASE_URL is not https.');
    if (!FUSEBILL_KEY_SECRET_ID) throw new Error('FUSEBILL_KEY_SECRET_ID is not set.');
    if (!Number.isInteger(attemptMs) || attemptMs < 1) {
        throw new Error('FUSEBILL_ATTEMPT_MS is not a positive whole number.');
    }
    return {
        fusebillBaseUrl: FUSEBILL_BASE_URL.replace(/\/+$/, ''),
        fusebillKeySecretId: FUSEBILL_KEY_SECRET_ID,
        attemptMs,
    };
}

/** The key travels in every request: in the clear it may go to this machine only. */
function isPrivate({ protocol, hostname }: URL): boolean {
    const isHere = hostname === '127.0.0.1' || hostname === 'localhost';
    return protocol === 'https:' || (protocol === 'http:' && isHere);
}
