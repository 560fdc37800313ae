import LatchCustomer from 'c/latchCustomer';
import { CUSTOMERS } from '../../../../../../dev/demo-ids';
import type { Customer } from '../../../../../../contract/customer';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { drawn, mount, textOf, unmountAll } from '../../../../../../dev/jest/mount';

type Badge = HTMLElement & { label: string };
type Amount = HTMLElement & { value: number; formatStyle: string; currencyCode: string };

function seedCustomer(): Customer {
    const [customer] = apexReply('account', 'account-latched').data?.customers ?? [];
    if (customer === undefined) throw new Error('The example holds no customer.');
    return customer;
}

async function show(fields: Partial<Customer> = {}, properties: object = {}) {
    const customer = { ...seedCustomer(), ...fields };
    const element = await mount(LatchCustomer, { customer, ...properties });
    const all = <Found extends Element>(selector: string): Found[] => [
        ...element.shadowRoot.querySelectorAll<Found>(selector),
    ];
    return { element, all, words: () => element.shadowRoot.textContent ?? '' };
}

afterEach(unmountAll);

describe('c-latch-customer', () => {
    it('shows the name, the person, both badges, money and a link to Fusebill', async () => {
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
        expect(all<HTMLAnchorElement>('[data-part="open"]')[0]?.href).toBe(
            `https://admin.fusebill.com/Customers/Overview/${CUSTOMERS.stolenBikes}`,
        );
        expect(all('c-latch-fields')[0]).toMatchObject({ customer: { id: CUSTOMERS.stolenBikes } });
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
        expect(all('dt').map(({ textContent }) => textContent)).toEqual(['MRR']);
        await expect(element).toBeAccessible();
    });

    it('folds its fields away in the compact layout', async () => {
        const { element, all } = await show({}, { layout: 'compact', parts: 'contact' });

        expect(all('details c-latch-fields')[0]).toHaveProperty('parts', 'contact');
        expect(all('lightning-formatted-number')).toHaveLength(2);
        await expect(element).toBeAccessible();
    });

    it('is brief next to the card', async () => {
        const { element, all } = await show({}, { brief: true });

        expect(textOf(element, 'name')).toBe('Stolen Bikes');
        expect(all('lightning-badge')).toHaveLength(2);
        expect(all('c-latch-fields, lightning-formatted-number')).toEqual([]);
        await expect(element).toBeAccessible();
    });

    it.each([
        ['the main one', CUSTOMERS.stolenBikes, false],
        ['another', 172678, true],
    ])('folds and unfolds, and says so: %s', async (_, main, isFoldedAtFirst) => {
        const { element, all } = await show({}, { foldable: true, main });
        const fold = () =>
            all<HTMLElement & { alternativeText: string; ariaExpanded: string }>(
                '[data-part="fold"]',
            )[0];
        const isFolded = () => all<HTMLElement>('[data-part="body"]')[0]?.hidden;

        expect(isFolded()).toBe(isFoldedAtFirst);
        expect(fold()).toMatchObject({
            alternativeText: `Details of Stolen Bikes (${CUSTOMERS.stolenBikes})`,
            ariaExpanded: String(!isFoldedAtFirst),
        });
        expect(all('[data-part="main"]')).toHaveLength(isFoldedAtFirst ? 0 : 1);
        await expect(element).toBeAccessible();
        fold()?.click();
        await drawn();

        expect(isFolded()).toBe(!isFoldedAtFirst);
        expect(fold()?.ariaExpanded).toBe(String(isFoldedAtFirst));
        await expect(element).toBeAccessible();
    });

    it('unfolds when it takes the focus', async () => {
        const { element, all } = await show({}, { foldable: true, main: 172678 });

        element.focus();
        await drawn();

        expect(all<HTMLElement>('[data-part="body"]')[0]?.hidden).toBe(false);
    });

    it('takes the focus to its name', async () => {
        const { element } = await show();

        element.focus();

        expect(element.shadowRoot.activeElement?.textContent).toBe('Stolen Bikes');
    });
});
