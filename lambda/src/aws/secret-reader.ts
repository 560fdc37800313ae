import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Connections } from '../fusebill/connections';
import type { ReadSecret } from '../fusebill/key-store';
import { sdkRequests } from './sdk-requests';

/** Reads the secret of this name or ARN from AWS Secrets Manager, with at most three attempts of 2 s each. */
export function secretReader(secretId: string, connections: Pick<Connections, 'send'>): ReadSecret {
    const client = new SecretsManagerClient({
        maxAttempts: 3,
        requestHandler: sdkRequests(connections),
    });
    const command = new GetSecretValueCommand({ SecretId: secretId });
    return async () => (await client.send(command)).SecretString;
}
