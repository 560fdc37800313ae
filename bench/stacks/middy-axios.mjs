import middy from '@middy/core';
import axios from 'axios';
import { readKey } from './read-key.mjs';

const http = axios.create({ baseURL: process.env.FUSEBILL_BASE_URL, timeout: 8000 });
let key;

async function latch({ fusebillId, salesforceId }) {
    key ??= await readKey();
    const { data } = await http.post(
        '/Salesforce/Latch',
        { fusebillId, salesforceId, forceLatch: false },
        { headers: { Authorization: `Basic ${key}` } },
    );
    return { ok: true, data };
}

/** The popular way: a middleware engine, an HTTP client and the SDK. */
export const handler = middy().handler(latch);
