import LatchReview from 'c/latchReview';
import type { Customer } from '../../../../../../contract/customer';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

type Field = HTMLElement & { value: string; checked: boolean; reportValidity: () => boolean };
type Notice = HTMLElement & { text: string };

const ACCOUNT = {
    name: 'Juniper & Finch Interiors',
    website: 'https://juniper-finch.example.com',
    phone: '+44 20 7946 0123',
    currency: '',
};
const HOLDER = { name: 'Juniper Finch Holdings', url: '/001Hs00004JuHoLIAV' };

function customer(fields: Partial<Customer> = {}): Customer {
    const reply = apexReply('latch', 'already-latched');
    const known = reply.ok ? undefined : reply.error.customer;
    if (known === undefined) throw new Error('The example holds no customer.');
    return { ...known, ...fields };
}

async function open(fields: object = {}) {
    const element = await mount(LatchReview, { account: ACCOUNT, customer: customer(), ...fields });
    const closed = jest.fn();
    element.addEventListener('closed', (event) => closed((event as CustomEvent).detail));
    const fact = (side: string, name: string): string | undefined =>
        element.shadowRoot
            .querySelector(`[data-part="${side}"] [data-fact="${name}"]`)
            ?.textContent?.trim();
    const doubts = (): string[] =>
        [...element.shadowRoot.querySelectorAll<Notice>('[data-part="doubts"] c-latch-notice')].map(
            ({ text }) => text,
        );
    return { element, closed, fact, doubts };
}

/** Fills the fields of a move; the test kit's stand-ins know no validity. */
function fillIn(element: HTMLElement, reason: string, isTicked: boolean): void {
    const valid = (is: boolean) => ({ reportValidity: () => is });
    Object.assign(part<Field>(element, 'lightning-textarea'), { value: reason });
    Object.assign(part<Field>(element, 'lightning-textarea'), {
        reportValidity: () => part<Field>(element, 'lightning-textarea').value !== '',
    });
    Object.assign(part<Field>(element, 'lightning-input'), valid(isTicked));
}

function agree(element: HTMLElement): void {
    part(element, '[data-action="agree"]').click();
}

afterEach(unmountAll);

describe('c-latch-review: a plain latch', () => {
    it('shows both side by side, and asks for no reason', async () => {
        const { element, fact, doubts, closed } = await open();

        expect(fact('account', 'name')).toBe('Juniper & Finch Interiors');
        expect(fact('account', 'website')).toBe('https://juniper-finch.example.com');
        expect(fact('account', 'phone')).toBe('+44 20 7946 0123');
        expect(fact('customer', 'name')).toBe('Juniper & Finch Interiors');
        expect(fact('customer', 'email')).toBe('noor.halden@juniper-finch.example.com');
        expect(fact('customer', 'person')).toBe('Ms Noor Halden');
        expect(fact('customer', 'id')).toBe('172704');
        expect(doubts()).toEqual([]);
        expect(textOf(element, 'move')).toBeNull();
        await expect(element).toBeAccessible();

        agree(element);

        expect(closed.mock.calls).toEqual([[{ reason: '' }]]);
    });

    it('answers nothing when the user cancels', async () => {
        const { element, closed } = await open();

        part(element, '[data-action="cancel"]').click();

        expect(closed.mock.calls).toEqual([[null]]);
    });

    it('warns of everything that disagrees', async () => {
        const { element, doubts } = await open({
            account: {
                ...ACCOUNT,
                name: 'Stolen Bikes',
                website: 'www.bikes.example',
                currency: 'USD',
            },
            customer: customer({ status: 'Cancelled' }),
            others: [customer({ id: 9, companyName: 'Old Customer' })],
        });

        expect(doubts()).toEqual([
            'The names differ.',
            'No e-mail address of this customer is at bikes.example.',
            'The currencies differ: USD on the Account, GBP in Fusebill.',
            'This customer is cancelled.',
            'This Account has another customer already: Old Customer.',
        ]);
        expect(
            [...element.shadowRoot.querySelectorAll('dd lightning-icon')].map(
                (icon) => icon.closest('dd')?.dataset.fact,
            ),
        ).toEqual(['name', 'website', 'currency', 'name', 'email', 'currency']);
        await expect(element).toBeAccessible();
    });

    it('warns of a draft', async () => {
        const { doubts } = await open({ customer: customer({ status: 'Draft' }) });

        expect(doubts()).toEqual(['This customer is a draft: nothing is billed yet.']);
    });

    it.each([
        [
            'a legal form',
            { name: 'Juniper and Finch Interiors Ltd.' },
            { companyName: 'JUNIPER AND FINCH INTERIORS' },
        ],
        ['an accent', { name: 'Café Zoë' }, { companyName: 'Cafe Zoe' }],
        ['the person', { name: 'Noor Halden' }, { companyName: null }],
        [
            'a site below',
            { website: 'https://juniper-finch.example.com' },
            { primaryEmail: 'a@mail.juniper-finch.example.com' },
        ],
        ['the second address', {}, { primaryEmail: 'x@y.example; z@juniper-finch.example.com' }],
        ['what the Account lacks', { name: '', website: '', currency: '' }, {}],
        [
            'what the customer lacks',
            { currency: 'USD' },
            { currency: null, primaryEmail: null, secondaryEmail: null },
        ],
        ['the customer itself', {}, {}],
    ])('does not warn of %s', async (_, account, fields) => {
        const { doubts } = await open({
            account: { ...ACCOUNT, ...account },
            customer: customer(fields),
            others: [customer()],
        });

        expect(doubts()).toEqual([]);
    });

    it('does not take a part of a domain for a domain', async () => {
        const { doubts } = await open({
            customer: customer({
                primaryEmail: 'a@notjuniper-finch.example.com',
                secondaryEmail: null,
            }),
        });

        expect(doubts()).toHaveLength(1);
    });
});

describe('c-latch-review: a move', () => {
    it('names both Accounts, links to the old one and warns', async () => {
        const { element } = await open({ holder: HOLDER });

        expect(textOf(element, 'from')?.trim()).toBe('Juniper Finch Holdings');
        expect(part(element, '[data-part="from"] a').getAttribute('href')).toBe(HOLDER.url);
        expect(textOf(element, 'to')).toBe('Juniper & Finch Interiors');
        expect(textOf(element, 'warning')).toContain('may be detached');
        await expect(element).toBeAccessible();
    });

    it('gives the id of an Account that the user may not see, without a link', async () => {
        const { element } = await open({ holder: { name: '001Hs00004JuHoLIAV', url: '' } });

        expect(textOf(element, 'from')?.trim()).toBe('001Hs00004JuHoLIAV');
        expect(element.shadowRoot.querySelector('[data-part="from"] a')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('answers the reason without blanks around it once it is given and ticked', async () => {
        const { element, closed } = await open({ holder: HOLDER });
        fillIn(element, '  Billed here since May ', true);

        agree(element);

        expect(closed.mock.calls).toEqual([[{ reason: 'Billed here since May' }]]);
    });

    it.each([
        ['without a reason', '   ', true, 'lightning-textarea'],
        ['without the tick', 'Billed here since May', false, 'lightning-input'],
    ])('does not move %s, and goes to what lacks', async (_, reason, isTicked, lacking) => {
        const { element, closed } = await open({ holder: HOLDER });
        fillIn(element, reason, isTicked);
        const focus = jest.spyOn(part(element, lacking), 'focus');

        agree(element);

        expect(closed).not.toHaveBeenCalled();
        expect(focus).toHaveBeenCalled();
    });
});
