import { getRecord } from 'lightning/uiRecordApi';
import account from '@salesforce/apex/LatchController.account';
import latch from '@salesforce/apex/LatchController.latch';
import move from '@salesforce/apex/LatchController.move';

import LatchMoveDialog from 'c/latchMoveDialog';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import type { Proposal } from 'c/latchDecision';
import { apexReply, hopReply } from '../../../../../../dev/jest/apex-reply';
import { drawn, mount, part, unmountAll, within } from '../../../../../../dev/jest/mount';

type Field = HTMLElement & { value: string; reportValidity: () => boolean };
type Decision = HTMLElement & { proposal: Proposal };

const HERE = ACCOUNTS.stolenBikes;
const THERE = ACCOUNTS.interiors;
const THIRD = ACCOUNTS.holdings;
const REASON = 'Billed there since May';

const customer = apexReply('account', 'account-latched').data?.customers[0];
const moved = jest.mocked(move);
const latched = jest.mocked(latch);
const read = jest.mocked(account);
const recordAdapter = getRecord as unknown as { emit: (record: unknown) => void };

async function open() {
    const tell = jest.fn();
    const element = await mount(LatchMoveDialog, {
        ...{ recordId: HERE, accountName: 'Stolen Bikes Ltd', customer, tell, register: jest.fn() },
    });
    const closed = jest.fn();
    element.addEventListener('closed', closed);
    return { element, tell, closed };
}

/** Picks an Account; its record arrives. */
async function pick(element: HTMLElement, recordId: string | null, Name = 'Juniper & Finch') {
    const picker = part(element, 'lightning-record-picker');
    picker.dispatchEvent(new CustomEvent('change', { detail: { recordId } }));
    await drawn();
    if (recordId) recordAdapter.emit({ id: recordId, fields: { Name: { value: Name } } });
    await drawn();
}

const decisionIn = (element: HTMLElement): Decision | null =>
    element.shadowRoot?.querySelector<Decision>('c-latch-decision') ?? null;

const proposalIn = (element: HTMLElement): Proposal | undefined => decisionIn(element)?.proposal;

/** Gives a reason, ticks the box and moves; the test kit's stand-ins know no validity. */
async function agree(element: HTMLElement, value = REASON): Promise<void> {
    const decision = part(element, 'c-latch-decision');
    const reportValidity = () => value !== '';
    const fields = { reason: 'lightning-textarea', agree: 'lightning-input' };
    for (const selector of Object.values(fields)) {
        const field = within<Field>(decision, selector);
        if (field) Object.assign(field, { value, reportValidity });
    }
    part(element, '[data-action="agree"]').click();
    await drawn();
}

async function act(element: HTMLElement, detail: string): Promise<void> {
    part(element, 'c-latch-fault').dispatchEvent(new CustomEvent('act', { detail }));
    await drawn();
}

function refusedFor(holder: string): void {
    const reply = apexReply('move', 'holder-changed', { [THIRD]: 'Juniper Finch Holdings' });
    if (reply.ok) throw new Error('The example is no refusal.');
    moved.mockResolvedValue({ ...reply, error: { ...reply.error, holder } });
}

beforeEach(() => {
    moved.mockReset().mockResolvedValue(apexReply('move', 'latch-moved'));
    latched.mockReset().mockResolvedValue(apexReply('latch', 'latch-already-latched-here'));
    read.mockReset().mockResolvedValue(apexReply('account', 'account-suggestions'));
});
afterEach(unmountAll);

describe('c-latch-move-dialog', () => {
    it('offers every Account but the one that has the customer', async () => {
        const { element } = await open();

        expect(part(element, 'lightning-record-picker')).toMatchObject({
            objectApiName: 'Account',
            filter: { criteria: [{ fieldPath: 'Id', operator: 'ne', value: HERE }] },
        });
        expect(decisionIn(element)).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('sends nothing before an Account is picked', async () => {
        const { element } = await open();
        const picker = part<Field>(element, 'lightning-record-picker');
        const reportValidity = jest.spyOn(picker, 'reportValidity');

        part(element, '[data-action="agree"]').click();
        await drawn();

        expect(reportValidity).toHaveBeenCalledTimes(1);
        expect(moved).not.toHaveBeenCalled();
    });

    it('compares the picked Account with the customer, from old to new', async () => {
        read.mockResolvedValue(apexReply('account', 'account-latched'));
        const { element } = await open();

        await pick(element, THERE);

        expect(proposalIn(element)).toMatchObject({
            accountId: THERE,
            account: { name: 'Juniper & Finch' },
            customer: { id: customer?.id },
            holder: { name: 'Stolen Bikes Ltd' },
            others: [{ id: CUSTOMERS.stolenBikes }],
        });
        expect(read.mock.calls).toEqual([[{ accountId: THERE }]]);
        await expect(element).toBeAccessible();
    });

    it('waits for the record of the Account that was picked last', async () => {
        const { element } = await open();
        await pick(element, THERE);
        const picker = part(element, 'lightning-record-picker');

        picker.dispatchEvent(new CustomEvent('change', { detail: { recordId: THIRD } }));
        await drawn();
        recordAdapter.emit({ id: THERE, fields: { Name: { value: 'Juniper & Finch' } } });
        await drawn();
        expect(decisionIn(element)).toBeNull();
        recordAdapter.emit({ id: THIRD, fields: { Name: { value: 'Holdings' } } });
        await drawn();

        expect(proposalIn(element)).toMatchObject({
            accountId: THIRD,
            account: { name: 'Holdings' },
        });
    });

    it('asks for a new reason and a new tick once another Account is picked', async () => {
        const { element } = await open();
        await pick(element, THERE);
        const before = decisionIn(element);

        await pick(element, THIRD, 'Holdings');

        expect(decisionIn(element)).not.toBe(before);
    });

    it('compares without the other customers of the Account where Fusebill can not be read', async () => {
        read.mockResolvedValue(hopReply('callout-timed-out') as never);
        const { element } = await open();

        await pick(element, THERE);

        expect(proposalIn(element)).toMatchObject({ accountId: THERE, others: [] });
    });

    it('moves with the reason from the holder that was shown, tells it and closes', async () => {
        const { element, tell, closed } = await open();
        await pick(element, THERE);

        await agree(element);

        expect(moved.mock.calls).toEqual([
            [
                {
                    accountId: THERE,
                    fusebillId: customer?.id,
                    expectedHolder: customer?.salesforceId,
                    reason: REASON,
                },
            ],
        ]);
        expect(tell.mock.calls).toMatchObject([
            [{ to: { id: THERE, name: 'Juniper & Finch' }, answer: { ok: true } }],
        ]);
        expect(closed).toHaveBeenCalledTimes(1);
    });

    it('sends nothing without a reason', async () => {
        const { element } = await open();
        await pick(element, THERE);

        await agree(element, '');

        expect(moved).not.toHaveBeenCalled();
    });

    it('shows a refusal, keeps what was typed and sends the same again', async () => {
        moved.mockResolvedValueOnce(hopReply('callout-timed-out') as never);
        const { element, closed } = await open();
        await pick(element, THERE);
        const decision = decisionIn(element);
        await agree(element);
        expect(closed).not.toHaveBeenCalled();
        expect(decisionIn(element)).toBe(decision);
        await expect(element).toBeAccessible();

        await act(element, 'retry');

        expect(moved).toHaveBeenCalledTimes(2);
        expect(moved.mock.calls[1]).toEqual(moved.mock.calls[0]);
        expect(closed).toHaveBeenCalledTimes(1);
    });

    it('still shows the refusal after the record of the Account arrived again', async () => {
        refusedFor(THIRD);
        const { element } = await open();
        await pick(element, THERE);
        await agree(element);

        recordAdapter.emit({ id: THERE, fields: { Name: { value: 'Juniper & Finch Ltd' } } });
        await drawn();

        expect(within(element, 'c-latch-fault')).not.toBeNull();
        expect(proposalIn(element)?.account.name).toBe('Juniper & Finch Ltd');
    });

    it('closes for a look at the card after a doubtful answer', async () => {
        moved.mockResolvedValue(hopReply('callout-timed-out') as never);
        const { element, closed } = await open();
        await pick(element, THERE);
        await agree(element);

        await act(element, 'check');

        expect(closed).toHaveBeenCalledTimes(1);
    });

    it('asks again, for the new holder, when another Account has the customer by now', async () => {
        refusedFor(THIRD);
        const { element } = await open();
        await pick(element, THERE);
        const before = decisionIn(element);
        await agree(element);

        await act(element, 'review');
        expect(decisionIn(element)).not.toBe(before);
        expect(proposalIn(element)?.holder?.name).toBe('Juniper Finch Holdings');
        await agree(element);

        expect(moved.mock.calls[1]).toMatchObject([{ accountId: THERE, expectedHolder: THIRD }]);
    });

    it('only latches when the picked Account has the customer by now', async () => {
        refusedFor(THERE);
        const { element } = await open();
        await pick(element, THERE);
        await agree(element);

        await act(element, 'review');
        await agree(element);

        expect(latched.mock.calls).toEqual([[{ accountId: THERE, fusebillId: customer?.id }]]);
    });

    it('starts nothing twice while it is sent, and can be closed with Escape', async () => {
        moved.mockReturnValue(new Promise(() => undefined));
        const { element } = await open();
        await pick(element, THERE);
        await agree(element);

        part(element, '[data-action="agree"]').click();
        const event = new KeyboardEvent('keydown', {
            ...{ key: 'Escape', bubbles: true, composed: true, cancelable: true },
        });
        part(element, '.wait').dispatchEvent(event);

        expect(moved).toHaveBeenCalledTimes(1);
        expect(event.defaultPrevented).toBe(false);
        expect(element.shadowRoot.activeElement).toBe(part(element, '.wait'));
        await expect(element).toBeAccessible();
    });
});
