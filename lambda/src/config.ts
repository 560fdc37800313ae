import { FUSEBILL_URL, WAIT_MS } from '../../contract/agreed-values';

/** The function's settings. */
export type Config = {
    /** Includes the version, without a trailing slash. */
    fusebillBaseUrl: string;
    /** The name or ARN of the secret that holds the Fusebill key. */
    fusebillKeySecretId: string;
    /** The time-out of one attempt, in milliseconds. */
    attemptMs: number;
};

/** Reads the settings from the environment. Throws an Error that names a missing or invalid variable. */
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

/** Every request contains the key, so plain HTTP is allowed only to this machine. */
function isPrivate({ protocol, hostname }: URL): boolean {
    const isHere = hostname === '127.0.0.1' || hostname === 'localhost';
    return protocol === 'https:' || (protocol === 'http:' && isHere);
}
