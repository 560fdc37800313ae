import billing from '@salesforce/apex/LatchController.billing';
import LatchImpact from 'c/latchImpact';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import { apexReply, hopReply } from '../../../../../../dev/jest/apex-reply';
import { mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';
import { proposedCustomer } from '../../../../../../dev/jest/proposal';

const ACCOUNT_ID = ACCOUNTS.interiors;
const asked = jest.mocked(billing);
const read = apexReply('billing', 'billing-read');

async function show(reply: Promise<typeof read>) {
    asked.mockReturnValue(reply);
    const element = await mount(LatchImpact, {
        recordId: ACCOUNT_ID,
        customer: proposedCustomer(),
    });
    const facts = [...element.shadowRoot.querySelectorAll('[data-part="fact"]')].map(
        ({ children: [label, text] }) => `${label?.textContent}: ${text?.textContent}`,
    );
    return { element, facts };
}

/** The example with other parts. */
function replyWith(parts: object): Promise<typeof read> {
    if (!read.ok) throw new Error('The example holds no data.');
    return Promise.resolve({ ...read, data: { ...read.data, ...parts } });
}

afterEach(unmountAll);

describe('c-latch-impact', () => {
    it('says how many subscriptions and open invoices the customer has, and their sums', async () => {
        const { element, facts } = await show(Promise.resolve(read));

        expect(asked).toHaveBeenLastCalledWith({
            accountId: ACCOUNT_ID,
            fusebillId: CUSTOMERS.interiors,
        });
        expect(facts).toEqual([
            'Subscriptions: 3',
            'Open invoices: 3',
            'Outstanding: CA$1,600.80',
            'Overdue: CA$610.30',
        ]);
        expect(textOf(element, 'title')).toBe('This customer’s billing');
        expect(part(element, '[role="status"]').textContent).toContain('Open invoices');
        await expect(element).toBeAccessible();
    });

    it('says that it reads', async () => {
        const { element } = await show(new Promise(() => undefined));

        expect(textOf(element, 'sentence')).toBe('Reading subscriptions and invoices…');
        await expect(element).toBeAccessible();
    });

    it('says what it does not know', async () => {
        const { facts } = await show(
            Promise.resolve(apexReply('billing', 'billing-without-invoices')),
        );

        expect(facts).toEqual(['Subscriptions: 3', 'Open invoices: unknown']);
    });

    it('shows no sums where nothing is open, and amounts in the customer’s currency', async () => {
        const none = { list: [], count: 0, open: 0, overdue: 0, currency: null, isComplete: true };
        const { facts } = await show(replyWith({ invoices: { ok: true, data: none } }));
        expect(facts).toEqual(['Subscriptions: 3', 'Open invoices: 0']);
        unmountAll();

        const some = { ...none, count: 100, open: 5, isComplete: false };
        const later = await show(replyWith({ invoices: { ok: true, data: some } }));
        expect(later.facts.slice(1)).toEqual([
            'Open invoices: 100 or more',
            'Outstanding: at least £5.00',
            'Overdue: at least £0.00',
        ]);
    });

    const missing = { ok: false, error: { code: 'NOT_OFFERED', message: 'm' } };
    it.each([
        ['no part can be read', () => replyWith({ subscriptions: missing, invoices: missing })],
        ['the function fails', () => Promise.resolve(hopReply('function-crashed') as typeof read)],
        ['the call throws', () => Promise.reject(new Error('offline'))],
    ])('says that the customer can still be moved when %s', async (_, reply) => {
        const { element, facts } = await show(reply());

        expect(facts).toEqual([]);
        expect(textOf(element, 'sentence')).toContain('You can still move it.');
        await expect(element).toBeAccessible();
    });
});
