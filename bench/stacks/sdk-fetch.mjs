import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const { FUSEBILL_BASE_URL, FUSEBILL_KEY_SECRET_ID } = process.env;
const secrets = new SecretsManagerClient({});
let key;

/** The plain way: the key with the first call, then `fetch`. */
export async function handler({ fusebillId, salesforceId }) {
    key ??= await readKey();
    const response = await fetch(`${FUSEBILL_BASE_URL}/Salesforce/Latch`, {
        method: 'POST',
        headers: { Authorization: `Basic ${key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ fusebillId, salesforceId, forceLatch: false }),
        signal: AbortSignal.timeout(8000),
    });
    if (!response.ok) throw new Error(`Fusebill answered ${response.status}`);
    return { ok: true, data: await response.json() };
}

async function readKey() {
    const command = new GetSecretValueCommand({ SecretId: FUSEBILL_KEY_SECRET_ID });
    return (await secrets.send(command)).SecretString;
}
