import { join } from 'node:path';
import { startAws, type AwsEmulator } from '../dev/aws/emulator';
import { newAccessKey } from '../dev/aws/new-access-key';
import { startFusebill, type FusebillEmulator } from '../dev/fusebill/emulator';
import { makeCustomer } from '../dev/fusebill/seed/make-customer';
import type { NamedCredential } from '../dev/org/named-credential';

/** The whole way behind the org: the Invoke API with our function, and a Fusebill with as many customers as are wanted. */
export type Cloud = {
    fusebill: FusebillEmulator;
    aws: AwsEmulator;
    credential: NamedCredential;
    close: () => Promise<void>;
};

const REGION = 'us-east-1';
const FUNCTION = 'fusebill-latch';
const KEY_SECRET = 'fusebill-latch/fusebill-key';

/** The id of the first customer; the others follow. */
export const FIRST_CUSTOMER = 500_000;

/** The Account that a user with this number works on. */
export const accountOf = (user: number): string =>
    `001000000000${String(user).padStart(3, '0')}AAA`;

/** Starts it, with `customers` that nobody holds and `accounts` that Fusebill knows. */
export async function startCloud(options: {
    node: string;
    taskRoot: string;
    environments: number;
    customers: number;
    accounts: number;
    perMinute: number;
}): Promise<Cloud> {
    const fusebill = await startFusebill({
        accounts: Array.from({ length: options.accounts }, (_, user) => accountOf(user)),
        customers: Array.from({ length: options.customers }, (_, index) =>
            makeCustomer({ id: FIRST_CUSTOMER + index, companyName: `Company ${index}` }),
        ),
        limits: { minute: options.perMinute, day: 10_000_000 },
    });
    const accessKey = newAccessKey();
    const aws = await startAws({
        region: REGION,
        accessKeys: {
            [accessKey.accessKeyId]: {
                secret: accessKey.secretAccessKey,
                may: ['lambda:InvokeFunction'],
            },
        },
        secrets: { [KEY_SECRET]: fusebill.key },
        functions: {
            [FUNCTION]: {
                bundle: join(options.taskRoot, 'index.mjs'),
                node: options.node,
                concurrency: options.environments,
                env: { FUSEBILL_BASE_URL: fusebill.url, FUSEBILL_KEY_SECRET_ID: KEY_SECRET },
            },
        },
    });
    const url = `${aws.url}/2015-03-31/functions/${FUNCTION}/invocations`;
    return {
        fusebill,
        aws,
        credential: { url, region: REGION, accessKey },
        close: async () => {
            await aws.close();
            await fusebill.close();
        },
    };
}
