import { requirePrivate } from '../run/private-url';
import { Obstacle } from '../run/step';

/** Whether Fusebill accepts a key. */
export type KeyVerdict = 'accepted' | 'refused';

const LIMIT_MS = 20_000;

/**
 * Tests the key with a read request for any customer. Throws an Obstacle if Fusebill can't be reached. The answer is
 * never quoted, because it may echo the key.
 */
export async function testKey(key: string, baseUrl: string): Promise<KeyVerdict> {
    const url = requirePrivate(`${baseUrl}/customers/1`, 'The URL of Fusebill');
    const status = await statusOf(url, key);
    if (status === 401 || status === 403 || status === 400) return 'refused';
    if (status === 404 || (status >= 200 && status < 300)) return 'accepted';
    const why = status === 429 ? 'its rate limit is used up: wait a minute' : 'try again later';
    throw new Obstacle(`Fusebill answered ${status} to a test of the key; ${why}.`);
}

async function statusOf(url: URL, key: string): Promise<number> {
    try {
        const response = await fetch(url, {
            headers: { Authorization: `Basic ${key}`, Accept: 'application/json' },
            signal: AbortSignal.timeout(LIMIT_MS),
        });
        await response.arrayBuffer();
        return response.status;
    } catch (error) {
        const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
        const words = cause instanceof Error ? cause.message : String(cause);
        throw new Obstacle(`Fusebill can't be reached at ${url.host}: ${words}.`);
    }
}
