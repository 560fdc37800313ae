import LatchFault from 'c/latchFault';
import type { Fault } from 'c/latchReply';
import { FUNCTION_CODES, HOP_CODES, type Code } from '../../../../../../contract/codes';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

function faultIn(name: string): Fault {
    const reply = apexReply('latch', name);
    if (reply.ok) throw new Error(`The example ${name} holds no fault.`);
    return { ...reply.error, requestId: reply.requestId };
}

function show(fault: Fault, holders = {}) {
    return mount(LatchFault, { fault, holders });
}

afterEach(unmountAll);

describe('c-latch-fault', () => {
    it.each([...FUNCTION_CODES, ...HOP_CODES])('is accessible with %s', async (code: Code) => {
        const element = await show({ code, message: 'What came back.', requestId: 'r-1' });

        expect(textOf(element, 'sentence')).toBeTruthy();
        expect(code === 'NO_PERMISSION' || textOf(element, 'action')).toBeTruthy();
        await expect(element).toBeAccessible();
    });

    it('says which permission is missing, and once is enough', async () => {
        const message = 'You do not have permission to do this. Ask for Latch_Admin.';
        const element = await show({ code: 'NO_PERMISSION', message, requestId: '' });

        expect(textOf(element, 'sentence')).toBe(message);
        expect(textOf(element, 'action')).toBeNull();
        expect(element.shadowRoot.querySelector('details')).toBeNull();
    });

    it("shows Fusebill's own words and the reference", async () => {
        const element = await show(faultIn('account-not-found'));

        expect(textOf(element, 'sentence')).toBe('Fusebill does not know this Account.');
        expect(textOf(element, 'fusebill')).toBe(
            'Fusebill says: Salesforce Account 001Hs00008NoSyNIAV does not exist.',
        );
        expect(textOf(element, 'reference')).toBe(
            'Reference: 6f1d2a64-2f3c-4c57-9a86-0d3f5b1e7c90',
        );
    });

    it('names the holder where the user may see it, else gives its id', async () => {
        const fault = faultIn('already-latched');
        const seen = await show(fault, { '001Hs00004JuHoLIAV': 'Juniper Finch Holdings' });
        const unseen = await show(fault);

        expect(textOf(seen, 'sentence')).toContain('latched to Juniper Finch Holdings.');
        expect(textOf(unseen, 'sentence')).toContain('latched to 001Hs00004JuHoLIAV.');
    });

    it('says that nobody holds the customer any more', async () => {
        const element = await show({ ...faultIn('holder-changed'), holder: null });

        expect(textOf(element, 'sentence')).toContain('now latched to no Account.');
    });

    it('says how long to wait when Fusebill says it', async () => {
        const element = await show(faultIn('rate-limited'));

        expect(textOf(element, 'action')).toContain('Wait 21 seconds');
    });

    it('gives the advice of the one who shows it instead of its own', async () => {
        const advice = 'Look at the log.';
        const own = faultIn('fusebill-unavailable');
        const limited = faultIn('rate-limited');

        expect(textOf(await mount(LatchFault, { fault: own, advice }), 'action')).toBe(advice);
        expect(textOf(await mount(LatchFault, { fault: limited, advice }), 'action')).toContain(
            'Wait 21 seconds',
        );
    });

    it('leaves out what is not known', async () => {
        const element = await show({ code: 'UNEXPECTED', message: '', requestId: '' });

        expect(textOf(element, 'fusebill')).toBeNull();
        expect(textOf(element, 'reference')).toBeNull();
        expect(element.shadowRoot.querySelector('details')).toBeNull();
    });

    it.each([
        ['retry', 'fusebill-unavailable', 'Try again'],
        ['check', 'outcome-unknown', 'Check now'],
        ['review', 'holder-changed', 'Review the move'],
    ])('offers the step %s', async (step, name, label) => {
        const element = await show(faultIn(name));
        const act = jest.fn();
        element.addEventListener('act', act);

        const button = part<HTMLElement & { label: string }>(element, 'lightning-button');
        button.click();

        expect(button.label).toBe(label);
        expect(act.mock.calls[0][0].detail).toBe(step);
    });

    it('offers no button where only an admin or another ID helps', async () => {
        const element = await show(faultIn('customer-not-found'));

        expect(element.shadowRoot.querySelector('lightning-button')).toBeNull();
    });
});
