import LatchDecision from 'c/latchDecision';
import type { Agreement, Proposal } from 'c/latchDecision';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import { mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';
import { normalName } from '../../../../../../lambda/src/search/name-words';
import { digitsOf } from '../../../../../../lambda/src/search/normal-forms';
import { ACCOUNT, proposalOf, proposedCustomer } from '../../../../../../dev/jest/proposal';

type Decision = HTMLElement & { agree: () => Agreement | null; isDirty: boolean };
type Field = HTMLElement & { value: string; reportValidity: jest.Mock<boolean> };
type Notice = HTMLElement & { text: string };

const HOLDER = { name: 'Juniper Finch Holdings', url: `/${ACCOUNTS.holdings}` };

const customer = proposedCustomer;

async function show(fields: Partial<Proposal> = {}) {
    const element = await mount(LatchDecision, { proposal: proposalOf(fields) });
    const row = (key: string): (string | undefined)[] =>
        ['account', 'customer', 'match'].map(
            (side) =>
                element.shadowRoot.querySelector(`[data-row="${key}"] [data-side="${side}"]`)
                    ?.textContent ?? undefined,
        );
    const warnings = (): string[] =>
        [...element.shadowRoot.querySelectorAll<Notice>('c-latch-notice')].map(({ text }) => text);
    return { element: element as typeof element & Decision, row, warnings };
}

/** Fills the fields of a move; the test kit's stand-ins know no validity. */
function fillIn(element: HTMLElement, reason: string, isTicked: boolean) {
    const field = part<Field>(element, 'lightning-textarea');
    const tick = part<Field>(element, 'lightning-input');
    field.value = reason;
    Object.assign(field, { reportValidity: jest.fn(() => field.value !== '') });
    Object.assign(tick, { reportValidity: jest.fn(() => isTicked) });
    return { field, tick };
}

afterEach(unmountAll);

describe('c-latch-decision: the comparison', () => {
    it('compares both sides field by field', async () => {
        const { element, row } = await show();

        expect(row('name')).toEqual([ACCOUNT.name, ACCOUNT.name, 'Equal']);
        expect(row('site')).toEqual([
            ACCOUNT.website,
            'noor.halden@juniper-finch.example.com',
            'Equal',
        ]);
        expect(row('phone')).toEqual([ACCOUNT.phone, ACCOUNT.phone, 'Equal']);
        expect(row('contact')).toEqual(['Noor Halden', 'Ms Noor Halden', 'Similar']);
        expect(row('number')).toEqual(['JFI-1', 'JFI-1', 'Equal']);
        expect(row('city')).toEqual(['London', '—', undefined]);
        expect(row('currency')).toEqual(['—', 'GBP', undefined]);
        expect(row('id')).toEqual(['—', String(CUSTOMERS.interiors), undefined]);
        expect(row('status')).toEqual(['—', 'Active, Good standing', undefined]);
        expect(textOf(element, 'move')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('leaves out what neither side has', async () => {
        const { row } = await show({ account: { ...ACCOUNT, city: '' } });

        expect(row('city')).toEqual([undefined, undefined, undefined]);
    });

    it.each([
        ['name', { name: 'Juniper and Finch Interiors Ltd.' }, {}, 'Similar'],
        ['name', { name: 'Café Zoë GmbH' }, { companyName: 'CAFE ZOE' }, 'Equal'],
        ['name', { name: 'Noor Halden' }, { companyName: null, title: null }, 'Equal'],
        ['name', { name: 'Stolen Bikes' }, {}, 'Different'],
        ['site', {}, { primaryEmail: 'a@mail.juniper-finch.example.com' }, 'Similar'],
        ['site', {}, { primaryEmail: 'x@y.example; z@juniper-finch.example.com' }, 'Equal'],
        ['site', {}, { primaryEmail: 'a@notjuniper-finch.example.com' }, 'Different'],
        ['phone', { phone: '(020) 7946-0123' }, {}, 'Equal'],
        ['phone', { phone: '0123' }, {}, undefined],
        ['phone', { phone: '020 7946 9999' }, {}, 'Different'],
        ['number', { number: 'other' }, {}, undefined],
        ['currency', { currency: 'USD' }, {}, 'Different'],
        ['currency', { currency: 'GBP' }, {}, 'Equal'],
    ])('judges %s of %j and %j: %s', async (key, account, fields, judgement) => {
        const { row } = await show({
            account: { ...ACCOUNT, ...account },
            customer: customer(fields),
        });

        expect(row(key)[2]).toBe(judgement);
    });

    it('says why the customer is suggested', async () => {
        const value = 'noor.halden@juniper-finch.example.com';
        const { element } = await show({
            reasons: [
                { kind: 'emailEquals', value, contactName: 'Noor Halden' },
                { kind: 'nameEquals', value: ACCOUNT.name, contactName: null },
            ],
        });

        const items = element.shadowRoot.querySelectorAll('[data-part="reasons"] li span');
        expect([...items].map(({ textContent }) => textContent)).toEqual([
            'same email as Noor Halden',
            'same name',
        ]);
        await expect(element).toBeAccessible();
    });
});

describe('c-latch-decision: compared with the function', () => {
    it.each([
        ['Juniper GmbH', 'JUNIPER Company'],
        ['The Juniper Company Inc.', 'Juniper, LLC'],
        ['Café Zoë & Co. KG', 'cafe zoe'],
        ['Juniper LLP', 'Juniper Incorporated'],
        ['Juniper Finch', 'Juniper & Finch'],
        ['Juniper', 'Juniper Holding'],
        ['Juniper Verein', 'Juniper'],
    ])('says that %s and %s are equal when the function does', async (one, other) => {
        const { row } = await show({
            account: { ...ACCOUNT, name: one },
            customer: customer({ companyName: other, firstName: null, lastName: null }),
        });

        expect(row('name')[2] === 'Equal').toBe(normalName(one) === normalName(other));
    });

    it.each([
        ['613-555-5555', '+1 613 555 5555'],
        ['(020) 7946-0123', '+44 20 7946 0123'],
        ['555-5555', '613-555-5555'],
    ])('says that %s and %s are one phone when the function does', async (one, other) => {
        const { row } = await show({
            account: { ...ACCOUNT, phone: one },
            customer: customer({ primaryPhone: other }),
        });

        expect(row('phone')[2] === 'Equal').toBe(digitsOf(one) === digitsOf(other));
    });
});

describe('c-latch-decision: the warnings', () => {
    it('name everything that speaks against the latch', async () => {
        const { element, warnings } = await show({
            account: {
                ...ACCOUNT,
                name: 'Stolen Bikes',
                website: 'www.bikes.example',
                currency: 'USD',
            },
            customer: customer({ status: 'Cancelled' }),
            others: [customer({ id: 9, companyName: 'Old Customer' })],
        });

        expect(warnings()).toEqual([
            'The names differ.',
            'None of this customer’s email addresses use bikes.example.',
            'The currencies differ: USD on the Account, GBP in Fusebill.',
            'This customer is cancelled.',
            'Stolen Bikes already has another customer: Old Customer.',
        ]);
        await expect(element).toBeAccessible();
    });

    it.each([
        ['a draft', { customer: customer({ status: 'Draft' }) }, 1],
        ['what the Account lacks', { account: { ...ACCOUNT, name: '', website: '' } }, 0],
        ['the customer itself', { others: [customer()] }, 0],
    ])('are right about %s', async (_, fields, count) => {
        const { warnings } = await show(fields);

        expect(warnings()).toHaveLength(count);
    });

    it('say that the holder was merged into this Account', async () => {
        const { element } = await show({ mergedFrom: 'Juniper Finch Holdings' });

        expect(textOf(element, 'merged')).toContain(
            'Juniper Finch Holdings, which was merged into this Account',
        );
    });
});

describe('c-latch-decision: a move', () => {
    it('names both Accounts, links to the old one and warns', async () => {
        const { element } = await show({ holder: HOLDER });

        expect(textOf(element, 'from')?.trim()).toBe('Juniper Finch Holdings');
        expect(part(element, '[data-part="from"] a').getAttribute('href')).toBe(HOLDER.url);
        expect(textOf(element, 'to')).toBe('Juniper & Finch Interiors');
        expect(textOf(element, 'warning')).toContain('may be detached');
        await expect(element).toBeAccessible();
    });

    it('gives the id of an Account that the user may not see, without a link', async () => {
        const { element } = await show({ holder: { name: ACCOUNTS.holdings, url: '' } });

        expect(textOf(element, 'from')?.trim()).toBe(ACCOUNTS.holdings);
        expect(element.shadowRoot.querySelector('[data-part="from"] a')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('agrees with the trimmed reason once it is given and ticked', async () => {
        const { element } = await show({ holder: HOLDER });
        fillIn(element, '  Billed here since May ', true);

        expect(element.agree()).toEqual({ reason: 'Billed here since May' });
    });

    it('agrees without a reason where nothing is moved', async () => {
        const { element } = await show();

        expect(element.agree()).toEqual({ reason: '' });
    });

    it.each([
        ['without a reason', '   ', true, 'lightning-textarea'],
        ['without the tick', 'Billed here since May', false, 'lightning-input'],
    ])('does not agree %s, and goes to what lacks', async (_, reason, isTicked, lacking) => {
        const { element } = await show({ holder: HOLDER });
        fillIn(element, reason, isTicked);
        const focus = jest.spyOn(part(element, lacking), 'focus');

        expect(element.agree()).toBeNull();
        expect(focus).toHaveBeenCalled();
    });

    it('takes an error away while the user types, but shows none before the first try', async () => {
        const { element } = await show({ holder: HOLDER });
        const { field } = fillIn(element, '', true);
        field.dispatchEvent(new CustomEvent('change'));
        expect(field.reportValidity).not.toHaveBeenCalled();
        element.agree();

        field.dispatchEvent(new CustomEvent('change'));

        expect(field.reportValidity).toHaveBeenCalledTimes(2);
    });

    it.each([
        ['', false],
        ['   ', false],
        ['Billed here', true],
    ])('knows whether the reason "%s" would be lost', async (reason, isDirty) => {
        const { element } = await show({ holder: HOLDER });
        fillIn(element, reason, false);

        expect(element.isDirty).toBe(isDirty);
    });
});
