import { KeyStore, type ReadSecret } from '../../src/fusebill/key-store';

const read = (...values: (string | undefined)[]): jest.MockedFunction<ReadSecret> => {
    const secret = jest.fn<Promise<string | undefined>, []>();
    values.forEach((value) => secret.mockResolvedValueOnce(value));
    return secret;
};

test('reads the secret once for any number of simultaneous requests', async () => {
    const secret = read('one');
    const keys = new KeyStore(secret);

    const all = await Promise.all([keys.current(), keys.current(), keys.current()]);

    expect(new Set(all)).toEqual(new Set([{ value: 'one', version: 1 }]));
    expect(secret).toHaveBeenCalledTimes(1);
});

test('reads again for a key that was refused, and says by its version whether it changed', async () => {
    const keys = new KeyStore(read('one', 'one', 'two'));
    const first = await keys.current();

    const same = await keys.renew(first);
    const other = await keys.renew(first);

    expect(same.version).toBe(first.version);
    expect(other).toEqual({ value: 'two', version: 2 });
});

test('does not read again for a key that another request already replaced', async () => {
    const secret = read('one', 'two');
    const keys = new KeyStore(secret);
    const first = await keys.current();
    await keys.renew(first);

    await expect(keys.renew(first)).resolves.toEqual({ value: 'two', version: 2 });
    expect(secret).toHaveBeenCalledTimes(2);
});

test('reads again after a failed read', async () => {
    const secret = read(undefined, 'one');
    const keys = new KeyStore(secret);

    await expect(keys.current()).rejects.toMatchObject({ code: 'KEY_MISSING' });
    await expect(keys.current()).resolves.toMatchObject({ value: 'one' });
});

const KEY = 'MDphYmM=';

test.each([
    KEY,
    ` ${KEY}\r\n`,
    `\uFEFF${KEY}`,
    `"${KEY}"`,
    `'${KEY}'`,
    `\u201c${KEY}\u201d`,
    `Basic ${KEY}`,
    `basic  ${KEY}\n`,
    `"Basic ${KEY}"`,
    `Authorization: Basic ${KEY}`,
    `authorization:BASIC\t${KEY}`,
    `{"apiKey":"${KEY}"}`,
    `{\n  "fusebill": " Basic ${KEY} "\n}`,
    `\uFEFF{"apiKey":"${KEY}","account":"live"}`,
])('finds the key in %j', async (secret) => {
    await expect(new KeyStore(read(secret)).current()).resolves.toMatchObject({ value: KEY });
});

test.each([
    ['', 'is empty'],
    [' \n', 'is empty'],
    ['""', 'is empty'],
    ['Basic ', 'is empty'],
    ['{"apiKey":""}', 'is empty'],
    ['MDph\nYmM=', 'has blanks or line breaks inside the key'],
    ['MDphYmM\u2013', 'has characters that no key has'],
    ['{"apiKey":7}', 'is JSON without a text in it'],
    ['{}', 'is JSON without a text in it'],
    ['{"key":"MDphYmM=","apiKey":"MDphYmN="}', 'is JSON in which several texts may be the key'],
    ['{"apiKey":MDphYmM=}', 'starts like JSON, but is not valid JSON'],
])('says what to fix in %j without quoting it', async (secret, problem) => {
    const failure: unknown = await new KeyStore(read(secret))
        .current()
        .catch((error: unknown) => error);

    expect(failure).toMatchObject({
        code: 'KEY_MISSING',
        message: expect.stringContaining(
            `${problem}. Store the API key alone, as Fusebill shows it under Settings > Integrations > API Key.`,
        ) as string,
    });
    expect(String(failure)).not.toContain('MDph');
});

test('waits for the secret only until the deadline', async () => {
    const keys = new KeyStore(() => new Promise(() => undefined));

    await expect(keys.current(performance.now() + 20)).rejects.toMatchObject({
        code: 'KEY_MISSING',
    });
});

test('names the error of the read, without its message', async () => {
    const fault = Object.assign(new Error('arn:aws:iam::000000000000:user/dana.fox'), {
        name: 'AccessDeniedException',
    });
    const keys = new KeyStore(() => Promise.reject(fault));

    await expect(keys.current()).rejects.toMatchObject({
        code: 'KEY_MISSING',
        message:
            "The secret that should hold the Fusebill key can't be read: AccessDeniedException.",
    });
});
