import { CUSTOMERS } from '../../demo-ids';
import { call, type Called } from './call';
import type { FusebillEmulator } from '../emulator';
import { start } from './start';

let fusebill: FusebillEmulator;

beforeEach(async () => {
    fusebill = await start();
});

function list(path: string, parameters: Record<string, string> = {}): Promise<Called> {
    return call(fusebill, { path: `${path}?${new URLSearchParams(parameters).toString()}` });
}

function valuesOf({ text }: Called, field: string): unknown[] {
    return (JSON.parse(text) as Record<string, unknown>[]).map((row) => row[field]);
}

describe('the lists below a customer', () => {
    test.each([
        ['status:Active,Suspended', ['Till Pro', 'Oven monitoring', 'Market stall']],
        ['Status:cancelled', ['Till']],
        ['PlanName:*till*;Amount:100|', ['Till Pro']],
        ['interval:Yearly', ['Oven monitoring']],
    ])('find subscriptions by %s', async (query, names) => {
        const answer = await list(`/customers/${CUSTOMERS.bakery}/subscriptions`, { query });

        expect(valuesOf(answer, 'planName')).toEqual(names);
    });

    test.each([
        ['invoiceStatus:Due,Overdue,Disputed,Pending', [10_002, 10_003, 10_004]],
        ['invoiceStatus:Paid', [10_001]],
        ['outstandingBalance:400.00|500', [10_002]],
        ['currency:USD', []],
    ])('find invoices by %s', async (query, numbers) => {
        const answer = await list(`/customers/${CUSTOMERS.bakery}/invoiceSummaries`, { query });

        expect(valuesOf(answer, 'invoiceNumber')).toEqual(numbers);
    });

    test('write money with four decimals, and have pages', async () => {
        const { text, headers } = await list(`/customers/${CUSTOMERS.bakery}/invoiceSummaries`, {
            pageSize: '1',
            pageNumber: '1',
            sortOrder: 'Ascending',
            sortExpression: 'invoiceNumber',
        });

        expect(text).toContain('"outstandingBalance":490.1000');
        expect(headers.get('X-Count')).toBe('4');
        expect(headers.get('X-NextPage')).toBe('2');
    });

    test.each(['subscriptions', 'invoiceSummaries'])(
        'refuse %s of an unknown customer, and an unknown field',
        async (name) => {
            expect((await list(`/customers/5/${name}`)).status).toBe(404);
            expect(
                (await list(`/customers/${CUSTOMERS.bakery}/${name}`, { query: 'Shoe:9' })).status,
            ).toBe(400);
            expect((await list(`/customers/${CUSTOMERS.paperLantern}/${name}`)).text).toBe('[]');
        },
    );
});
