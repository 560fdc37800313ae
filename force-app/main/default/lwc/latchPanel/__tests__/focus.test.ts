import account from '@salesforce/apex/LatchController.account';
import stored from '@salesforce/apex/LatchController.stored';
import LatchPanel from 'c/latchPanel';
import type { Outcome } from 'c/latchRecord';
import type { CardReply } from '../../../../../../contract/card-reply';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { customerUpdate } from '../../../../../../dev/jest/customer-update';
import { latchRow } from '../../../../../../dev/jest/latch-row';
import { drawn, mount, part, unmountAll } from '../../../../../../dev/jest/mount';

const NONE = { current: [], requests: [], history: [], dismissed: [] };
const OTHERS = latchRow({ id: 'other', customerId: CUSTOMERS.bakery, outcome: 'unlatchRequested' });
const OWN = latchRow({ id: 'own', outcome: 'unlatchRequested' });

const read = jest.mocked(account);
const latched = (): CardReply<'account'> => apexReply('account', 'account-latched');
const empty = (): CardReply<'account'> => apexReply('account', 'account-suggestions');

/** A panel with a request for another customer, which is told this. `answer` ends the read that follows. */
async function panelAfter(outcome: Partial<Outcome>) {
    jest.mocked(stored).mockResolvedValue({ ...NONE, requests: [OTHERS] });
    read.mockReset().mockResolvedValueOnce(latched());
    const element = await mount(LatchPanel, { recordId: ACCOUNTS.stolenBikes });
    let answer: (reply: CardReply<'account'>) => void = () => undefined;
    read.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const menu = part(element, 'lightning-button-menu');
    const focused = jest.spyOn(menu, 'focus');
    const searched = jest.spyOn(part(element, 'c-latch-another'), 'focus');
    const detail = customerUpdate(outcome);
    part(element, 'c-latch-menu').dispatchEvent(new CustomEvent('outcome', { detail }));
    await drawn();
    const settle = async (reply: CardReply<'account'>): Promise<void> => {
        answer(reply);
        await drawn();
    };
    return { element, focused, searched, settle };
}

afterEach(unmountAll);

describe('c-latch-panel: the focus after a dialog', () => {
    it('stays on the panel while it reads again, then returns to the menu', async () => {
        const { element, focused, settle } = await panelAfter({ isOutdated: true });
        expect(element.shadowRoot.activeElement).toBe(part(element, '[data-part="panel"]'));
        expect(focused).not.toHaveBeenCalled();

        await settle(latched());

        expect(focused).toHaveBeenCalledTimes(1);
    });

    it('stays on the panel if the customer is gone', async () => {
        const { element, focused, settle } = await panelAfter({ isOutdated: true });

        await settle(empty());

        expect(element.shadowRoot.activeElement).toBe(part(element, '[data-part="panel"]'));
        expect(focused).not.toHaveBeenCalled();
    });

    it('is not taken from a user who has moved on', async () => {
        const { element, focused, settle } = await panelAfter({ isOutdated: true });
        part(element, 'summary').focus();

        await settle(latched());

        expect(focused).not.toHaveBeenCalled();
    });

    it('goes to the search where the customer is gone, and stays there', async () => {
        const gone = { isOutdated: true, wantsSearch: true };

        const { element, focused, searched, settle } = await panelAfter(gone);
        await settle(latched());

        expect(searched).toHaveBeenCalledTimes(1);
        expect(element.shadowRoot.activeElement).not.toBe(part(element, '[data-part="panel"]'));
        expect(focused).not.toHaveBeenCalled();
    });

    it("goes to the customer's own request, not to that of another customer", async () => {
        const requests = { ...NONE, requests: [OTHERS, OWN] };

        const { element } = await panelAfter({ stored: requests });

        const own = part(element, `[data-request="${OWN.customerId}"]`);
        expect(element.shadowRoot.activeElement).toBe(own);
    });
});
