import LatchCandidates from 'c/latchCandidates';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import type { CardCandidate } from '../../../../../../contract/card-reply';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

type Button = HTMLElement & { label: string; ariaLabel: string; disabled: boolean };

const HOLDINGS = ACCOUNTS.holdings;
const NAMES = { [HOLDINGS]: 'Juniper Finch Holdings' };

function candidate(fields: Partial<CardCandidate> = {}, id?: number): CardCandidate {
    const [first] = apexReply('account', 'account-suggestions', NAMES).data?.suggestions ?? [];
    if (first === undefined) throw new Error('The example holds no suggestion.');
    return { ...first, customer: { ...first.customer, id: id ?? first.customer.id }, ...fields };
}

async function show(candidates: CardCandidate[], properties: object = {}) {
    const element = await mount(LatchCandidates, { candidates, ...properties });
    const buttons = [...element.shadowRoot.querySelectorAll<Button>('lightning-button')];
    const choose = jest.fn();
    const leave = jest.fn();
    element.addEventListener('choose', (event) => choose((event as CustomEvent).detail));
    element.addEventListener('leave', leave);
    return { element, buttons, choose, leave };
}

function press(button: HTMLElement | undefined, key: string): void {
    button?.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
}

function texts(element: HTMLElement, name: string): (string | null)[] {
    const parts = element.shadowRoot?.querySelectorAll(`[data-part="${name}"]`) ?? [];
    return [...parts].map(({ textContent }) => textContent);
}

afterEach(unmountAll);

describe('c-latch-candidates: a row', () => {
    it('shows the name, both ids, the two strongest reasons, and the holder', async () => {
        const { element, buttons } = await show([candidate()]);

        expect(textOf(element, 'name')).toBe('Juniper & Finch Interiors');
        expect(textOf(element, 'ids')).toBe(`Fusebill ID ${CUSTOMERS.interiors} · Reference JFI-1`);
        expect(texts(element, 'reason')).toEqual([
            'same email noor.halden@juniper-finch.example.com',
            'same domain juniper-finch.example.com',
        ]);
        expect(textOf(element, 'holder')).toBe('Latched to Juniper Finch Holdings');
        expect(buttons[0]).toHaveProperty('label', 'Move');
        expect(buttons[0]?.ariaLabel).toBe('Move Juniper & Finch Interiors');
        await expect(element).toBeAccessible();
    });

    it('folds the other reasons away', async () => {
        const { element } = await show([candidate()]);

        expect(part<HTMLDetailsElement>(element, 'details').open).toBe(false);
        expect(part(element, 'summary').textContent).toBe('More reasons: 1');
        expect(texts(element, 'more-reason')).toEqual(['same name']);
    });

    it('says how sure a suggestion is, and what counts against it', async () => {
        const counterEvidence: CardCandidate['counterEvidence'] = [
            { kind: 'domainDiffers', value: 'other.example' },
            { kind: 'isCancelled', value: 'Cancelled' },
        ];
        const candidates = [candidate({ grade: 'likely', counterEvidence })];
        const { element } = await show(candidates, { suggested: true });
        const { element: found } = await show(candidates);

        expect(textOf(element, 'grade')).toBe('Likely match');
        expect(texts(element, 'against')).toEqual(['different domain other.example']);
        expect(textOf(found, 'grade')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('shows a status only where it is unusual', async () => {
        const active = candidate();
        const cancelled = { ...active.customer, id: 9, status: 'Cancelled' };
        const { element } = await show([active, candidate({ customer: cancelled })]);

        const badges = element.shadowRoot.querySelectorAll<HTMLElement & { label: string }>(
            'lightning-badge',
        );
        expect([...badges].map(({ label }) => label)).toEqual(['Cancelled']);
        await expect(element).toBeAccessible();
    });

    it('says that the user can’t see the holder, and gives its id', async () => {
        const { element } = await show([candidate({ holderName: null })]);

        expect(textOf(element, 'holder')).toBe(
            `Latched to an Account that you can’t see (${HOLDINGS})`,
        );
    });

    it('offers to latch a customer that nobody holds', async () => {
        const { element, buttons } = await show([candidate({ holder: null, holderName: null })]);

        expect(textOf(element, 'holder')).toBeNull();
        expect(buttons[0]).toHaveProperty('label', 'Latch');
        await expect(element).toBeAccessible();
    });

    it('offers a plain latch when the holder was merged into this Account', async () => {
        const { element, buttons } = await show([candidate({ holderMergedInto: '001x' })], {
            recordId: '001x',
        });

        expect(textOf(element, 'holder')).toBe(
            'Latched to Juniper Finch Holdings, which was merged into this Account',
        );
        expect(buttons[0]).toHaveProperty('label', 'Latch');
    });

    it('offers nothing for a customer that this Account has already', async () => {
        const { element, buttons } = await show([candidate()], {
            recordId: HOLDINGS.slice(0, 15),
        });

        expect(textOf(element, 'holder')).toBe('Latched to this Account');
        expect(buttons).toHaveLength(0);
        await expect(element).toBeAccessible();
    });
});

describe('c-latch-candidates: the buttons', () => {
    it('have different names for customers of the same name', async () => {
        const { buttons } = await show([candidate(), candidate({}, 172705)]);

        expect(buttons.map(({ ariaLabel }) => ariaLabel)).toEqual([
            `Move Juniper & Finch Interiors, Fusebill ID ${CUSTOMERS.interiors} · Reference JFI-1`,
            'Move Juniper & Finch Interiors, Fusebill ID 172705 · Reference JFI-1',
        ]);
    });

    it('are disabled while a latch is running', async () => {
        const { buttons } = await show([candidate()], { disabled: true });

        expect(buttons.map(({ disabled }) => disabled)).toEqual([true]);
    });

    it('hand over the candidate that the user picks', async () => {
        const second = candidate({}, 172705);
        const { buttons, choose } = await show([candidate(), second]);

        buttons[1]?.click();

        expect(choose.mock.calls).toEqual([[second]]);
    });

    it('are walked through with the arrow keys, up to the end', async () => {
        const { buttons, leave } = await show([candidate(), candidate({}, 172705)]);
        const focus = buttons.map((button) => jest.spyOn(button, 'focus'));

        press(buttons[0], 'ArrowDown');
        press(buttons[1], 'ArrowUp');
        press(buttons[1], 'ArrowDown');
        press(buttons[0], 'a');

        expect(focus.map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
        expect(leave).not.toHaveBeenCalled();
    });

    it.each([
        [0, 'ArrowUp'],
        [1, 'Escape'],
    ])('are left from button %s by %s', async (index, key) => {
        const { buttons, leave } = await show([candidate(), candidate({}, 172705)]);

        press(buttons[index], key);

        expect(leave).toHaveBeenCalledTimes(1);
    });
});

describe('c-latch-candidates: what is not a match', () => {
    it('lets the user dismiss a suggestion, and names it', async () => {
        const candidates = [candidate()];
        const { element } = await show(candidates, { suggested: true });
        const dismissed = jest.fn();
        element.addEventListener('dismiss', (event) => dismissed((event as CustomEvent).detail));
        const button = part<Button>(element, '[data-dismiss]');

        button.click();

        expect(button.label).toBe('Not a match');
        expect(button.ariaLabel).toBe('Not a match: Juniper & Finch Interiors');
        expect(dismissed).toHaveBeenCalledWith(candidates[0]);
        await expect(element).toBeAccessible();
    });

    it('passes over that button with the arrow keys', async () => {
        const { element } = await show([candidate(), candidate({}, 9)], { suggested: true });
        const [first, second] = [
            ...element.shadowRoot.querySelectorAll<Button>('lightning-button[data-id]'),
        ];
        const focus = jest.spyOn(second as Button, 'focus');

        press(first, 'ArrowDown');

        expect(focus).toHaveBeenCalledTimes(1);
    });

    it('says who dismissed a customer that a search finds, and does not offer it again', async () => {
        const at = '2026-09-14T13:20:05.000Z';
        const row = { customerId: CUSTOMERS.interiors, customerName: null, at, by: 'Robin Vale' };
        const { element } = await show([candidate(), candidate({}, 9)], { dismissed: [row] });

        expect(texts(element, 'dismissed')).toEqual(['Dismissed as not a match by Robin Vale']);
        expect(element.shadowRoot.querySelector('[data-dismiss]')).toBeNull();
        await expect(element).toBeAccessible();
    });
});
