import LatchSuggestions from 'c/latchSuggestions';
import type { Candidate, Reason } from '../../../../../../contract/reply';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

function candidate(fields: Partial<Candidate> = {}): Candidate {
    const reply = apexReply('account', 'account-suggestions');
    const first = reply.ok ? reply.data.suggestions[0] : undefined;
    if (first === undefined) throw new Error('The example holds no suggestion.');
    return { ...first, ...fields };
}

afterEach(unmountAll);

describe('c-latch-suggestions', () => {
    it('says why a customer is suggested and who holds it', async () => {
        const element = await mount(LatchSuggestions, {
            candidates: [candidate()],
            holders: { '001Hs00004JuHoLIAV': 'Juniper Finch Holdings' },
        });

        expect(textOf(element, 'name')).toBe('Juniper & Finch Interiors');
        expect(textOf(element, 'facts')).toBe('Active · JFI-1 · 172704');
        expect(textOf(element, 'reasons')).toBe(
            'same e-mail noor.halden@juniper-finch.example.com, same domain juniper-finch.example.com, same name',
        );
        expect(textOf(element, 'holder')).toBe('Latched to Juniper Finch Holdings');
        await expect(element).toBeAccessible();
    });

    it('says that nobody holds a customer', async () => {
        const element = await mount(LatchSuggestions, {
            candidates: [candidate({ holder: null })],
        });

        expect(textOf(element, 'holder')).toBe('Not latched');
    });

    it('shows the value of a reason that it does not know', async () => {
        const reasons = [{ kind: 'moonPhase', value: 'full moon' } as unknown as Reason];
        const element = await mount(LatchSuggestions, { candidates: [candidate({ reasons })] });

        expect(textOf(element, 'reasons')).toBe('full moon');
    });

    it('hands over the candidate that the user picks', async () => {
        const second = candidate({ customer: { ...candidate().customer, id: 172705 } });
        const element = await mount(LatchSuggestions, { candidates: [candidate(), second] });
        const choose = jest.fn();
        element.addEventListener('choose', choose);

        part(element, '[data-id="172705"]').click();

        expect(choose.mock.calls[0][0].detail).toEqual(second);
    });
});
