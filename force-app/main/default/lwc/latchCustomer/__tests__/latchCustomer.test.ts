import LatchCustomer from 'c/latchCustomer';
import type { Customer } from '../../../../../../contract/customer';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { mount, textOf, unmountAll } from '../../../../../../dev/jest/mount';

type Badge = HTMLElement & { label: string };
type Amount = HTMLElement & { value: number; formatStyle: string; currencyCode: string };
type Value = HTMLElement & { value: string };

function seedCustomer(): Customer {
    const reply = apexReply('customer', 'customer-read');
    if (!reply.ok) throw new Error('The example holds no customer.');
    return reply.data.customer;
}

async function show(fields: Partial<Customer> = {}) {
    const element = await mount(LatchCustomer, { customer: { ...seedCustomer(), ...fields } });
    const all = <Found extends Element>(selector: string): Found[] => [
        ...element.shadowRoot.querySelectorAll<Found>(selector),
    ];
    return { element, all, words: () => element.shadowRoot.textContent ?? '' };
}

/** The values under a label, in the order of the page. */
function under(terms: Element[], label: string): (string | null)[] {
    const term = terms.find(({ textContent }) => textContent === label);
    return [...(term?.parentElement?.querySelectorAll('dd') ?? [])].map(
        ({ textContent }) => textContent,
    );
}

afterEach(unmountAll);

describe('c-latch-customer', () => {
    it('shows the name, the person, both badges, money and plain fields', async () => {
        const { element, all } = await show();

        expect(textOf(element, 'name')).toBe('Stolen Bikes');
        expect(textOf(element, 'person')).toBe('Mr John Doe');
        expect(all<Badge>('lightning-badge').map(({ label }) => label)).toEqual([
            'Active',
            'Good standing',
        ]);
        expect(
            all<Amount>('lightning-formatted-number').map(
                ({ value, formatStyle, currencyCode }) => [value, formatStyle, currencyCode],
            ),
        ).toEqual([
            [25.98, 'currency', 'USD'],
            [25.98, 'currency', 'USD'],
        ]);
        const terms = all('dt');
        expect(under(terms, 'Customer ID')).toEqual(['1337']);
        expect(under(terms, 'Fusebill ID')).toEqual(['172677']);
        expect(under(terms, 'Currency')).toEqual(['USD']);
        expect(under(terms, 'Salesforce sync')).toEqual(['Enabled']);
        expect(under(terms, 'Salesforce Account ID in Fusebill')).toEqual(['0014100000JJ3wtAAD']);
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
                salesTrackingCodes: [{ type: 'Region', code: 'NA', name: 'North America' }],
            },
            customerAcquisition: {
                adContent: 'banner',
                campaign: 'spring',
                keyword: 'bike hire',
                landingPage: 'https://example.com/start',
                medium: 'cpc',
                source: 'search',
            },
        });
        const folded = all('details dt');

        expect(folded.map(({ textContent }) => textContent)).toHaveLength(12);
        expect(under(folded, 'Reference 2')).toEqual(['bikes']);
        expect(under(folded, 'Sales tracking codes')).toEqual(['Region: NA North America']);
        expect(under(folded, 'Landing page')).toEqual(['https://example.com/start']);
        expect(under(all('dt'), 'Parent’s Fusebill ID')).toEqual(['172600']);
        await expect(element).toBeAccessible();
    });

    it.each([
        ['Cancelled', 'slds-theme_error', 'Collection', 'slds-theme_error'],
        ['Hold', 'slds-theme_warning', 'PoorStanding', 'slds-theme_warning'],
        ['Draft', '', 'Good', 'slds-theme_success'],
        ['Archived', '', 'Platinum', ''],
    ])('gives %s and its standing a colour', async (status, theme, standing, standingTheme) => {
        const { element, all } = await show({ status, customerAccountStatus: standing });

        expect(all('lightning-badge').map(({ className }) => className)).toEqual([
            theme,
            standingTheme,
        ]);
        await expect(element).toBeAccessible();
    });

    it('leaves out what Fusebill leaves out, and never guesses a currency', async () => {
        const nothing = Object.fromEntries(Object.keys(seedCustomer()).map((key) => [key, null]));
        const { element, all } = await show({ ...nothing, id: 9, monthlyRecurringRevenue: 0 });

        expect(textOf(element, 'name')).toBe('9');
        expect(all('lightning-badge')).toHaveLength(0);
        expect(all<Amount>('lightning-formatted-number')[0]?.formatStyle).toBe('decimal');
        expect(all('dt').map(({ textContent }) => textContent)).toEqual(['MRR', 'Fusebill ID']);
        await expect(element).toBeAccessible();
    });

    it('takes the focus to its name', async () => {
        const { element } = await show();

        element.focus();

        expect(element.shadowRoot.activeElement?.textContent).toBe('Stolen Bikes');
    });
});
