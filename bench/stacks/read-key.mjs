import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const secrets = new SecretsManagerClient({});

/** Reads the Fusebill key with the SDK, as its documentation shows it. */
export async function readKey() {
    const command = new GetSecretValueCommand({ SecretId: process.env.FUSEBILL_KEY_SECRET_ID });
    return (await secrets.send(command)).SecretString;
}
