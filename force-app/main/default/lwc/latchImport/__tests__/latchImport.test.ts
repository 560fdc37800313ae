import LatchImport from 'c/latchImport';
import { CUSTOMERS } from '../../../../../../dev/demo-ids';
import type { Customer } from '../../../../../../contract/customer';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { mount, part, unmountAll } from '../../../../../../dev/jest/mount';

const HEADER = 'Fusebill ID,Reference,CompanyName,PrimaryEmail,SalesforceID,TargetSalesforceID';

const latched = (): Customer => {
    const [customer] = apexReply('account', 'account-latched').data?.customers ?? [];
    if (customer === undefined) throw new Error('The example holds no customer.');
    return customer;
};

/** The line of the file that the link holds, after the header. */
async function lineOf(fields: Partial<Customer>): Promise<string> {
    const customer = {
        ...latched(),
        id: CUSTOMERS.stolenBikes,
        salesforceId: '0014100000JJ3wt',
        ...fields,
    };
    const element = await mount(LatchImport, { customer });
    const { href } = part<HTMLAnchorElement>(element, '[data-part="download"]');
    const [, type, file = ''] = /^data:(.*?),(.*)$/.exec(href) ?? [];
    const [header, line = '', ...rest] = decodeURIComponent(file).split('\r\n');
    expect([type, header, rest]).toEqual(['text/csv;charset=utf-8', HEADER, ['']]);
    return line;
}

afterEach(unmountAll);

describe('c-latch-import', () => {
    it('offers the line that undoes the latch, under the names of Fusebill', async () => {
        const fields = { reference: 'SB-1', companyName: 'Stolen Bikes', primaryEmail: 'a@b.test' };

        expect(await lineOf(fields)).toBe(
            `${CUSTOMERS.stolenBikes},SB-1,Stolen Bikes,a@b.test,0014100000JJ3wt,clear`,
        );
    });

    it.each([
        ['Bikes, "stolen"', '"Bikes, ""stolen"""'],
        [' Bikes', '" Bikes"'],
        ['Fahrräder № 1', 'Fahrräder № 1'],
        ['=HYPERLINK("https://x.test")', ''],
        ['+1', ''],
        ['-1', ''],
        ['@SUM(A1)', ''],
        ['Bikes\r\n172704,,,,,clear', ''],
        ['Bikes\u2028', ''],
        ['\t=1', ''],
        [' =1', ''],
        ['"=1', ''],
        ['＝1', ''],
        ['Bikes;=1', ''],
        ['Bikes; "@SUM(A1)', ''],
        ['Bikes;Boats', 'Bikes;Boats'],
        ['Bikes - A+B=C @ 1', 'Bikes - A+B=C @ 1'],
        [null, ''],
    ])('is safe in a spreadsheet and keeps to one line: %j', async (companyName, cell) => {
        const line = await lineOf({ companyName, reference: null, primaryEmail: null });

        expect(line).toBe(`${CUSTOMERS.stolenBikes},,${cell},,0014100000JJ3wt,clear`);
    });

    it('names the file after the customer, and says how to import it', async () => {
        const element = await mount(LatchImport, { customer: latched() });

        expect(part(element, '[data-part="download"]').getAttribute('download')).toBe(
            `unlatch-${latched().id}.csv`,
        );
        expect(element.shadowRoot.querySelectorAll('ol li')).toHaveLength(4);
        expect(part<HTMLAnchorElement>(element, '[data-part="fusebill"]').href).toBe(
            'https://admin.fusebill.com/',
        );
        expect(part<HTMLAnchorElement>(element, '[data-part="help"]').href).toMatch(
            'https://support.staxbill.com/',
        );
        await expect(element).toBeAccessible();
    });

    it('has no file for a customer that is not read', async () => {
        const element = await mount(LatchImport, { customer: undefined });

        expect(element.shadowRoot.querySelector('[data-part="download"]')).toBeNull();
        expect(element.shadowRoot.querySelectorAll('ol li')).toHaveLength(4);
    });
});
