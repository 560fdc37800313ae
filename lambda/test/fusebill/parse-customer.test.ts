import fc from 'fast-check';
import { sampleCustomer } from '../../../dev/fusebill/seed/sample-customer';
import { parseCustomer, parseCustomers } from '../../src/fusebill/parse-customer';

const FIELDS = Object.keys(parseCustomer({ id: 1 }) ?? {});

test('keeps the fields of the contract, and drops what is unknown', () => {
    const customer = parseCustomer({ ...sampleCustomer, hubSpotId: 7, isParent: true });

    expect(customer).toMatchObject({ id: 172677, companyName: 'Stolen Bikes', reference: '1337' });
    expect(Object.keys(customer ?? {})).toEqual(FIELDS);
    expect(FIELDS).toHaveLength(23);
    expect(customer).not.toHaveProperty('netsuiteId');
});

test('takes what is missing, or of another type or size, for null', () => {
    const customer = parseCustomer({
        id: 1,
        companyName: 7,
        primaryEmail: 'x'.repeat(1001),
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

test.each([null, undefined, 'text', [], {}, { id: '1' }, { id: 0 }, { id: 2 ** 53 }, { id: 1.5 }])(
    'takes %j for no customer',
    (answer) => {
        expect(parseCustomer(answer)).toBeNull();
    },
);

test('leaves out of a list what is no customer, and takes what is no list for none', () => {
    expect(parseCustomers([{ id: 1 }, null, 'x', { id: -1 }])?.map(({ id }) => id)).toEqual([1]);
    expect([null, {}, 'x'].map((answer) => parseCustomers(answer))).toEqual([null, null, null]);
});

test('gives a customer with all fields and no others, or none, whatever Fusebill answers', () => {
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
