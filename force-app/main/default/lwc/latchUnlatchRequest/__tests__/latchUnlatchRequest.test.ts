import LatchUnlatchRequest from 'c/latchUnlatchRequest';
import Toast from 'lightning/toast';
import check from '@salesforce/apex/LatchUnlatchController.check';
import withdraw from '@salesforce/apex/LatchUnlatchController.withdraw';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import type { CardReply, CardUnlatch } from '../../../../../../contract/card-reply';
import { hopReply } from '../../../../../../dev/jest/apex-reply';
import { customerUpdate } from '../../../../../../dev/jest/customer-update';
import { latchRow } from '../../../../../../dev/jest/latch-row';
import { drawn, mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

const ACCOUNT_ID = ACCOUNTS.stolenBikes;
const ASKED = { accountId: ACCOUNT_ID, fusebillId: CUSTOMERS.stolenBikes };
const STORED = { current: [], requests: [], dismissed: [], history: [] };
const mocked = { check: jest.mocked(check), withdraw: jest.mocked(withdraw) };
const toast = jest.spyOn(Toast, 'show');

function reply(data: CardUnlatch): CardReply<'unlatch'> {
    return {
        ...{ ok: true, requestId: 'request-1', version: '0.1.0', warning: null, error: null },
        ...{ stored: STORED, data },
    };
}

async function show() {
    const request = latchRow({ outcome: 'unlatchRequested', reason: 'Wrong branch' });
    const element = await mount(LatchUnlatchRequest, { recordId: ACCOUNT_ID, request });
    const changed = jest.fn();
    element.addEventListener('change', (event) => changed((event as CustomEvent).detail));
    return { element, changed };
}

async function click(element: HTMLElement, action: string): Promise<void> {
    part(element, `[data-action="${action}"]`).click();
    await drawn();
}

beforeEach(() => [...Object.values(mocked), toast].forEach((mock) => mock.mockReset()));
afterEach(unmountAll);

describe('c-latch-unlatch-request', () => {
    it('says who asked and why', async () => {
        const { element } = await show();

        expect(textOf(element, 'heading')).toBe('Unlatching Stolen Bikes was requested');
        expect(textOf(element, 'by')).toBe('Robin Vale');
        expect(textOf(element, 'why')).toBe('Reason: Wrong branch');
        await expect(element).toBeAccessible();
    });

    it('stays while Fusebill shows the latch', async () => {
        mocked.check.mockResolvedValue(reply({ outcome: 'stillLatched' }));
        const { element, changed } = await show();

        await click(element, 'check');

        expect(mocked.check.mock.calls).toEqual([[ASKED]]);
        expect(textOf(element, 'status')).toMatch(/^Fusebill still shows this latch/);
        expect(changed).not.toHaveBeenCalled();
        await expect(element).toBeAccessible();
    });

    it.each([
        [{ outcome: 'unlatched' as const }, { label: 'Unlatched', variant: 'success' }],
        [
            { outcome: 'movedAway' as const, holder: 'CRM-1' },
            { label: expect.stringContaining('latched to CRM-1 now') as string },
        ],
        [{ outcome: 'notRequested' as const }, { label: 'This request is already closed.' }],
    ])('tells when the request is over: %j', async (data, words) => {
        mocked.check.mockResolvedValue(reply(data));
        const { element, changed } = await show();

        await click(element, 'check');

        expect(toast.mock.calls[0]?.[0]).toMatchObject(words);
        expect(changed.mock.calls).toEqual([
            [customerUpdate({ stored: STORED, isOutdated: true })],
        ]);
    });

    it('withdraws the request', async () => {
        mocked.withdraw.mockResolvedValue(reply({ outcome: 'withdrawn' }));
        const { element, changed } = await show();

        await click(element, 'withdraw');

        expect(mocked.withdraw.mock.calls).toEqual([[ASKED]]);
        expect(toast.mock.calls[0]?.[0]).toMatchObject({
            label: 'The request to unlatch Stolen Bikes was withdrawn.',
        });
        expect(changed.mock.calls).toEqual([
            [customerUpdate({ stored: STORED, isOutdated: true })],
        ]);
    });

    it('sends nothing while an answer is under way', async () => {
        mocked.check.mockReturnValue(new Promise(() => undefined));
        const { element } = await show();

        await click(element, 'check');
        await click(element, 'withdraw');

        expect(textOf(element, 'status')).toBe('Checking Fusebill…');
        expect(mocked.withdraw).not.toHaveBeenCalled();
    });

    it('shows why Fusebill could not be read, and stays', async () => {
        mocked.check.mockResolvedValue(hopReply('throttled') as CardReply<'unlatch'>);
        const { element, changed } = await show();
        await click(element, 'check');
        expect(part(element, 'c-latch-fault')).toHaveProperty('fault.code', 'THROTTLED');
        expect(changed).not.toHaveBeenCalled();

        part(element, 'c-latch-fault').dispatchEvent(new CustomEvent('act', { detail: 'retry' }));
        await drawn();
        expect(mocked.check).toHaveBeenCalledTimes(2);

        part(element, 'c-latch-fault').dispatchEvent(new CustomEvent('act', { detail: 'check' }));
        expect(changed.mock.calls).toEqual([[customerUpdate({ isOutdated: true })]]);
        part(element, 'c-latch-fault').dispatchEvent(new CustomEvent('act', { detail: 'search' }));
        expect(changed).toHaveBeenLastCalledWith(
            customerUpdate({ isOutdated: true, wantsSearch: true }),
        );
    });

    it.each([
        [
            reply({ outcome: 'unlatched' }),
            { label: 'Unlatch Stolen Bikes', message: 'Unlatched', variant: 'info' },
        ],
        [
            reply({ outcome: 'movedAway', holder: 'CRM-1' }),
            { label: 'Unlatch Stolen Bikes', message: 'Latched to CRM-1' },
        ],
        [
            reply({ outcome: 'stillLatched' }),
            { message: expect.stringContaining('still') as string },
        ],
        [hopReply('throttled') as CardReply<'unlatch'>, { variant: 'error', mode: 'sticky' }],
    ])('says whom an answer is about after the user has left: %j', async (answer, words) => {
        let resolve: (late: typeof answer) => void = () => undefined;
        mocked.check.mockReturnValue(new Promise((settle) => (resolve = settle)));
        const { element } = await show();
        await click(element, 'check');
        element.remove();

        resolve(answer);
        await drawn();

        expect(toast.mock.calls).toMatchObject([[words]]);
        expect(JSON.stringify(toast.mock.calls)).not.toContain('this Account');
    });

    it('repeats what failed: the withdrawal, not a check', async () => {
        mocked.withdraw.mockResolvedValue(hopReply('throttled') as CardReply<'unlatch'>);
        const { element } = await show();
        await click(element, 'withdraw');

        part(element, 'c-latch-fault').dispatchEvent(new CustomEvent('act', { detail: 'retry' }));
        await drawn();

        expect(mocked.withdraw).toHaveBeenCalledTimes(2);
        expect(mocked.check).not.toHaveBeenCalled();
    });
});
