import { secretReader } from '../../lambda/src/aws/secret-reader';

// The SDK's client and one read, as in our function, but nothing else.
await secretReader(process.env.FUSEBILL_KEY_SECRET_ID)();

/** The cost of reading the secret with the SDK alone. */
export const handler = () => Promise.resolve({ ok: true });
