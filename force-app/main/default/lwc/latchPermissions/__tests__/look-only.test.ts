import account from '@salesforce/apex/LatchController.account';
import stored from '@salesforce/apex/LatchController.stored';
import LatchCandidates from 'c/latchCandidates';
import LatchPanel from 'c/latchPanel';
import { ACCOUNTS } from '../../../../../../dev/demo-ids';
import type { CardCandidate } from '../../../../../../contract/card-reply';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { mount, textOf, unmountAll, within } from '../../../../../../dev/jest/mount';

jest.mock('@salesforce/customPermission/Latch_Customer', () => ({ default: undefined }), {
    virtual: true,
});

const BAKERY = ACCOUNTS.bakery;

function candidates(): CardCandidate[] {
    const [first] = apexReply('account', 'account-suggestions').data?.suggestions ?? [];
    if (first === undefined) throw new Error('The example holds no suggestion.');
    return [first, { ...first, holder: null, customer: { ...first.customer, id: 172705 } }];
}

beforeEach(() => {
    const nothing = { current: [], requests: [], dismissed: [], history: [] };
    jest.mocked(stored).mockResolvedValue(nothing);
});
afterEach(unmountAll);

describe('to somebody who may not latch', () => {
    it('lists customers without buttons', async () => {
        const element = await mount(LatchCandidates, { candidates: candidates() });

        expect(element.shadowRoot.querySelectorAll('[data-part="name"]')).toHaveLength(2);
        expect(element.shadowRoot.querySelector('lightning-button')).toBeNull();
        expect(textOf(element, 'barred')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('says what to ask for', async () => {
        jest.mocked(account).mockResolvedValue(apexReply('account', 'account-suggestions'));

        const element = await mount(LatchPanel, { recordId: BAKERY });

        expect(textOf(element, 'look-only')).toMatch(/ask your admin .* Latch User\./i);
        await expect(element).toBeAccessible();
    });

    it('offers no other customer to an Account that has one', async () => {
        jest.mocked(account).mockResolvedValue(apexReply('account', 'account-latched'));

        const element = await mount(LatchPanel, { recordId: BAKERY });

        expect(within(element, 'c-latch-customer')).not.toBeNull();
        expect(within(element, 'c-latch-finder')).toBeNull();
    });
});
