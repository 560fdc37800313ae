import { readConfig } from '../src/config';

const ENV = { FUSEBILL_KEY_SECRET_ID: 'fusebill-latch/fusebill-key' };

test('has a default for everything but the secret', () => {
    expect(readConfig(ENV)).toEqual({
        fusebillBaseUrl: 'https://secure.fusebill.com/v1',
        fusebillKeySecretId: 'fusebill-latch/fusebill-key',
        attemptMs: 8000,
    });
});

test('takes a slash off the end of the base URL', () => {
    const { fusebillBaseUrl } = readConfig({
        ...ENV,
        FUSEBILL_BASE_URL: 'https://stg-secure.fusebill.com/v1/',
    });

    expect(fusebillBaseUrl).toBe('https://stg-secure.fusebill.com/v1');
});

test.each([
    [{}, 'FUSEBILL_KEY_SECRET_ID is not set.'],
    [{ ...ENV, FUSEBILL_BASE_URL: 'secure.fusebill.com' }, 'FUSEBILL_BASE_URL is not a URL.'],
    [
        { ...ENV, FUSEBILL_BASE_URL: 'http://secure.fusebill.com/v1' },
        'FUSEBILL_BASE_URL is not https.',
    ],
    [{ ...ENV, FUSEBILL_BASE_URL: 'ftp://127.0.0.1/v1' }, 'FUSEBILL_BASE_URL is not https.'],
    [{ ...ENV, FUSEBILL_ATTEMPT_MS: '8s' }, 'FUSEBILL_ATTEMPT_MS is not a positive whole number.'],
    [{ ...ENV, FUSEBILL_ATTEMPT_MS: '0' }, 'FUSEBILL_ATTEMPT_MS is not a positive whole number.'],
])('names what is wrong with %j', (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
});

test('lets this machine be asked in the clear', () => {
    const { fusebillBaseUrl } = readConfig({ ...ENV, FUSEBILL_BASE_URL: 'http://127.0.0.1:1/v1' });

    expect(fusebillBaseUrl).toBe('http://127.0.0.1:1/v1');
});
