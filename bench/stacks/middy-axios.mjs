import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import middy from '@middy/core';
import axios from 'axios';

const { FUSEBILL_BASE_URL, FUSEBILL_KEY_SECRET_ID } = process.env;
const secrets = new SecretsManagerClient({});
const http = axios.create({ baseURL: FUSEBILL_BASE_URL, timeout: 8000 });
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

async function readKey() {
    const command = new GetSecretValueCommand({ SecretId: FUSEBILL_KEY_SECRET_ID });
    return (await secrets.send(command)).SecretString;
}

/** The popular way: a middleware engine, a client library and the SDK. */
export const handler = middy().handler(latch);
