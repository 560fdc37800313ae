import LatchFault from 'c/latchFault';
import type { Fault } from 'c/latchReply';
import { ACCOUNTS } from '../../../../../../dev/demo-ids';
import { FUNCTION_CODES, HOP_CODES, type Code } from '../../../../../../contract/codes';
import { apexReply, cardError } from '../../../../../../dev/jest/apex-reply';
import { drawn, mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

function faultIn(name: string, names = {}): Fault {
    const reply = apexReply('latch', name, names);
    if (reply.ok) throw new Error(`The example ${name} holds no fault.`);
    return { ...reply.error, requestId: reply.requestId ?? '' };
}

function show(fault: Fault, properties: object = {}) {
    return mount(LatchFault, { fault, ...properties });
}

afterEach(unmountAll);

describe('c-latch-fault', () => {
    it.each([...FUNCTION_CODES, ...HOP_CODES])('is accessible with %s', async (code: Code) => {
        const fault = { ...cardError({ code, message: 'What came back.' }), requestId: 'r-1' };

        const element = await show(fault);

        expect(textOf(element, 'sentence')).toBe(`Words for ${code}`);
        await expect(element).toBeAccessible();
    });

    it("shows Apex's words, and folds the details away", async () => {
        const element = await show(faultIn('account-not-found'));

        expect(textOf(element, 'sentence')).toBe('Words for ACCOUNT_NOT_FOUND');
        expect(textOf(element, 'action')?.trim()).toBe('What to do about ACCOUNT_NOT_FOUND');
        const details = part<HTMLDetailsElement>(element, 'details');
        expect(details.open).toBe(false);
        expect([...details.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual([
            `Fusebill says: Salesforce Account ${ACCOUNTS.paperLantern} does not exist.`,
            expect.stringContaining('POST /v1/Salesforce/Latch'),
            'Reference: 6f1d2a64-2f3c-4c57-9a86-0d3f5b1e7c90',
        ]);
    });

    it('copies the sentence and the details', async () => {
        const writeText = jest.fn().mockResolvedValue(undefined);
        Object.assign(navigator, { clipboard: { writeText } });
        const element = await show(faultIn('account-not-found'));
        const copy = part<HTMLElement & { alternativeText: string }>(
            element,
            'lightning-button-icon',
        );
        expect(copy.alternativeText).toBe('Copy details');

        copy.click();
        await drawn();

        expect(writeText.mock.calls[0]?.[0].split('\n')).toEqual([
            'Words for ACCOUNT_NOT_FOUND',
            expect.stringMatching(/^Fusebill says/),
            expect.stringMatching(/^POST/),
            expect.stringMatching(/^Reference: 6f1d2a64/),
        ]);
        expect(copy.alternativeText).toBe('Copied');
    });

    it('selects the details where the browser refuses the clipboard', async () => {
        const writeText = jest.fn().mockRejectedValue(new Error('Denied.'));
        Object.assign(navigator, { clipboard: { writeText } });
        const element = await show(faultIn('account-not-found'));
        const select = jest.spyOn(Selection.prototype, 'selectAllChildren').mockReturnValue();

        part(element, 'lightning-button-icon').click();
        await drawn();

        const selected = select.mock.calls[0]?.[0] as HTMLElement;
        expect(selected.textContent).toContain('Reference: 6f1d2a64');
    });

    it('has no details where everything is said already', async () => {
        const message = 'You do not have permission to do this.';
        const fault = cardError({ code: 'NO_PERMISSION', message });

        const element = await show({
            ...fault,
            userMessage: message,
            userAction: null,
            requestId: '',
        });

        expect(textOf(element, 'sentence')).toBe(message);
        expect(textOf(element, 'action')).toBeNull();
        expect(element.shadowRoot.querySelector('details, lightning-button')).toBeNull();
    });

    it('gives the advice of the one who shows it instead of its own', async () => {
        const advice = 'Look at the log.';
        const element = await show(faultIn('fusebill-unavailable'), { advice });

        expect(textOf(element, 'action')?.trim()).toBe(advice);
    });

    it.each([
        ['retry', 'fusebill-unavailable', 'Try again'],
        ['check', 'outcome-unknown', 'Check now'],
        ['review', 'holder-changed', 'Review the move'],
        ['search', 'customer-not-found', 'Search again'],
    ])('offers the step %s', async (step, name, label) => {
        const element = await show(faultIn(name));
        const act = jest.fn();
        element.addEventListener('act', act);

        const button = part<HTMLElement & { label: string }>(element, 'lightning-button');
        button.click();

        expect(button.label).toBe(label);
        expect(act.mock.calls[0][0].detail).toBe(step);
    });

    it('offers no button where only an admin helps, and takes the focus itself', async () => {
        const element = await show(faultIn('invalid-request'));

        element.focus();

        expect(element.shadowRoot.querySelector('lightning-button')).toBeNull();
        expect(element.shadowRoot.activeElement?.textContent).toContain('Words for');
    });
});
