import demoAccounts from '../../org/accounts.json';
import { seedCustomers } from '../seed/seed-customers';

const byId = new Map(seedCustomers.map((customer) => [customer.id, customer]));

const valuesOf = (field: 'status' | 'customerAccountStatus' | 'currency' | 'reference') =>
    new Set(seedCustomers.map((customer) => customer[field]));

function accountId(name: string): string | undefined {
    return demoAccounts.find(({ Name }) => Name === name)?.Id;
}

describe('the seed customers', () => {
    test('are more than forty, each with a unique id', () => {
        expect(seedCustomers.length).toBeGreaterThan(40);
        expect(byId.size).toBe(seedCustomers.length);
    });

    test('come in every status and several currencies', () => {
        expect(valuesOf('status')).toEqual(
            new Set(['Draft', 'Active', 'Hold', 'Suspended', 'Cancelled']),
        );
        expect(valuesOf('customerAccountStatus')).toEqual(
            new Set(['Good', 'PoorStanding', 'Collection']),
        );
        expect(valuesOf('currency').size).toBeGreaterThan(8);
    });

    test('have at least the fields of the published customer', () => {
        const fields = Object.keys(byId.get(172677) ?? {});

        for (const customer of seedCustomers)
            expect(Object.keys(customer)).toEqual(expect.arrayContaining(fields));
    });

    test('include shared references, several addresses in a field, and parents', () => {
        const several = seedCustomers.filter(({ primaryEmail }) => /[;,]/.test(primaryEmail ?? ''));
        const parents = seedCustomers.flatMap(({ parentId }) => parentId ?? []);

        expect(valuesOf('reference').size).toBeLessThan(seedCustomers.length);
        expect(several.length).toBeGreaterThan(1);
        expect(parents.length).toBeGreaterThan(1);
        for (const parent of parents) expect(byId.has(parent)).toBe(true);
    });

    test('have addresses under example.com only', () => {
        const addresses = JSON.stringify(seedCustomers).match(/[^"\s;,]+@[^"\s;,]+/g) ?? [];

        expect(addresses.length).toBeGreaterThan(40);
        for (const address of addresses) expect(address).toMatch(/@[a-z-]+\.example\.com$/);
    });
});

describe('the customers of the demo Accounts', () => {
    test.each([
        [172677, null],
        [172690, accountId('Harbour Light Bakery')],
        [172701, accountId('Copper Kettle Coffee')],
        [172702, accountId('Copper Kettle Coffee')?.slice(0, 15)],
        [172704, accountId('Juniper Finch Holdings')],
        [172710, null],
        [172711, null],
        [172720, null],
        [172730, null],
    ])('%i is held by %s', (id, holder) => {
        expect(byId.get(id)?.salesforceId).toBe(holder);
    });

    test('include none that resembles Blue Anchor Logistics', () => {
        expect(JSON.stringify(seedCustomers)).not.toMatch(/anchor|logistic|\bblue\b/i);
    });
});
