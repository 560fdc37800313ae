import { fetchLatch } from './fetch-latch.mjs';
import { readKey } from './read-key.mjs';

let key;

/** The plain way: the key with the first call, then `fetch`. */
export async function handler(event) {
    key ??= await readKey();
    return fetchLatch(event, key);
}
