import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { ReadSecret } from '../fusebill/key-store';

/** Reads the secret of this name or ARN from AWS Secrets Manager; an attempt takes at most 2 s, and there are three. */
export function secretReader(secretId: string): ReadSecret {
    const client = new SecretsManagerClient({
        maxAttempts: 3,
        requestHandler: {
            connectionTimeout: 1000,
            requestTimeout: 2000,
            throwOnRequestTimeout: true,
        },
    });
    const command = new GetSecretValueCommand({ SecretId: secretId });
    return async () => (await client.send(command)).SecretString;
}
