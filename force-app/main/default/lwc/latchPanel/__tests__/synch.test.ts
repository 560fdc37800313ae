import { getRecord } from 'lightning/uiRecordApi';
import account from '@salesforce/apex/LatchController.account';
import stored from '@salesforce/apex/LatchController.stored';
import change from '@salesforce/apex/LatchSynchController.change';
import LatchPanel from 'c/latchPanel';
import Toast from 'lightning/toast';
import { ACCOUNTS } from '../../../../../../dev/demo-ids';
import type { CardReply } from '../../../../../../contract/card-reply';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { latchRow } from '../../../../../../dev/jest/latch-row';
import { drawn, mount, part, unmountAll } from '../../../../../../dev/jest/mount';

jest.mock('@salesforce/customPermission/Latch_Sync', () => ({ default: true }), { virtual: true });

const ACCOUNT_ID = ACCOUNTS.stolenBikes;
const OTHER_ID = ACCOUNTS.interiors;

const read = jest.mocked(account);
const kept = jest.mocked(stored);
const asked = jest.mocked(change);
const toast = jest.spyOn(Toast, 'show');
const recordAdapter = getRecord as unknown as { emit: (record: unknown) => void };

type Panel = HTMLElement & { recordId: string; shadowRoot: ShadowRoot };

/** A panel whose user has asked for another synchronization; the answer comes when the test says so. */
async function askAndWait() {
    let answer: (reply: CardReply<'synch'>) => void = () => undefined;
    asked.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    const element = (await mount(LatchPanel, { recordId: ACCOUNT_ID })) as Panel;
    recordAdapter.emit({ fields: { Name: { value: 'Stolen & Found' } } });
    await drawn();
    const menu = part(element, 'lightning-button-menu');
    menu.dispatchEvent(new CustomEvent('select', { detail: { value: 'disable' } }));
    await drawn();
    part(element, '[data-part=disable]').click();
    await drawn();
    return { element, answer };
}

/** What Fusebill and the record say once the synchronization is disabled. */
const disabled = (): CardReply<'synch'> => ({
    ...apexReply('synch', 'synch-disabled'),
    stored: { current: [], requests: [], history: [latchRow()], dismissed: [] },
});

const historyIn = (element: Panel): Element | null =>
    element.shadowRoot.querySelector('c-latch-history');

function statusIn(element: Panel): unknown {
    const customer = part<HTMLElement & { customer: object }>(element, 'c-latch-customer');
    return (customer.customer as { salesforceSynchStatus?: string }).salesforceSynchStatus;
}

beforeEach(() => {
    toast.mockReset();
    kept.mockReset().mockResolvedValue({ current: [], requests: [], history: [], dismissed: [] });
    read.mockReset().mockResolvedValue(apexReply('account', 'account-latched'));
});

afterEach(unmountAll);

describe('c-latch-panel: a change of the synchronization', () => {
    it('shows what the answer says', async () => {
        const { element, answer } = await askAndWait();

        answer(disabled());
        await drawn();

        expect(statusIn(element)).toBe('Disabled');
        expect(historyIn(element)).not.toBeNull();
        await expect(element).toBeAccessible();
    });

    it.each([
        ['success', disabled, 'Sync of Stolen Bikes disabled'],
        [
            'error',
            () => apexReply('synch', 'synch-refused'),
            'Words for SYNCH_REFUSED What to do about SYNCH_REFUSED',
        ],
        [
            'error',
            () => apexReply('synch', 'synch-holder-changed'),
            'Words for HOLDER_CHANGED What to do about HOLDER_CHANGED',
        ],
    ])(
        'changes nothing on another Account, and a toast names its own: %s',
        async (variant, reply, message) => {
            const { element, answer } = await askAndWait();
            read.mockReturnValue(new Promise(() => undefined));
            element.recordId = OTHER_ID;
            recordAdapter.emit({ fields: { Name: { value: 'Juniper & Finch' } } });
            await drawn();

            answer(reply());
            await drawn();

            expect(historyIn(element)).toBeNull();
            expect(part(element, '[data-part="panel"]').ariaBusy).toBe('true');
            expect(read).toHaveBeenCalledTimes(2);
            expect(toast).toHaveBeenCalledTimes(1);
            expect(toast.mock.calls[0]?.[0]).toMatchObject({
                label: 'Sync of Stolen Bikes on Stolen & Found',
                message,
                variant,
            });
        },
    );

    it('reads again what was being read meanwhile, whatever the answer is', async () => {
        const { element, answer } = await askAndWait();
        read.mockReturnValueOnce(new Promise(() => undefined));
        part(element, '.as-of lightning-button-icon').click();
        await drawn();

        answer(apexReply('synch', 'synch-refused'));
        await drawn();
        await drawn();

        expect(part(element, '[data-part="panel"]').ariaBusy).toBe('false');
        expect(read).toHaveBeenCalledTimes(3);
    });

    it('comes back to the Account that it was asked for', async () => {
        const { element, answer } = await askAndWait();
        element.recordId = OTHER_ID;
        await drawn();
        element.recordId = ACCOUNT_ID;
        await drawn();

        answer(disabled());
        await drawn();

        expect(statusIn(element)).toBe('Disabled');
        expect(toast.mock.calls[0]?.[0]).toMatchObject({ variant: 'success' });
    });
});
