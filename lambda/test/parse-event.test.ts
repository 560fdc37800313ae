import fc from 'fast-check';
import { readExamples } from '../../contract/read-examples';
import { LatchError } from '../src/latch-error';
import { parseEvent } from '../src/parse-event';

const LATCH = { action: 'latch', fusebillId: 172677, salesforceId: '0014100000JJ3wt' };

function refusalOf(event: unknown): string {
    try {
        parseEvent(event);
    } catch (error) {
        if (error instanceof LatchError && error.code === 'INVALID_REQUEST') return error.message;
        throw error;
    }
    throw new Error('The event was accepted.');
}

const valid = readExamples().filter(({ name }) => name !== 'invalid-request');

test.each(valid)("accepts the contract's event: $name", ({ event }) => {
    expect(parseEvent(event)).toEqual(event);
});

test("refuses the contract's invalid event with the message of its reply", () => {
    const { event, reply } = readExamples().find(({ name }) => name === 'invalid-request') ?? {};

    const refusal = refusalOf(event);

    expect(reply).toMatchObject({ ok: false, error: { message: refusal } });
});

const ACCOUNT_EVENT = { action: 'account', salesforceId: '0014100000JJ3wt' };
const WHOLE = 'fusebillId: a positive whole number was expected.';
const ACCOUNT = 'salesforceId: an Account id of 15 or 18 characters was expected.';

test.each<[string, object, string]>([
    ['text instead of a number', { fusebillId: '172677' }, WHOLE],
    ['zero', { fusebillId: 0 }, WHOLE],
    ['a fraction', { fusebillId: 1.5 }, WHOLE],
    ['a number that JSON cannot hold exactly', { fusebillId: 2 ** 53 }, WHOLE],
    ['infinity', { fusebillId: Infinity }, WHOLE],
    ['not an Account id', { salesforceId: undefined }, ACCOUNT],
    ['a Contact', { salesforceId: '003D000000IqhSL' }, ACCOUNT],
    ['a wrong suffix', { salesforceId: '0014100000JJ3wtAAA' }, ACCOUNT],
    ['look-alike letters', { salesforceId: '0014100000JJ3w\u0442' }, ACCOUNT],
    ['a list instead of text', { salesforceId: ['0014100000JJ3wt'] }, ACCOUNT],
])('refuses %s', (_, fields, words) => {
    expect(refusalOf({ ...LATCH, ...fields })).toBe(words);
});

test('refuses a move without the holder that the user saw', () => {
    const refusal = refusalOf({ ...LATCH, forceLatch: true });

    expect(refusal).toMatch(/^expectedHolder: required with forceLatch: true/);
});

test('accepts a move from nobody', () => {
    const event = { ...LATCH, forceLatch: true, expectedHolder: null };

    expect(parseEvent(event)).toEqual(event);
});

test('refuses a misspelled field, and names it', () => {
    expect(refusalOf({ ...LATCH, forcelatch: true })).toMatch(/^forcelatch: /);
});

test.each(['__proto__', 'constructor', 'toString', 'LATCH', ''])(
    'refuses the unknown action %j',
    (action) => {
        expect(refusalOf({ action })).toMatch(/^action: one of latch, latchMany, account/);
    },
);

test('refuses keys of the prototype', () => {
    const event: unknown = JSON.parse(
        '{"action":"latch","fusebillId":1,"salesforceId":"0014100000JJ3wt","__proto__":{"forceLatch":true}}',
    );

    expect(refusalOf(event)).toMatch(/__proto__: /);
});

test.each([0, 101])('refuses %d rows at once', (count) => {
    const { fusebillId, salesforceId } = LATCH;
    const items = Array.from({ length: count }, () => ({ fusebillId, salesforceId }));

    expect(refusalOf({ action: 'latchMany', items })).toBe('items: 1 to 100 rows were expected.');
});

test('never quotes what was sent', () => {
    const secret = 'dana.fox@harbour-light.example.com';

    for (const event of [
        { action: secret },
        { ...LATCH, salesforceId: secret },
        { action: 'search', term: 'x'.repeat(90) + secret },
        { action: 'account', salesforceId: LATCH.salesforceId, hints: { emails: [{ secret }] } },
    ]) {
        expect(refusalOf(event)).not.toContain(secret);
    }
});

test.each([
    ['Cyrillic', '0014100000\u0408\u04083wt'],
    ['full-width digits', '\uff10\uff10\uff114100000JJ3wt'],
    ['a zero-width space', '0014100000JJ3wt\u200b'],
    ['a space', '0014100000JJ3wt '],
    ['a letter O instead of a zero', 'O014100000JJ3wt'],
    ['a line break', '0014100000JJ3w\n'],
    ['a combining accent', '0014100000JJ3wa\u0301'],
    ['a query', '0014100000JJ3*;'],
])('refuses an id with %s, in every field', (_, id) => {
    const { fusebillId } = LATCH;
    const row = { fusebillId, salesforceId: id };

    expect(refusalOf({ ...LATCH, salesforceId: id })).toBe(ACCOUNT);
    expect(refusalOf({ action: 'account', salesforceId: id })).toBe(ACCOUNT);
    expect(refusalOf({ action: 'latchMany', items: [row] })).toBe(`items.0.${ACCOUNT}`);
});

test.each([
    1e308,
    -1,
    2 ** 53,
    9007199254740993,
    1.0000001,
    NaN,
    -0,
    '1',
    [1],
    { valueOf: 1 },
    true,
])('refuses %p as a customer, in every field', (fusebillId) => {
    const row = { ...LATCH, action: undefined, fusebillId };
    delete row.action;

    expect(refusalOf({ ...LATCH, fusebillId })).toBe(WHOLE);
    expect(refusalOf({ action: 'customer', fusebillId })).toBe(WHOLE);
    expect(refusalOf({ action: 'latchMany', items: [row] })).toBe(`items.0.${WHOLE}`);
});

test.each<[string, object, RegExp]>([
    ['a search without a term', { action: 'search' }, /^term: /],
    ['a term that is not text', { action: 'search', term: { toString: 'x' } }, /^term: /],
    ['a term that is too long', { action: 'search', term: 'x'.repeat(101) }, /^term: at most 100/],
    ['a page before the first', { action: 'search', term: 'x', page: -1 }, /^page: /],
    ['half a page', { action: 'search', term: 'x', page: 0.5 }, /^page: /],
    ['a page that is too large', { action: 'search', term: 'x', page: 1001 }, /^page: /],
    ['hints of another type', { ...ACCOUNT_EVENT, hints: 'Dana' }, /^hints: /],
    [
        'a name that is too long',
        { ...ACCOUNT_EVENT, hints: { name: 'x'.repeat(256) } },
        /^hints.name: /,
    ],
    [
        'too many emails',
        { ...ACCOUNT_EVENT, hints: { emails: Array(21).fill('a@b') } },
        /^hints.emails: /,
    ],
    [
        'an email that is not text',
        { ...ACCOUNT_EVENT, hints: { emails: [7] } },
        /^hints.emails.0: /,
    ],
    ['a hint that is not text', { ...ACCOUNT_EVENT, hints: { fax: '1' } }, /^hints.fax: /],
    ['rows that are not a list', { action: 'latchMany', items: { length: 1 } }, /^items: /],
    ['a row of null', { action: 'latchMany', items: [null] }, /^items.0: /],
    ['a client that is not an object', { action: 'health', client: [] }, /^client/],
    ['a client without an org', { action: 'health', client: { version: '1' } }, /^client.orgId: /],
    [
        'a very long version',
        { action: 'health', client: { version: 'x'.repeat(21), orgId: '' } },
        /^client.version: /,
    ],
    ['force as text', { ...LATCH, forceLatch: 'true' }, /^forceLatch: /],
    ['a very long holder', { ...LATCH, expectedHolder: 'x'.repeat(256) }, /^expectedHolder: /],
    ['a blank text as the holder', { ...LATCH, expectedHolder: '' }, /^expectedHolder: /],
])('refuses %s', (_, event, words) => {
    expect(refusalOf(event)).toMatch(words);
});

test.each([null, undefined, 7, 'latch', [], [LATCH], true])('finds no action in %j', (event) => {
    expect(refusalOf(event)).toMatch(/^action: one of /);
});

describe('in bounded time and memory', () => {
    const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    const MEGABYTES_6 = 6_000_000;

    test.each<[string, () => object]>([
        [
            'a list of 6 MB',
            () => ({ action: 'latchMany', items: Array(MEGABYTES_6 / 4).fill(null) }),
        ],
        ['a text of 6 MB', () => ({ ...LATCH, salesforceId: '0'.repeat(MEGABYTES_6) })],
        ['a term of 6 MB', () => ({ action: 'search', term: '*;'.repeat(MEGABYTES_6 / 2) })],
        [
            'hundreds of thousands of fields',
            () =>
                Object.assign(
                    Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [`f${i}`, 0])),
                    LATCH,
                ),
        ],
        ['a field with a name of 6 MB', () => ({ ...LATCH, ['x'.repeat(MEGABYTES_6)]: 0 })],
        ['nested lists', () => ({ ...LATCH, fusebillId: nested(5000) })],
        [
            'nested lists instead of text',
            () => ({ ...ACCOUNT_EVENT, hints: { emails: nested(5000) } }),
        ],
    ])('refuses %s', (_, eventOf) => {
        const event = eventOf();
        const started = process.cpuUsage();

        expect(refusalOf(event).length).toBeLessThan(200);
        expect(process.cpuUsage(started).user / 1000).toBeLessThan(5000);
    });
});

test('answers any input with an event or a refusal', () => {
    const keys = [
        'action',
        'fusebillId',
        'salesforceId',
        '__proto__',
        'constructor',
        'items',
        'hints',
    ];
    const events = fc.oneof(
        fc.anything(),
        fc.dictionary(
            fc.constantFrom(...keys),
            fc.oneof(fc.anything(), fc.constantFrom('latch', 'latchMany', 'account', 1)),
        ),
    );

    fc.assert(
        fc.property(events, (event) => {
            try {
                expect(parseEvent(event)).toEqual(event);
            } catch (error) {
                expect(error).toMatchObject({ code: 'INVALID_REQUEST' });
            }
        }),
    );
});
