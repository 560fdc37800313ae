import { secretReader } from '../../lambda/src/aws/secret-reader';

// The SDK's client and one read, as in our function, and nothing of ours beside it.
await secretReader(process.env.FUSEBILL_KEY_SECRET_ID)();

/** What reading the secret through the SDK costs, by itself. */
export const handler = () => Promise.resolve({ ok: true });
