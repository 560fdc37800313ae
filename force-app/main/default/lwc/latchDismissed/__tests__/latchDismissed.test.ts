import Toast from 'lightning/toast';
import dismiss from '@salesforce/apex/LatchMismatchController.dismiss';
import restore from '@salesforce/apex/LatchMismatchController.restore';
import LatchDismissed, { type Dismissal } from 'c/latchDismissed';
import { ACCOUNTS } from '../../../../../../dev/demo-ids';
import type { DismissedCustomer } from '../../../../../../contract/stored';
import { hopReply } from '../../../../../../dev/jest/apex-reply';
import { drawn, mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';
import { proposedCustomer } from '../../../../../../dev/jest/proposal';

type Button = HTMLElement & { ariaLabel: string };
type Dismissed = HTMLElement & {
    recordId: string;
    dismissed: DismissedCustomer[];
    dismiss: (customer: object) => Promise<void>;
};

const mocked = { dismiss: jest.mocked(dismiss), restore: jest.mocked(restore) };
const toast = jest.spyOn(Toast, 'show');
const CUSTOMER = proposedCustomer();
const ACCOUNT_ID = ACCOUNTS.maple;

function row(fields: Partial<DismissedCustomer> = {}): DismissedCustomer {
    return {
        customerId: CUSTOMER.id,
        customerName: 'Juniper & Finch Interiors',
        at: '2026-09-14T13:20:05.000Z',
        by: 'Robin Vale',
        ...fields,
    };
}

const replyOf = (dismissed: DismissedCustomer[]) => ({ ok: true as const, data: { dismissed } });

/** The component in a place that does what the panel does with a change. */
async function show(dismissed: DismissedCustomer[] = []) {
    const properties = { recordId: ACCOUNT_ID, dismissed };
    const element = (await mount(LatchDismissed, properties)) as unknown as Dismissed & {
        shadowRoot: ShadowRoot;
    };
    const changes: Dismissal[] = [];
    element.addEventListener('change', (event) => {
        const { detail } = event as CustomEvent<Dismissal>;
        changes.push(detail);
        element.dismissed = detail.dismissed;
    });
    return { element, changes };
}

const status = (element: HTMLElement) => part(element, '[role="status"]').textContent;
const restoreButtons = (element: HTMLElement) => [
    ...(element.shadowRoot?.querySelectorAll<Button>('details lightning-button') ?? []),
];

afterEach(() => {
    unmountAll();
    jest.resetAllMocks();
});

describe('c-latch-dismissed', () => {
    it('shows nothing while nothing is dismissed', async () => {
        const { element } = await show();

        expect(element.shadowRoot.querySelector('details')).toBeNull();
        expect(textOf(element, 'said')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('lists who dismissed what, folded away', async () => {
        const { element } = await show([row(), row({ customerId: 9, customerName: null })]);

        expect(part<HTMLDetailsElement>(element, 'details').open).toBe(false);
        expect(textOf(element, 'count')).toBe('Dismissed as not a match: 2');
        expect(textOf(element, 'name')).toBe('Juniper & Finch Interiors');
        expect(textOf(element, 'by')).toBe('Robin Vale');
        expect(restoreButtons(element).map(({ ariaLabel }) => ariaLabel)).toEqual([
            'Restore Juniper & Finch Interiors',
            'Restore 9',
        ]);
        await expect(element).toBeAccessible();
    });

    it('dismisses a customer, says so, and takes the focus to Undo', async () => {
        mocked.dismiss.mockResolvedValue(replyOf([row()]));
        const { element, changes } = await show();
        const focused = jest.spyOn(HTMLElement.prototype, 'focus');

        await element.dismiss(CUSTOMER);
        await drawn();

        expect(mocked.dismiss).toHaveBeenCalledWith({
            accountId: ACCOUNT_ID,
            fusebillId: CUSTOMER.id,
            customerName: 'Juniper & Finch Interiors',
        });
        expect(changes).toEqual([{ dismissed: [row()], restored: null }]);
        const said = 'Juniper & Finch Interiors won’t be suggested for this Account again.';
        expect(status(element)).toBe(said);
        expect(textOf(element, 'said')).toBe(said);
        expect(focused.mock.contexts).toEqual([part(element, '.undo lightning-button')]);
        focused.mockRestore();
        await expect(element).toBeAccessible();
    });

    it('reads again, and claims nothing, where the customer was latched meanwhile', async () => {
        mocked.dismiss.mockResolvedValue(replyOf([]));
        const { element } = await show();
        const refresh = jest.fn();
        element.addEventListener('refresh', refresh);

        await element.dismiss(CUSTOMER);
        await drawn();

        expect(refresh).toHaveBeenCalledTimes(1);
        expect(status(element)).toBe('');
    });

    it('undoes it', async () => {
        mocked.dismiss.mockResolvedValue(replyOf([row()]));
        mocked.restore.mockResolvedValue(replyOf([]));
        const { element, changes } = await show();
        await element.dismiss(CUSTOMER);
        await drawn();

        part<Button>(element, '.undo lightning-button').click();
        await drawn();

        expect(changes.at(-1)).toEqual({ dismissed: [], restored: CUSTOMER.id });
        expect(textOf(element, 'said')).toBeNull();
        expect(status(element)).toBe(
            'Juniper & Finch Interiors can be suggested for this Account again.',
        );
    });

    it('restores one of the list', async () => {
        mocked.restore.mockResolvedValue(replyOf([row()]));
        const { element, changes } = await show([row(), row({ customerId: 9 })]);

        restoreButtons(element)[1]?.click();
        await drawn();

        expect(mocked.restore).toHaveBeenCalledWith({ accountId: ACCOUNT_ID, fusebillId: 9 });
        expect(changes).toEqual([{ dismissed: [row()], restored: 9 }]);
    });

    it('sends nothing a second time while a request is under way', async () => {
        mocked.dismiss.mockReturnValue(new Promise(() => undefined));
        const { element } = await show([row({ customerId: 9 })]);

        element.dismiss(CUSTOMER);
        element.dismiss(CUSTOMER);
        restoreButtons(element)[0]?.click();
        await drawn();

        expect(mocked.dismiss).toHaveBeenCalledTimes(1);
        expect(mocked.restore).not.toHaveBeenCalled();
    });

    it('says why it failed, and asks to read again when the user acts', async () => {
        mocked.dismiss.mockResolvedValue(hopReply('no-permission'));
        const { element, changes } = await show();
        const refresh = jest.fn();
        element.addEventListener('refresh', refresh);

        await element.dismiss(CUSTOMER);
        await drawn();
        const fault = part<HTMLElement & { fault: object }>(element, 'c-latch-fault');

        expect(fault.fault).toMatchObject({ code: 'NO_PERMISSION' });
        expect(changes).toEqual([]);
        await expect(element).toBeAccessible();
        fault.dispatchEvent(new CustomEvent('act', { detail: 'check' }));
        await drawn();
        expect(refresh).toHaveBeenCalledTimes(1);
        expect(element.shadowRoot.querySelector('c-latch-fault')).toBeNull();
    });

    it('drops the answer for an Account that was left', async () => {
        let answer: (reply: ReturnType<typeof replyOf>) => void = () => undefined;
        mocked.dismiss.mockReturnValue(new Promise((resolve) => (answer = resolve)));
        const { element, changes } = await show();
        element.dismiss(CUSTOMER);

        element.recordId = ACCOUNTS.azraq;
        answer(replyOf([row()]));
        await drawn();

        expect(changes).toEqual([]);
        expect(status(element)).toBe('');
        expect(toast).not.toHaveBeenCalled();
    });

    it.each<[string, (element: Dismissed) => void]>([
        ['the user left the Account', (element) => (element.recordId = ACCOUNTS.azraq)],
        ['it left the page', (element) => element.remove()],
    ])('says in a toast that a dismissal failed after %s', async (_case, leave) => {
        let answer: (reply: ReturnType<typeof hopReply>) => void = () => undefined;
        mocked.dismiss.mockReturnValue(new Promise((resolve) => (answer = resolve)));
        const { element } = await show();
        element.dismiss(CUSTOMER);

        leave(element);
        answer(hopReply('no-permission'));
        await drawn();

        expect(toast.mock.calls).toMatchObject([
            [{ label: 'Not a match: Juniper & Finch Interiors', variant: 'error', mode: 'sticky' }],
        ]);
        expect(element.shadowRoot?.querySelector('c-latch-fault')).toBeNull();
    });

    it('says in a toast whom it could not restore after the user left the Account', async () => {
        let answer: (reply: ReturnType<typeof hopReply>) => void = () => undefined;
        mocked.restore.mockReturnValue(new Promise((resolve) => (answer = resolve)));
        const { element } = await show([row()]);
        restoreButtons(element)[0]?.click();

        element.recordId = ACCOUNTS.azraq;
        element.dismissed = [];
        answer(hopReply('no-permission'));
        await drawn();

        expect(toast.mock.calls).toMatchObject([
            [{ label: 'Restore Juniper & Finch Interiors', message: expect.stringMatching(/./) }],
        ]);
    });
});
