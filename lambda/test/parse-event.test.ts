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

test("refuses the contract's invalid event with the words of its reply", () => {
    const { event, reply } = readExamples().find(({ name }) => name === 'invalid-request') ?? {};

    const refusal = refusalOf(event);

    expect(reply).toMatchObject({ ok: false, error: { message: refusal } });
});

const WHOLE = 'fusebillId: a positive whole number was expected.';
const ACCOUNT = 'salesforceId: an Account id of 15 or 18 characters was expected.';

test.each<[string, object, string]>([
    ['text for a number', { fusebillId: '172677' }, WHOLE],
    ['zero', { fusebillId: 0 }, WHOLE],
    ['a fraction', { fusebillId: 1.5 }, WHOLE],
    ['a number that JSON cannot hold exactly', { fusebillId: 2 ** 53 }, WHOLE],
    ['infinity', { fusebillId: Infinity }, WHOLE],
    ['no Account', { salesforceId: undefined }, ACCOUNT],
    ['a Contact', { salesforceId: '003D000000IqhSL' }, ACCOUNT],
    ['a wrong suffix', { salesforceId: '0014100000JJ3wtAAA' }, ACCOUNT],
    ['look-alike letters', { salesforceId: '0014100000JJ3w\u0442' }, ACCOUNT],
    ['a list for a text', { salesforceId: ['0014100000JJ3wt'] }, ACCOUNT],
])('refuses %s', (_, fields, words) => {
    expect(refusalOf({ ...LATCH, ...fields })).toBe(words);
});

test('refuses a move without the holder that was shown', () => {
    const refusal = refusalOf({ ...LATCH, forceLatch: true });

    expect(refusal).toMatch(/^expectedHolder: required with forceLatch: true/);
});

test('accepts a move from nobody', () => {
    const event = { ...LATCH, forceLatch: true, expectedHolder: null };

    expect(parseEvent(event)).toEqual(event);
});

test('refuses a misspelt field, and names it', () => {
    expect(refusalOf({ ...LATCH, forcelatch: true })).toMatch(/^forcelatch: /);
});

test.each(['__proto__', 'constructor', 'toString', 'LATCH', ''])('knows no action %j', (action) => {
    expect(refusalOf({ action })).toMatch(/^action: one of latch, latchMany, account/);
});

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

test('never repeats what was sent', () => {
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

test('answers anything with an event or a refusal, soon', () => {
    const deep = JSON.parse('['.repeat(5000) + ']'.repeat(5000)) as unknown;

    expect(refusalOf({ ...LATCH, extra: deep })).toMatch(/^extra: /);
    fc.assert(
        fc.property(fc.anything(), (event) => {
            expect(() => refusalOf(event)).not.toThrow();
        }),
    );
});
