import LatchFields from 'c/latchFields';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import type { Customer } from '../../../../../../contract/customer';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { mount, unmountAll } from '../../../../../../dev/jest/mount';

type Value = HTMLElement & { value: string };

function seedCustomer(): Customer {
    const [customer] = apexReply('account', 'account-latched').data?.customers ?? [];
    if (customer === undefined) throw new Error('The example holds no customer.');
    return customer;
}

async function show(fields: Partial<Customer> = {}, parts = '') {
    const customer = { ...seedCustomer(), ...fields };
    const element = await mount(LatchFields, { customer, parts });
    const all = <Found extends Element>(selector: string): Found[] => [
        ...element.shadowRoot.querySelectorAll<Found>(selector),
    ];
    return { element, all };
}

/** The values under a label, in the order of the page. */
function under(terms: Element[], label: string): (string | null)[] {
    const term = terms.find(({ textContent }) => textContent === label);
    return [...(term?.parentElement?.querySelectorAll('dd') ?? [])].map(
        ({ textContent }) => textContent,
    );
}

afterEach(unmountAll);

describe('c-latch-fields', () => {
    it('lists the plain fields under their names', async () => {
        const { element, all } = await show();
        const terms = all('dt');

        expect(under(terms, 'Reference (Customer ID)')).toEqual(['1337']);
        expect(under(terms, 'Fusebill ID')).toEqual([String(CUSTOMERS.stolenBikes)]);
        expect(under(terms, 'Currency')).toEqual(['USD']);
        expect(under(terms, 'Salesforce sync')).toEqual(['Enabled']);
        expect(under(terms, 'Salesforce Account ID in Fusebill')).toEqual([ACCOUNTS.stolenBikes]);
        await expect(element).toBeAccessible();
    });

    it('makes a link of each address in a field', async () => {
        const { all } = await show({
            primaryEmail: 'a@one.example.com; b@one.example.com,a@one.example.com;',
            secondaryEmail: null,
        });

        expect(all<Value>('lightning-formatted-email').map(({ value }) => value)).toEqual([
            'a@one.example.com',
            'b@one.example.com',
        ]);
    });

    it('shows both phones', async () => {
        const { all } = await show({ secondaryPhone: '+1 613 555 0100' });

        expect(all<Value>('lightning-formatted-phone').map(({ value }) => value)).toEqual([
            '613-555-5555',
            '+1 613 555 0100',
        ]);
    });

    it('folds references, tracking codes and acquisition away', async () => {
        const { element, all } = await show({
            parentId: 172600,
            salesforceAccountType: 'Company',
            customerReference: {
                reference1: 'north',
                reference2: 'bikes',
                reference3: '2026',
                salesTrackingCodes: [
                    { type: 'Region', code: 'NA', name: 'North America' },
                    { type: 'Channel', code: 'FAIR-19', name: 'Channel FAIR-19' },
                    { type: null, code: 'web', name: null },
                ],
                hasMoreCodes: false,
                id: CUSTOMERS.stolenBikes,
                uri: `/${CUSTOMERS.stolenBikes}`,
            },
            customerAcquisition: {
                adContent: 'banner',
                campaign: 'spring',
                keyword: 'bike hire',
                landingPage: 'https://example.com/start',
                medium: 'cpc',
                source: 'search',
                id: 90,
                uri: '/90',
            },
        });
        const folded = all('details dt');

        expect(folded.map(({ textContent }) => textContent)).toHaveLength(14);
        expect(under(folded, 'Reference 2')).toEqual(['bikes']);
        expect(under(folded, 'Sales tracking codes')).toEqual([
            'Region: NA North America, Channel FAIR-19, web',
        ]);
        expect(under(folded, 'Landing page')).toEqual(['https://example.com/start']);
        expect(under(folded, 'Acquisition record')).toEqual(['90 · /90']);
        expect(under(all('dt'), 'Parent’s Fusebill ID')).toEqual(['172600']);
        await expect(element).toBeAccessible();
    });

    it.each([
        ['https://example.com/start', ['https://example.com/start']],
        ['data:text/html,hello', []],
    ])('links to the landing page %s only where it is an address', async (landingPage, links) => {
        const acquisition = seedCustomer().customerAcquisition;
        if (acquisition === null) throw new Error('The example holds no acquisition.');
        const { all } = await show({ customerAcquisition: { ...acquisition, landingPage } });

        expect(all<HTMLAnchorElement>('details a').map(({ href }) => href)).toEqual(links);
    });

    it("links to the parent's page in Fusebill", async () => {
        const { all } = await show({ parentId: 172600 });

        expect(all<HTMLAnchorElement>('a').map(({ href }) => href)).toEqual([
            'https://admin.fusebill.com/Customers/Overview/172600',
        ]);
    });

    it('shows only the chosen parts, ignoring case', async () => {
        const { all } = await show({ parentId: 172600 }, 'Currency, parent');

        expect(all('dt').map(({ textContent }) => textContent)).toEqual([
            'Currency',
            'Parent’s Fusebill ID',
        ]);
    });

    it('shows everything when no part is named that it knows', async () => {
        const { all } = await show({}, 'moon');

        expect(all('lightning-formatted-email')).toHaveLength(2);
        expect(all('details')).toHaveLength(1);
    });

    it('leaves out what Fusebill leaves out, and shows a new word as Fusebill spells it', async () => {
        const nothing = Object.fromEntries(Object.keys(seedCustomer()).map((key) => [key, null]));
        const { element, all } = await show({
            ...nothing,
            id: 9,
            salesforceSynchStatus: 'Paused',
        });

        expect(all('dt').map(({ textContent }) => textContent)).toEqual([
            'Fusebill ID',
            'Salesforce sync',
        ]);
        expect(under(all('dt'), 'Salesforce sync')).toEqual(['Paused']);
        await expect(element).toBeAccessible();
    });
});
