import { ACCOUNTS, CUSTOMERS } from '../../demo-ids';
import type { FusebillEmulator } from '../emulator';
import { start } from './start';

const HEADER = 'Fusebill ID,Reference,CompanyName,PrimaryEmail,SalesforceID,TargetSalesforceID';
const HOLDINGS = ACCOUNTS.holdings;
const INTERIORS = ACCOUNTS.interiors;

let fusebill: FusebillEmulator;

beforeEach(async () => {
    fusebill = await start();
});

async function upload(...lines: string[]) {
    const response = await fetch(fusebill.url.replace('/v1', '/control/import'), {
        method: 'POST',
        body: lines.join('\r\n'),
    });
    return { status: response.status, body: (await response.json()) as { faults: string[] } };
}

const holder = () => fusebill.customer(CUSTOMERS.interiors)?.salesforceId;

describe('an import of latches', () => {
    test.each(['Fusebill ID', 'Stax Bill ID'])('ends a latch, with the column %s', async (name) => {
        const { status, body } = await upload(
            HEADER.replace('Fusebill ID', name),
            `${CUSTOMERS.interiors},JFI-1,"Juniper & Finch, ""Interiors""",,${HOLDINGS},clear`,
            '',
        );

        expect({ status, body }).toEqual({ status: 200, body: { imported: 1, faults: [] } });
        expect(holder()).toBeNull();
        expect(fusebill.writes).toEqual([
            { customerId: CUSTOMERS.interiors, from: HOLDINGS, to: null },
        ]);
    });

    test('moves a latch to the Account that the last column names', async () => {
        await upload(HEADER, `${CUSTOMERS.interiors},,,,${HOLDINGS},${INTERIORS}`);

        expect(holder()).toBe(INTERIORS);
    });

    test('leaves a latch whose last column is empty', async () => {
        expect((await upload(HEADER, `${CUSTOMERS.interiors},,,,${HOLDINGS},`)).status).toBe(200);

        expect(fusebill.writes).toEqual([]);
    });

    test.each([
        [['Id,TargetSalesforceID', `${CUSTOMERS.interiors},clear`], "The first column is 'Id'."],
        [
            ['Fusebill ID,TargetSalesforceID', `${CUSTOMERS.interiors},clear`],
            'The column SalesforceID is missing.',
        ],
        [[HEADER], 'The file has 0 rows.'],
        [[HEADER, '1,,,,,clear'], 'Line 2: there is no customer 1.'],
        [
            [HEADER, `${CUSTOMERS.interiors},,,,,001000000000001AAA`],
            'Line 2: there is no Account 001000000000001AAA.',
        ],
        [[HEADER, `${CUSTOMERS.interiors},a"b,,,,clear`], 'The file has 0 rows.'],
    ])('changes nothing for an invalid file: %j', async (lines, fault) => {
        const { status, body } = await upload(...lines);

        expect(status).toBe(400);
        expect(body.faults).toContain(fault);
        expect(holder()).toBe(HOLDINGS);
    });

    test('has a page to choose a file on', async () => {
        const response = await fetch(fusebill.url.replace('/v1', '/control/import'));

        expect(response.headers.get('content-type')).toMatch('text/html');
        expect(await response.text()).toContain('<input type="file"');
    });
});
