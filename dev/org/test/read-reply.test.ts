import { readReply } from '../read-reply';

function replyOf(version: unknown, rest: object): string {
    return JSON.stringify({ requestId: 'request-1', version, ...rest });
}

const refused = (code: string) => ({ ok: false, error: { code, message: 'Words.' } });

test.each(['0.0.9', '0.2.0', '1.1.0', '9.0.0'])(
    'takes a success of version %s as it is',
    (version) => {
        const reply = readReply(replyOf(version, { ok: true, data: {} }), 'aws-1', '0.1.0');

        expect(reply).toEqual({ ok: true, requestId: 'request-1', version, data: {}, error: null });
    },
);

test.each(['ALREADY_LATCHED', 'UNEXPECTED'])('takes %s of another version as it is', (code) => {
    const reply = readReply(replyOf('0.2.0', refused(code)), 'aws-1', '0.1.0');

    expect(reply).toMatchObject({ version: '0.2.0', error: { code } });
});

test.each([
    ['0.1.9', '0.1.0', 'INVALID_REQUEST'],
    ['0.1.9', '0.1.0', 'BRAND_NEW'],
    [null, '0.1.0', 'INVALID_REQUEST'],
    ['0.2.0', null, 'INVALID_REQUEST'],
])('does not blame version %s beside %s for %s', (version, packageVersion, code) => {
    const reply = readReply(replyOf(version, refused(code)), 'aws-1', packageVersion);

    expect(reply).toMatchObject({ error: { code } });
});

test.each([
    ['0.2.0', '0.1.0', 'INVALID_REQUEST'],
    ['0.0.9', '0.1.0', 'BRAND_NEW'],
    ['1.1.0', '0.1.0', 'toString'],
])('blames version %s beside %s for %s', (version, packageVersion, code) => {
    const reply = readReply(replyOf(version, refused(code)), 'aws-1', packageVersion);

    expect(reply).toEqual({
        code: 'VERSION_MISMATCH',
        message: `The function is ${version}, the package ${packageVersion}; it answered ${code}: Words.`,
    });
});

test.each(['', 'null', '7', '{}', replyOf('0.1.0', { ok: true }), replyOf('0.1.0', { ok: false })])(
    'says that %s is no reply',
    (body) => {
        const reply = readReply(body, 'aws-1', '0.1.0');

        expect(reply).toEqual({ code: 'UNEXPECTED', message: 'The reply could not be read.' });
    },
);
