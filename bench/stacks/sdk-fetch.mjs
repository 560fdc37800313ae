import { fetchLatch } from './fetch-latch.mjs';
import { readKey } from './read-key.mjs';

let key;

/** The plain way: reads the key on the first call, then uses `fetch`. */
export async function handler(event) {
    key ??= await readKey();
    return fetchLatch(event, key);
}
