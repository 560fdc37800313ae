import { KeyStore, type ReadSecret } from '../../src/fusebill/key-store';

const read = (...values: (string | undefined)[]): jest.MockedFunction<ReadSecret> => {
    const secret = jest.fn<Promise<string | undefined>, []>();
    values.forEach((value) => secret.mockResolvedValueOnce(value));
    return secret;
};

test('reads the secret once, however many ask at once', async () => {
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

test('does not read again for a key that another request has replaced already', async () => {
    const secret = read('one', 'two');
    const keys = new KeyStore(secret);
    const first = await keys.current();
    await keys.renew(first);

    await expect(keys.renew(first)).resolves.toEqual({ value: 'two', version: 2 });
    expect(secret).toHaveBeenCalledTimes(2);
});

test('reads anew after a reading that failed', async () => {
    const secret = read(undefined, 'one');
    const keys = new KeyStore(secret);

    await expect(keys.current()).rejects.toMatchObject({ code: 'KEY_MISSING' });
    await expect(keys.current()).resolves.toMatchObject({ value: 'one' });
});

test.each(['{\n  "key": "MDphYmM="\n}', 'MDph\nYmM=', 'MDphYmM\u2013'])(
    'takes %j, which no header can carry, for no key',
    async (value) => {
        const keys = new KeyStore(read(value));

        await expect(keys.current()).rejects.toMatchObject({
            code: 'KEY_MISSING',
            message: expect.not.stringContaining('MDph') as string,
        });
    },
);

test('waits for the secret no longer than the time lasts', async () => {
    const keys = new KeyStore(() => new Promise(() => undefined));

    await expect(keys.current(Date.now() + 20)).rejects.toMatchObject({ code: 'KEY_MISSING' });
});

test('says which fault the reading met, and keeps its words out', async () => {
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
