/**
 * Replaces the SDK's chain of credential sources in the bundle. A function's credentials are always in its
 * environment; the other sources would only make the bundle larger and the start slower.
 */
export function defaultProvider(): () => Promise<Credentials> {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
    return () =>
        Promise.resolve({
            accessKeyId: AWS_ACCESS_KEY_ID,
            secretAccessKey: AWS_SECRET_ACCESS_KEY,
            sessionToken: AWS_SESSION_TOKEN,
        });
}

type Credentials = Record<'accessKeyId' | 'secretAccessKey' | 'sessionToken', string | undefined>;

/** The credentials last as long as the environment. */
export const credentialsWillNeedRefresh = (): boolean => false;

/** The same. */
export const credentialsTreatedAsExpired = (): boolean => false;
