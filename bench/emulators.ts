import { randomBytes } from 'node:crypto';
import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';
import type { FusebillEmulator } from '../dev/fusebill/emulator';
import { REGION, startLocalCloud, variablesFor } from '../dev/local-cloud';

/** The account and the customer that every stack latches. */
export const LATCH = {
    action: 'latch',
    fusebillId: CUSTOMERS.stolenBikes,
    salesforceId: ACCOUNTS.stolenBikes,
} as const;

/** Emulators of Fusebill and Secrets Manager on 127.0.0.1. */
export type Emulators = {
    fusebill: FusebillEmulator;
    /** The environment variables that point a function to them. */
    env: Record<string, string>;
    close: () => Promise<void>;
};

/** Starts both. Every function may read the key, as its role allows in AWS. */
export async function startEmulators(): Promise<Emulators> {
    const id = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
    const secret = randomBytes(30).toString('base64');
    const sessionToken = randomBytes(60).toString('base64');
    const { fusebill, aws, close } = await startLocalCloud({
        fusebill: { accounts: [LATCH.salesforceId] },
        accessKeys: { [id]: { secret, sessionToken, may: ['secretsmanager:GetSecretValue'] } },
    });
    const env = {
        AWS_REGION: REGION,
        AWS_ACCESS_KEY_ID: id,
        AWS_SECRET_ACCESS_KEY: secret,
        AWS_SESSION_TOKEN: sessionToken,
        AWS_ENDPOINT_URL_SECRETS_MANAGER: aws.url,
        ...variablesFor(fusebill),
    };
    return { fusebill, env, close };
}
