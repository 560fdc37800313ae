import { getRecord } from 'lightning/uiRecordApi';
import account from '@salesforce/apex/LatchController.account';
import stored from '@salesforce/apex/LatchController.stored';
import { publishChange } from 'c/latchEvents';
import LatchPanel from 'c/latchPanel';
import type { CustomerUpdate } from 'c/latchRecord';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { latchRow } from '../../../../../../dev/jest/latch-row';
import { drawn, mount, part, textOf, unmountAll, within } from '../../../../../../dev/jest/mount';

type Panel = HTMLElement & { recordId: string; shadowRoot: ShadowRoot };

const ACCOUNT_ID = ACCOUNTS.stolenBikes;
const TO = { id: ACCOUNTS.interiors, name: 'Juniper & Finch' };
const SENTENCE = 'Stolen Bikes was moved from this Account to Juniper & Finch.';
const NOTHING = { current: [], requests: [], history: [], dismissed: [] };

const read = jest.mocked(account);
const kept = jest.mocked(stored);
const latched = apexReply('account', 'account-latched');
const customer = latched.data?.customers[0];

/** A panel whose customer was just moved. The next read never ends. */
async function depart(): Promise<Panel> {
    const element = (await mount(LatchPanel, { recordId: ACCOUNT_ID })) as Panel;
    (getRecord as unknown as { emit: (record: unknown) => void }).emit({});
    await drawn();
    read.mockReset().mockReturnValue(new Promise(() => undefined));
    if (!customer) throw new Error('The example holds no customer.');
    const detail: CustomerUpdate = {
        ...{ accountId: ACCOUNT_ID, stored: null, customer: null, isOutdated: false },
        departure: { customer, to: TO },
    };
    part(element, 'c-latch-menu').dispatchEvent(new CustomEvent('outcome', { detail }));
    await drawn();
    return element;
}

beforeEach(() => {
    kept.mockReset().mockResolvedValue({ ...NOTHING, current: [latchRow()] });
    read.mockReset().mockResolvedValue(latched);
});
afterEach(unmountAll);

describe('c-latch-panel: a move to another Account', () => {
    it('hides the customer, links to its new Account, and moves the focus there', async () => {
        const element = await depart();

        expect(within(element, 'c-latch-customer')).toBeNull();
        expect(textOf(element, 'departed')?.trim()).toBe(SENTENCE);
        const departed = part(element, 'c-latch-departed');
        expect(part(departed, 'a').textContent).toBe(TO.name);
        expect(element.shadowRoot.activeElement).toBe(departed);
        await expect(element).toBeAccessible();
    });

    it('goes to the new Account without a reload, or leaves a new tab to the browser', async () => {
        const element = await depart();
        const link = part(part(element, 'c-latch-departed'), 'a');
        const isLeftToBrowser = (keys: object): boolean => {
            let isLeft = true;
            const stop = (event: Event): void => {
                isLeft = !event.defaultPrevented;
                event.preventDefault();
            };
            document.addEventListener('click', stop, { once: true });
            const reach = { bubbles: true, cancelable: true, composed: true };
            link.dispatchEvent(new MouseEvent('click', { ...keys, ...reach }));
            return isLeft;
        };

        expect(isLeftToBrowser({})).toBe(false);
        expect(isLeftToBrowser({ ctrlKey: true })).toBe(true);
        expect(isLeftToBrowser({ metaKey: true })).toBe(true);
    });

    it('reads the Account once, when the message of the move arrives', async () => {
        const element = await depart();
        expect(read).not.toHaveBeenCalled();

        const source = part<HTMLElement & { source: string }>(element, 'c-latch-empty').source;
        const change = { accountId: TO.id, otherAccountId: ACCOUNT_ID, source };
        publishChange({ ...change, fusebillId: CUSTOMERS.stolenBikes });
        await drawn();

        expect(read).toHaveBeenCalledTimes(1);
        expect(textOf(element, 'departed')?.trim()).toBe(SENTENCE);
    });

    it('says nothing after the customer is back', async () => {
        const element = await depart();
        read.mockReset().mockResolvedValue(latched);

        publishChange({
            ...{ accountId: ACCOUNT_ID, otherAccountId: TO.id, source: 'another card' },
            fusebillId: CUSTOMERS.stolenBikes,
        });
        await drawn();

        expect(within(element, 'c-latch-customer')).not.toBeNull();
        expect(textOf(element, 'departed')).toBeNull();
    });

    it('says nothing on the card of another Account', async () => {
        const element = await depart();

        element.recordId = TO.id;
        await drawn();

        expect(textOf(element, 'departed')).toBeNull();
    });
});
