import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const secrets = new SecretsManagerClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
});

// Read at init, as in our function, but nothing else.
await secrets.send(new GetSecretValueCommand({ SecretId: process.env.FUSEBILL_KEY_SECRET_ID }));

/** The cost of reading the secret with the SDK alone. */
export const handler = () => Promise.resolve({ ok: true });
