import { CUSTOMERS } from '../../../dev/demo-ids';
import { CUSTOMER_FIELDS } from '../../../contract/customer';
import type { Latched } from '../../../contract/reply';
import {
    BAKERY,
    HOLDINGS,
    INTERIORS,
    latch,
    move,
    PAPER_LANTERN,
    seize,
    startHarness,
    STOLEN_BIKES,
    type Harness,
    type Result,
} from '../harness';

let harness: Harness;

beforeAll(async () => {
    harness = await startHarness();
});

beforeEach(() => {
    harness.fusebill.reset();
    harness.secret.value = harness.fusebill.key;
});

afterAll(() => harness.fusebill.close());

function latchedIn(result: Result): Latched {
    if (result.ok && 'outcome' in result.data) return result.data;
    throw new Error(`Not a latch: ${JSON.stringify(result)}`);
}

test('sends one request with the documented names, 18 characters, and explicit force', async () => {
    const result = await harness.answer(latch({ salesforceId: STOLEN_BIKES.slice(0, 15) }));

    expect(latchedIn(result)).toMatchObject({ outcome: 'latched', previousHolder: null });
    expect(harness.fusebill.requests).toHaveLength(1);
    expect(harness.fusebill.requests[0]).toMatchObject({
        method: 'POST',
        path: '/v1/Salesforce/Latch',
        contentType: 'application/json',
        body: `{"fusebillId":${CUSTOMERS.stolenBikes},"salesforceId":"${STOLEN_BIKES}","forceLatch":false}`,
    });
});

test('replies with only the fields of the contract', async () => {
    const { customer } = latchedIn(await harness.answer(latch()));

    expect(Object.keys(customer).sort()).toEqual(
        ['id', ...Object.keys(CUSTOMER_FIELDS), 'customerReference', 'customerAcquisition'].sort(),
    );
    expect(customer).toMatchObject({ id: CUSTOMERS.stolenBikes, monthlyRecurringRevenue: 25.98 });
});

test('does not move a customer that another Account holds', async () => {
    const result = await harness.answer(
        latch({ fusebillId: CUSTOMERS.interiors, salesforceId: INTERIORS }),
    );

    expect(result).toMatchObject({
        ok: false,
        error: { code: 'ALREADY_LATCHED', holder: HOLDINGS, customer: { id: CUSTOMERS.interiors } },
    });
    expect(harness.fusebill.writes).toEqual([]);
});

test('moves a customer from the holder that was shown', async () => {
    const result = await harness.answer(move());

    expect(latchedIn(result)).toMatchObject({ outcome: 'moved', previousHolder: HOLDINGS });
    expect(harness.fusebill.customer(CUSTOMERS.interiors)?.salesforceId).toBe(INTERIORS);
});

test.each([
    ['another holder', BAKERY, ['GET']],
    ['nobody', null, ['POST', 'GET']],
])('moves nothing when %s was shown', async (_, expectedHolder, requests) => {
    const result = await harness.answer(move({ expectedHolder }));

    expect(result).toMatchObject({
        ok: false,
        error: { code: 'HOLDER_CHANGED', holder: HOLDINGS },
    });
    expect(harness.fusebill.writes).toEqual([]);
    expect(harness.fusebill.requests.map(({ method }) => method)).toEqual(requests);
});

test('recognizes the same holder by its 15-character id', async () => {
    const result = await harness.answer(move({ expectedHolder: HOLDINGS.slice(0, 15) }));

    expect(latchedIn(result).previousHolder).toBe(HOLDINGS);
});

test('names the previous holder without the spaces around it', async () => {
    const result = await harness.answer(move({ expectedHolder: ` ${HOLDINGS}\u00a0` }));

    expect(latchedIn(result).previousHolder).toBe(HOLDINGS);
});

test('writes nothing when the Account already holds the customer', async () => {
    await harness.answer(move());

    const again = await harness.answer(move());

    expect(latchedIn(again).outcome).toBe('alreadyLatched');
    expect(harness.fusebill.writes).toHaveLength(1);
});

test.each([null, ' ', '\u00a0'])(
    'reports a latch when a forced one takes a free customer: %j',
    async (expectedHolder) => {
        const result = await harness.answer(latch({ forceLatch: true, expectedHolder }));

        expect(latchedIn(result)).toMatchObject({ outcome: 'latched', previousHolder: null });
    },
);

test('says that there is no such customer', async () => {
    const result = await harness.answer(latch({ fusebillId: 999_999 }));

    expect(result).toMatchObject({ ok: false, error: { code: 'CUSTOMER_NOT_FOUND' } });
});

test('treats a 404 without a body the same', async () => {
    harness.fusebill.plan({ kind: 'status', status: 404, body: '' });

    const result = await harness.answer({ action: 'customer', fusebillId: CUSTOMERS.stolenBikes });

    expect(result).toMatchObject({ ok: false, error: { code: 'CUSTOMER_NOT_FOUND' } });
});

test('reads an answer that begins with a byte order mark', async () => {
    const body = '\uFEFF{"id":172677,"salesforceId":null}';
    harness.fusebill.plan({ kind: 'status', status: 200, body });

    const result = await harness.answer({ action: 'customer', fusebillId: CUSTOMERS.stolenBikes });

    expect(result).toMatchObject({ ok: true, data: { customer: { id: CUSTOMERS.stolenBikes } } });
    expect(harness.fusebill.requests).toHaveLength(1);
});

test("returns Fusebill's own message when it does not know the Account", async () => {
    const result = await harness.answer(latch({ salesforceId: PAPER_LANTERN }));

    expect(result).toMatchObject({
        ok: false,
        error: {
            code: 'ACCOUNT_NOT_FOUND',
            fusebillMessage: `Salesforce Account ${PAPER_LANTERN} does not exist.`,
        },
    });
});

test('never takes a customer that somebody latched between two attempts', async () => {
    harness.fusebill.plan({ kind: 'reset', method: 'POST' });

    const result = await harness.answer(move(), {
        onPause: () => seize(harness, CUSTOMERS.interiors, BAKERY),
    });

    expect(result).toMatchObject({ ok: false, error: { code: 'HOLDER_CHANGED', holder: BAKERY } });
    expect(harness.fusebill.customer(CUSTOMERS.interiors)?.salesforceId).toBe(BAKERY);
});

describe('when Fusebill reports an existing latch as an error', () => {
    let strict: Harness;

    beforeAll(async () => {
        strict = await startHarness({ heldHereAnswer: 'error', heldElsewhereStatus: 400 });
    });

    afterAll(() => strict.fusebill.close());

    test('still succeeds', async () => {
        await strict.answer(latch());

        const again = await strict.answer(latch());

        expect(latchedIn(again).outcome).toBe('alreadyLatched');
    });

    test('detects a customer of another Account by reading it, whatever the status', async () => {
        const result = await strict.answer(
            latch({ fusebillId: CUSTOMERS.interiors, salesforceId: INTERIORS }),
        );

        expect(result).toMatchObject({ ok: false, error: { code: 'ALREADY_LATCHED' } });
    });
});

describe('the key', () => {
    test('is read again when Fusebill refuses it, and the latch continues with the new one', async () => {
        await harness.answer(latch());
        harness.secret.value = harness.fusebill.rotateKey();

        const result = await harness.answer(
            latch({ fusebillId: CUSTOMERS.paperLantern, salesforceId: BAKERY }),
        );

        expect(latchedIn(result).outcome).toBe('latched');
    });

    test('is rejected when the secret still holds the same one', async () => {
        await harness.answer(latch());
        harness.fusebill.rotateKey();

        const result = await harness.answer(latch());

        expect(result).toMatchObject({ ok: false, error: { code: 'KEY_REJECTED' } });
    });

    test('is trimmed', async () => {
        const padded = await startHarness();
        padded.secret.value = `  ${padded.fusebill.key}\r\n`;

        const result = await padded.answer(latch());

        expect(latchedIn(result).outcome).toBe('latched');
        await padded.fusebill.close();
    });

    test('that is malformed is detected by a read, and replaced if the secret has changed', async () => {
        const malformed = await startHarness();
        malformed.secret.value = 'pasted-wrongly';

        const first = await malformed.answer(latch());
        malformed.secret.value = malformed.fusebill.key;
        const second = await malformed.answer(latch());

        expect(first).toMatchObject({ ok: false, error: { code: 'KEY_REJECTED' } });
        expect(latchedIn(second).outcome).toBe('latched');
        await malformed.fusebill.close();
    });

    test.each([undefined, '', ' \n'])('is missing when the secret holds %j', async (value) => {
        const empty = await startHarness();
        empty.secret.value = value;

        const result = await empty.answer(latch());

        expect(result).toMatchObject({ ok: false, error: { code: 'KEY_MISSING' } });
        expect(empty.fusebill.requests).toEqual([]);
        await empty.fusebill.close();
    });
});
