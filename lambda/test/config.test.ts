import {
    FUSEBILL_URL,
    keySecretName,
    OLD_TEST_FUSEBILL_URL,
    STACK_NAME,
    WAIT_MS,
} from '../../contract/agreed-values';
import { readConfig } from '../src/config';

const ENV = { FUSEBILL_KEY_SECRET_ID: keySecretName(STACK_NAME) };

test('has a default for everything but the secret', () => {
    expect(readConfig(ENV)).toEqual({
        fusebillBaseUrl: FUSEBILL_URL,
        fusebillKeySecretId: ENV.FUSEBILL_KEY_SECRET_ID,
        attemptMs: WAIT_MS.attempt,
    });
});

test('removes a slash at the end of the base URL', () => {
    const { fusebillBaseUrl } = readConfig({
        ...ENV,
        FUSEBILL_BASE_URL: `${OLD_TEST_FUSEBILL_URL}/`,
    });

    expect(fusebillBaseUrl).toBe(OLD_TEST_FUSEBILL_URL);
});

test.each([
    [{}, 'FUSEBILL_KEY_SECRET_ID is not set.'],
    [{ ...ENV, FUSEBILL_BASE_URL: 'secure.fusebill.com' }, 'FUSEBILL_BASE_URL is not a URL.'],
    [
        { ...ENV, FUSEBILL_BASE_URL: FUSEBILL_URL.replace('https', 'http') },
        'FUSEBILL_BASE_URL is not https.',
    ],
    [{ ...ENV, FUSEBILL_BASE_URL: 'ftp://127.0.0.1/v1' }, 'FUSEBILL_BASE_URL is not https.'],
    [{ ...ENV, FUSEBILL_ATTEMPT_MS: '8s' }, 'FUSEBILL_ATTEMPT_MS is not a positive whole number.'],
    [{ ...ENV, FUSEBILL_ATTEMPT_MS: '0' }, 'FUSEBILL_ATTEMPT_MS is not a positive whole number.'],
])('names the invalid variable in %j', (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
});

test('allows http on this machine', () => {
    const { fusebillBaseUrl } = readConfig({ ...ENV, FUSEBILL_BASE_URL: 'http://127.0.0.1:1/v1' });

    expect(fusebillBaseUrl).toBe('http://127.0.0.1:1/v1');
});
