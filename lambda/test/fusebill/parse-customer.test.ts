import fc from 'fast-check';
import { CUSTOMER_FIELDS } from '../../../contract/customer';
import { CUSTOMERS } from '../../../dev/demo-ids';
import { sampleCustomer } from '../../../dev/fusebill/seed/sample-customer';
import { parseCustomer, parseCustomers, summarize } from '../../src/fusebill/parse-customer';

const FIELDS = Object.keys(parseCustomer({ id: 1 }) ?? {});

test('keeps the fields of the contract, and drops unknown fields', () => {
    const customer = parseCustomer({ ...sampleCustomer, shoeSize: 7 });

    expect(customer).toMatchObject({
        id: CUSTOMERS.stolenBikes,
        companyName: 'Stolen Bikes',
        reference: '1337',
    });
    expect(Object.keys(customer ?? {}).sort()).toEqual(
        ['id', ...Object.keys(CUSTOMER_FIELDS), 'customerReference', 'customerAcquisition'].sort(),
    );
});

test('treats missing or mistyped fields as null', () => {
    const customer = parseCustomer({
        id: 1,
        companyName: 7,
        primaryEmail: ['a@example.com'],
        monthlyRecurringRevenue: '25.98',
        parentId: 1.5,
        customerReference: { salesTrackingCodes: 'none', reference1: {} },
        customerAcquisition: [],
    });

    expect(customer).toMatchObject({
        companyName: null,
        primaryEmail: null,
        monthlyRecurringRevenue: null,
        parentId: null,
        customerReference: { salesTrackingCodes: [], reference1: null },
    });
    expect(Object.keys(customer ?? {})).toEqual(FIELDS);
});

test('truncates a text that is longer than any documented field', () => {
    const cut = parseCustomer({ id: 1, companyName: 'x'.repeat(256), lastName: 'x'.repeat(255) });

    expect(cut?.companyName).toBe(`${'x'.repeat(254)}…`);
    expect(cut?.lastName).toBe('x'.repeat(255));
});

test('lists twenty sales tracking codes, and says that there are more', () => {
    const codes = Array.from({ length: 21 }, () => ({ type: 'Region', code: 'N', name: 'North' }));
    const [all, cut] = [codes.slice(0, 20), codes].map((salesTrackingCodes) =>
        parseCustomer({ id: 1, customerReference: { salesTrackingCodes } }),
    );

    expect(all?.customerReference?.salesTrackingCodes).toHaveLength(20);
    expect(all?.customerReference?.hasMoreCodes).toBe(false);
    expect(cut?.customerReference?.salesTrackingCodes).toHaveLength(20);
    expect(cut?.customerReference?.hasMoreCodes).toBe(true);
});

test.each(['\u0000', '\ud800', '\u001f', '\u6f22', '"'])(
    'keeps a hundred customers of a batch below 1 MB, even if every text is full of %j',
    (sign) => {
        const text = sign.repeat(5000);
        const full = parseCustomer(
            Object.fromEntries([...FIELDS.map((name) => [name, text]), ['id', 1]]),
        );
        if (full === null) throw new Error('That is not a customer.');

        const reply = JSON.stringify(Array<unknown>(100).fill({ customer: summarize(full) }));

        expect(Buffer.byteLength(reply)).toBeLessThan(900_000);
    },
);

test('keeps ten complete customers below 1 MB, whatever Fusebill sends', () => {
    const text = '\u6f22'.repeat(5000);
    const code = { type: text, code: text, name: text };
    const full = parseCustomer({
        ...Object.fromEntries(FIELDS.map((name) => [name, text])),
        id: 1,
        customerReference: {
            reference1: text,
            reference2: text,
            reference3: text,
            salesTrackingCodes: Array<unknown>(1000).fill(code),
        },
        customerAcquisition: { adContent: text, campaign: text, landingPage: text },
    });

    const reply = JSON.stringify(Array<unknown>(10).fill({ customer: full }));

    expect(Buffer.byteLength(reply)).toBeLessThan(900_000);
});

test.each([null, undefined, 'text', [], {}, { id: '1' }, { id: 0 }, { id: 2 ** 53 }, { id: 1.5 }])(
    'does not treat %j as a customer',
    (answer) => {
        expect(parseCustomer(answer)).toBeNull();
    },
);

test('leaves out list items that are not customers', () => {
    expect(parseCustomers([{ id: 1 }, null, 'x', { id: -1 }]).map(({ id }) => id)).toEqual([1]);
});

test('returns a complete customer or none, whatever Fusebill answers', () => {
    const field = fc.oneof(fc.string(), fc.double(), fc.constant(null), fc.object());
    const answers = fc.record(
        Object.fromEntries([...FIELDS, '__proto__', 'toString'].map((name) => [name, field])),
        { requiredKeys: [] },
    );

    fc.assert(
        fc.property(fc.oneof(answers, fc.anything()), (answer) => {
            const customer = parseCustomer(answer);
            if (customer !== null) expect(Object.keys(customer)).toEqual(FIELDS);
        }),
    );
});
