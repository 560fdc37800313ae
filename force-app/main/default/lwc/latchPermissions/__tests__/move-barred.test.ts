import LatchCandidates from 'c/latchCandidates';
import LatchFault from 'c/latchFault';
import type { CardCandidate } from '../../../../../../contract/card-reply';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

jest.mock('@salesforce/customPermission/Latch_Move', () => ({ default: undefined }), {
    virtual: true,
});

function candidate(): CardCandidate {
    const [first] = apexReply('account', 'account-suggestions').data?.suggestions ?? [];
    if (first === undefined) throw new Error('The example holds no suggestion.');
    return first;
}

afterEach(unmountAll);

describe('to somebody who may latch, but not move', () => {
    it('says what to ask for next to a customer of another Account', async () => {
        const element = await mount(LatchCandidates, { candidates: [candidate()] });

        expect(element.shadowRoot.querySelector('lightning-button')).toBeNull();
        expect(textOf(element, 'barred')).toMatch(/ask your admin .* Latch Admin\./);
        await expect(element).toBeAccessible();
    });

    it('offers to latch a customer that nobody holds', async () => {
        const candidates = [{ ...candidate(), holder: null }];

        const element = await mount(LatchCandidates, { candidates });

        expect(part(element, 'lightning-button')).toHaveProperty('label', 'Latch');
        expect(textOf(element, 'barred')).toBeNull();
    });

    it('offers no review of a move after a refusal', async () => {
        const reply = apexReply('latch', 'already-latched');
        if (reply.ok) throw new Error('The example holds no fault.');

        const fault = { ...reply.error, requestId: reply.requestId ?? '' };
        const element = await mount(LatchFault, { fault });

        expect(element.shadowRoot.querySelector('lightning-button')).toBeNull();
        expect(textOf(element, 'action')).toMatch(/ask your admin .* Latch Admin\./);
        await expect(element).toBeAccessible();
    });
});
