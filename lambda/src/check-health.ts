import type { Health, HealthCheck, RateLimit } from '../../contract/reply';
import { busyOf, describe, isRedirect, isSuccess, type Exchange } from './fusebill/fusebill';
import type { KeyStore } from './fusebill/key-store';
import { LatchError } from './latch-error';
import type { Context } from './fusebill/read-customer';

export type HealthContext = {
    keys: KeyStore;
    context: Context;
    /** Of the function. */
    version: string;
    /** The package's version, if it was sent. */
    clientVersion: string | undefined;
    rateLimit: () => RateLimit | null;
};

/** Only Fusebill answers a list request with a list. */
const ONE_CUSTOMER = { number: 0, size: 1 };
const LOW_SHARE = 0.1;
const KEY_FIX =
    'Compare the key in the secret with the one under Settings > Integrations > API Key in Fusebill, and store that one. Do not regenerate it lightly: the old key stops working immediately, for every program that uses it. Old test accounts have a host of their own: see FusebillBaseUrl in docs/install.md.';

/** The checks of an installation, each with a fix if needed. Writes nothing. */
export async function checkHealth(health: HealthContext): Promise<Health> {
    const key = await checkSecret(health.keys, health.context.deadline);
    const fusebill = key.value === null ? [] : await checkFusebill(health.context);
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
            'Store the API key that Fusebill shows under Settings > Integrations > API Key as the plain string of the secret, and let the function read that secret.';
        return { value: null, checks: [bad('secret', messageOf(error), fix)] };
    }
}

/** Checks the format only: base64 that starts with `0:`. */
function keyShapeCheck(value: string): HealthCheck {
    const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(value);
    if (isBase64 && Buffer.from(value, 'base64').toString('utf8').startsWith('0:')) {
        return ok('keyShape', 'The key looks like a Fusebill key.');
    }
    return {
        name: 'keyShape',
        status: 'warning',
        detail: 'The key does not look like a Fusebill key.',
        fix: 'Copy the API key from Settings > Integrations > API Key in Fusebill unchanged: it is already encoded. Do not regenerate it lightly.',
    };
}

async function checkFusebill({ fusebill, deadline }: Context): Promise<HealthCheck[]> {
    try {
        const terms = { deadline, purpose: 'look' } as const;
        const exchange = await fusebill.customers('', ONE_CUSTOMER, terms);
        if (isSuccess(exchange) && Array.isArray(exchange.body)) {
            return [ok('fusebill', 'Fusebill answered.'), ok('key', 'Fusebill accepts the key.')];
        }
        return [bad('fusebill', `${describe(exchange)}.`, fixFor(exchange))];
    } catch (error) {
        const isRejected = error instanceof LatchError && error.code === 'KEY_REJECTED';
        return isRejected
            ? [ok('fusebill', 'Fusebill answered.'), bad('key', messageOf(error), KEY_FIX)]
            : [bad('key', messageOf(error), KEY_FIX)];
    }
}

function fixFor(exchange: Exchange): string {
    const busy = busyOf(exchange);
    if (busy !== null) {
        const seconds = Math.ceil(busy.waitMs / 1000);
        return `Try again in ${seconds} s, and find out what else uses this key.`;
    }
    if (isRedirect(exchange)) return 'Find the new address, and deploy the function with it.';
    const isElsewhere =
        exchange.kind === 'answer' && (exchange.status === 404 || exchange.status === 200);
    return isElsewhere
        ? 'Check the base URL of the function: what answers there is not the Fusebill API.'
        : "Look at Fusebill's status page, and check the base URL of the function.";
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
        fix: 'Update the older of the two: see Upgrade in docs/install.md.',
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
