import LatchCandidates from 'c/latchCandidates';
import type { Candidate, Reason } from '../../../../../../contract/reply';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

type Button = HTMLElement & { label: string; ariaLabel: string };

const HOLDINGS = '001Hs00004JuHoLIAV';

function candidate(fields: Partial<Candidate> = {}, id?: number): Candidate {
    const reply = apexReply('account', 'account-suggestions');
    const first = reply.ok ? reply.data.suggestions[0] : undefined;
    if (first === undefined) throw new Error('The example holds no suggestion.');
    return { ...first, customer: { ...first.customer, id: id ?? first.customer.id }, ...fields };
}

async function show(candidates: Candidate[], properties: object = {}) {
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

afterEach(unmountAll);

describe('c-latch-candidates', () => {
    it('says why a customer is proposed, how it stands and who holds it', async () => {
        const { element, buttons } = await show([candidate()], {
            holders: { [HOLDINGS]: 'Juniper Finch Holdings' },
        });

        expect(textOf(element, 'name')).toBe('Juniper & Finch Interiors');
        expect(textOf(element, 'facts')).toBe('JFI-1 · 172704');
        expect(
            [...element.shadowRoot.querySelectorAll('[data-part="reason"]')].map(
                ({ textContent }) => textContent,
            ),
        ).toEqual([
            'same e-mail noor.halden@juniper-finch.example.com',
            'same domain juniper-finch.example.com',
            'same name',
        ]);
        expect(part(element, 'lightning-badge')).toHaveProperty('label', 'Active');
        expect(textOf(element, 'holder')).toBe('Latched to Juniper Finch Holdings');
        expect(buttons[0]).toHaveProperty('label', 'Move');
        expect(buttons[0]?.ariaLabel).toBe('Move Juniper & Finch Interiors');
        await expect(element).toBeAccessible();
    });

    it('names the Contact who has the same address, however it is written', async () => {
        const value = 'Noor.Halden@juniper-finch.example.com';
        const reasons: Reason[] = [{ kind: 'emailEquals', value }];
        const contacts = { 'noor.halden@juniper-finch.example.com': 'Noor Halden' };

        const { element } = await show([candidate({ reasons })], { contacts });

        expect(textOf(element, 'reason')).toBe('same e-mail as Noor Halden');
    });

    it('gives the id of a holder that the user may not see', async () => {
        const { element } = await show([candidate()]);

        expect(textOf(element, 'holder')).toBe(`Latched to ${HOLDINGS}`);
    });

    it('offers to latch a customer that nobody holds', async () => {
        const { element, buttons } = await show([candidate({ holder: null })]);

        expect(textOf(element, 'holder')).toBe('Not latched');
        expect(buttons[0]).toHaveProperty('label', 'Latch');
        await expect(element).toBeAccessible();
    });

    it('offers nothing for a customer that this Account has already', async () => {
        const { element, buttons } = await show([candidate()], {
            recordId: HOLDINGS.slice(0, 15),
        });

        expect(textOf(element, 'holder')).toBe('Latched to this Account');
        expect(buttons).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('shows the value of a reason that it does not know', async () => {
        const reasons = [{ kind: 'moonPhase', value: 'full moon' } as unknown as Reason];
        const { element } = await show([candidate({ reasons })]);

        expect(textOf(element, 'reason')).toBe('full moon');
    });

    it('hands over the candidate that the user picks', async () => {
        const second = candidate({}, 172705);
        const { buttons, choose } = await show([candidate(), second]);

        buttons[1]?.click();

        expect(choose.mock.calls).toEqual([[second]]);
    });

    it('goes through the list with the arrow keys, and stops at its end', async () => {
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
    ])('is left from button %s by %s', async (index, key) => {
        const { buttons, leave } = await show([candidate(), candidate({}, 172705)]);

        press(buttons[index], key);

        expect(leave).toHaveBeenCalledTimes(1);
    });
});
