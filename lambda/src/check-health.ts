import type { Health, HealthCheck, RateLimit } from '../../contract/reply';
import { describe, isBusy, isSuccess, type Exchange } from './fusebill/fusebill';
import type { KeyStore } from './fusebill/key-store';
import { LatchError } from './latch-error';
import { parseCustomer } from './fusebill/parse-customer';
import type { Means } from './fusebill/read-customer';

export type HealthMeans = {
    keys: KeyStore;
    means: Means;
    /** Of the function. */
    version: string;
    /** Of the package that asks, where it says so. */
    clientVersion: string | undefined;
    rateLimit: () => RateLimit | null;
};

/** Whether there is such a customer does not matter: Fusebill must know the key to say either. */
const ANY_ID = 1;
const LOW_SHARE = 0.1;

/** What an admin needs to know of the installation, each with a fix where one is needed. Writes nothing. */
export async function checkHealth(health: HealthMeans): Promise<Health> {
    const key = await checkSecret(health.keys, health.means.deadline);
    const fusebill = key.value === null ? [] : await checkFusebill(health.means);
    const rateLimit = health.rateLimit();
    return {
        version: health.version,
        checks: [
            ...key.checks,
            ...fusebill,
            ...(rateLimit === null ? [] : [rateLimitCheck(rateLimit)]),
            versionCheck(health.version, health.clientVersion),
        ],
        rateLimit,
    };
}

async function checkSecret(
    keys: KeyStore,
    deadline: number,
): Promise<{ value: string | null; checks: HealthCheck[] }> {
    try {
        const { value } = await keys.current(deadline);
        return { value, checks: [ok('secret', 'The secret can be read.'), keyShapeCheck(value)] };
    } catch (error) {
        const fix =
            'Store the Fusebill API key as the plain string of the secret, and let the function read that secret.';
        return { value: null, checks: [bad('secret', messageOf(error), fix)] };
    }
}

/** Looks at the form only: base64 of `0:` and more. */
function keyShapeCheck(value: string): HealthCheck {
    const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(value);
    if (isBase64 && Buffer.from(value, 'base64').toString('utf8').startsWith('0:')) {
        return ok('keyShape', 'The key has the form that Fusebill gives out.');
    }
    return {
        name: 'keyShape',
        status: 'warning',
        detail: 'The key does not have the form that Fusebill gives out.',
        fix: "Copy the API key from Fusebill's screen as it is: it is encoded already.",
    };
}

async function checkFusebill({ fusebill, deadline }: Means): Promise<HealthCheck[]> {
    try {
        const exchange = await fusebill.customer(ANY_ID, deadline);
        if (isClear(exchange)) {
            return [ok('fusebill', 'Fusebill answered.'), ok('key', 'Fusebill accepts the key.')];
        }
        const fix = isBusy(exchange)
            ? 'Wait a minute: other programs use up the rate limit of this key.'
            : "Look at Fusebill's status page, and check the base URL of the function.";
        return [bad('fusebill', `${describe(exchange)}.`, fix)];
    } catch (error) {
        const fix =
            'Store the current API key of Fusebill (Setup > API keys) in the secret. Old test accounts have a host of their own: see fusebillBaseUrl in docs/install.md.';
        const isRejected = error instanceof LatchError && error.code === 'KEY_REJECTED';
        return isRejected
            ? [ok('fusebill', 'Fusebill answered.'), bad('key', messageOf(error), fix)]
            : [bad('key', messageOf(error), fix)];
    }
}

/** Whether Fusebill said that it has this customer, or that it has not; a proxy in between says neither. */
function isClear(exchange: Exchange): boolean {
    const isMissing =
        exchange.kind === 'answer' && exchange.status === 404 && exchange.body !== undefined;
    return isMissing || (isSuccess(exchange) && parseCustomer(exchange.body) !== null);
}

function rateLimitCheck(limit: RateLimit): HealthCheck {
    const { limitMinute, remainingMinute, limitDay, remainingDay } = limit;
    const detail = `${remainingMinute ?? '?'} of ${limitMinute ?? '?'} requests are left this minute, ${remainingDay ?? '?'} of ${limitDay ?? '?'} today.`;
    const isLow =
        isBelowShare(remainingMinute, limitMinute) || isBelowShare(remainingDay, limitDay);
    return isLow
        ? {
              name: 'rateLimit',
              status: 'warning',
              detail,
              fix: 'Ask Fusebill for a higher limit, or find what else uses this key.',
          }
        : ok('rateLimit', detail);
}

function isBelowShare(remaining: number | null, limit: number | null): boolean {
    return remaining !== null && limit !== null && remaining < limit * LOW_SHARE;
}

function versionCheck(version: string, clientVersion: string | undefined): HealthCheck {
    if (clientVersion === undefined) return ok('version', `The function is ${version}.`);
    if (clientVersion === version) {
        return ok('version', `The package and the function are both ${version}.`);
    }
    return {
        name: 'version',
        status: 'warning',
        detail: `The package is ${clientVersion}, the function ${version}.`,
        fix: 'Bring the older of the two up to the newer: see Upgrade in docs/install.md.',
    };
}

function messageOf(error: unknown): string {
    return error instanceof LatchError ? error.message : 'The check failed.';
}

function ok(name: HealthCheck['name'], detail: string): HealthCheck {
    return { name, status: 'ok', detail, fix: null };
}

function bad(name: HealthCheck['name'], detail: string, fix: string): HealthCheck {
    return { name, status: 'error', detail, fix };
}
