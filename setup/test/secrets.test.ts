import { childEnv } from '../run/child-env';
import { requirePrivate } from '../run/private-url';
import { Secrets } from '../run/secrets';

describe('a secret', () => {
    it('is hidden wherever it appears, even in a URL', () => {
        const secrets = new Secrets();
        secrets.add('planted/secret+of=nobody');

        const text = secrets.hide('a planted/secret+of=nobody b planted%2Fsecret%2Bof%3Dnobody c');

        expect(text).toBe('a ••• b ••• c');
    });

    it('is never in the environment of a child process', () => {
        const env = childEnv({
            PATH: '/bin',
            AWS_REGION: 'eu-central-1',
            AWS_ACCESS_KEY_ID: 'a',
            AWS_SECRET_ACCESS_KEY: 'b',
            AWS_SESSION_TOKEN: 'c',
            SF_ACCESS_TOKEN: 'd',
        });

        expect(env).toEqual({ PATH: '/bin', AWS_REGION: 'eu-central-1' });
    });

    it.each(['https://example.com/', 'http://127.0.0.1:80/', 'http://localhost/', 'http://[::1]/'])(
        'may go to %s',
        (url) => {
            expect(requirePrivate(url, 'It').href).toBe(new URL(url).href);
        },
    );

    it.each(['http://example.com', 'http://127.0.0.1.example.com', 'ftp://localhost', 'nowhere'])(
        'may not go to %s',
        (url) => {
            expect(() => requirePrivate(url, 'It')).toThrow(/^It is not (https|a URL): /);
        },
    );
});
