import { randomBytes } from 'node:crypto';
import { startAws } from '../dev/aws/emulator';
import { startFusebill, type FusebillEmulator } from '../dev/fusebill/emulator';

const KEY_SECRET = 'fusebill-latch/fusebill-key';
const REGION = 'us-east-1';

/** The account and the customer that every stack latches. */
export const LATCH = {
    action: 'latch',
    fusebillId: 172677,
    salesforceId: '0014100000JJ3wtAAD',
} as const;

/** Fusebill and Secrets Manager on 127.0.0.1, as a function finds them. */
export type Emulators = {
    fusebill: FusebillEmulator;
    /** The environment variables that lead a function to them. */
    env: Record<string, string>;
    close: () => Promise<void>;
};

/** Starts both; every function may read the key, as its role lets it in AWS. */
export async function startEmulators(): Promise<Emulators> {
    const fusebill = await startFusebill({ accounts: [LATCH.salesforceId] });
    const id = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
    const secret = randomBytes(30).toString('base64');
    const sessionToken = randomBytes(60).toString('base64');
    const aws = await startAws({
        region: REGION,
        accessKeys: { [id]: { secret, sessionToken, may: ['secretsmanager:GetSecretValue'] } },
        secrets: { [KEY_SECRET]: fusebill.key },
    });
    return {
        fusebill,
        env: {
            AWS_REGION: REGION,
            AWS_ACCESS_KEY_ID: id,
            AWS_SECRET_ACCESS_KEY: secret,
            AWS_SESSION_TOKEN: sessionToken,
            AWS_ENDPOINT_URL_SECRETS_MANAGER: aws.url,
            FUSEBILL_BASE_URL: fusebill.url,
            FUSEBILL_KEY_SECRET_ID: KEY_SECRET,
        },
        close: async () => {
            await aws.close();
            await fusebill.close();
        },
    };
}
