import LatchUnlatchDialog from 'c/latchUnlatchDialog';
import request from '@salesforce/apex/LatchUnlatchController.request';
import { ACCOUNTS } from '../../../../../../dev/demo-ids';
import type { CardReply, CardUnlatch } from '../../../../../../contract/card-reply';
import { apexReply, hopReply } from '../../../../../../dev/jest/apex-reply';
import { drawn, mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

type Field = HTMLElement & { value: string; reportValidity: () => boolean };

const ACCOUNT_ID = ACCOUNTS.stolenBikes;
const asked = jest.mocked(request);
const customer = apexReply('account', 'account-latched').data?.customers[0];

function answering(data: CardUnlatch): void {
    const reply: CardReply<'unlatch'> = {
        ...{ ok: true, requestId: 'request-1', version: '0.1.0', warning: null, error: null },
        ...{ stored: { current: [], requests: [], dismissed: [], history: [] }, data },
    };
    asked.mockResolvedValue(reply);
}

async function open() {
    const tell = jest.fn();
    const element = await mount(LatchUnlatchDialog, {
        ...{ recordId: ACCOUNT_ID, customer, tell, register: jest.fn() },
    });
    const closed = jest.fn();
    element.addEventListener('closed', closed);
    return { element, tell, closed };
}

function click(element: HTMLElement, action: string): void {
    part(element, `[data-action="${action}"]`).click();
}

async function ask(element: HTMLElement, value: string): Promise<void> {
    const reportValidity = () => value.trim() !== '';
    Object.assign(part<Field>(element, 'lightning-textarea'), { value, reportValidity });
    click(element, 'ask');
    await drawn();
}

function press(element: HTMLElement, key: string): boolean {
    const event = new KeyboardEvent('keydown', {
        ...{ key, bubbles: true, composed: true, cancelable: true },
    });
    part(element, 'lightning-textarea').dispatchEvent(event);
    return !event.defaultPrevented;
}

beforeEach(() => asked.mockReset());
afterEach(unmountAll);

describe('c-latch-unlatch-dialog', () => {
    it('explains that Fusebill can not undo a latch, and asks for a reason', async () => {
        const { element } = await open();

        expect(textOf(element, 'explain')).toMatch(/API can’t undo a latch/);
        await expect(element).toBeAccessible();
        await ask(element, '  ');

        expect(asked).not.toHaveBeenCalled();
    });

    it('records the request and offers the file', async () => {
        answering({ outcome: 'requested', customer });
        const { element, tell } = await open();

        await ask(element, ' Wrong branch ');

        expect(asked.mock.calls).toEqual([
            [{ accountId: ACCOUNT_ID, fusebillId: customer?.id, reason: 'Wrong branch' }],
        ]);
        expect(textOf(element, 'result')).toMatch(/^Requested/);
        expect(part(element, 'c-latch-import')).toHaveProperty('customer', customer);
        expect(tell.mock.calls).toMatchObject([[{ ok: true, data: { outcome: 'requested' } }]]);
        await expect(element).toBeAccessible();
    });

    it('offers the file of a request that somebody else has made', async () => {
        answering({ outcome: 'alreadyRequested', customer });
        const { element } = await open();

        await ask(element, 'Wrong branch');

        expect(textOf(element, 'result')).toBe('Someone has already requested this.');
        expect(part(element, 'c-latch-import')).toHaveProperty('customer', customer);
    });

    it.each([
        [{ outcome: 'unlatched' as const }, 'Stolen Bikes is no longer latched to this Account.'],
        [
            { outcome: 'movedAway' as const, holder: '001X', holderName: 'Paper Lantern' },
            'Stolen Bikes is latched to Paper Lantern now, and no longer to this Account.',
        ],
    ])('offers no file where the latch is gone: %j', async (data, sentence) => {
        answering({ ...data, customer });
        const { element } = await open();

        await ask(element, 'Wrong branch');

        expect(textOf(element, 'result')).toBe(sentence);
        expect(element.shadowRoot.querySelector('c-latch-import')).toBeNull();
    });

    it('keeps the reason when the request fails, and sends it again', async () => {
        asked.mockResolvedValue(hopReply('callout-timed-out') as CardReply<'unlatch'>);
        const { element } = await open();
        await ask(element, 'Wrong branch');
        const fault = part(element, 'c-latch-fault');
        answering({ outcome: 'requested', customer });

        fault.dispatchEvent(new CustomEvent('act', { detail: 'retry' }));
        await drawn();

        expect(asked.mock.calls.map(([{ reason }]) => reason)).toEqual([
            'Wrong branch',
            'Wrong branch',
        ]);
        expect(textOf(element, 'result')).toMatch(/^Requested/);
    });

    it('keeps the focus while it waits, so that escape closes it', async () => {
        asked.mockReturnValue(new Promise(() => undefined));
        const { element } = await open();

        await ask(element, 'Wrong branch');

        expect(element.shadowRoot.activeElement).toBe(part(element, '[data-part="explain"]'));
        expect(press(element, 'Escape')).toBe(true);
        await expect(element).toBeAccessible();
    });

    it('closes for a look at the card after a doubtful answer', async () => {
        asked.mockResolvedValue(hopReply('callout-timed-out') as CardReply<'unlatch'>);
        const { element, closed } = await open();
        await ask(element, 'Wrong branch');

        part(element, 'c-latch-fault').dispatchEvent(new CustomEvent('act', { detail: 'check' }));

        expect(closed).toHaveBeenCalledTimes(1);
    });

    it('asks before escape discards a typed reason', async () => {
        const { element, closed } = await open();
        expect(press(element, 'Escape')).toBe(true);
        Object.assign(part<Field>(element, 'lightning-textarea'), { value: 'Wrong branch' });

        expect(press(element, 'Escape')).toBe(false);
        await drawn();
        expect(textOf(element, 'question')).toBe('Discard the reason you typed?');
        click(element, 'keep');
        await drawn();
        expect(textOf(element, 'question')).toBeNull();
        press(element, 'Escape');
        await drawn();
        click(element, 'discard');

        expect(closed).toHaveBeenCalledTimes(1);
    });
});
