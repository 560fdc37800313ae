import { liveAt, shownAt } from '../card-sight';

const SIGHT = { shownAt: 300, settledAt: 900, rerenders: 2 };
const call = (name: string, endedAt: number) => ({ name: `LatchController.${name}`, endedAt });

test('the live customer is shown when the card has settled after the answer', () => {
    expect(liveAt({ ...SIGHT, calls: [call('stored', 250), call('account', 800)] })).toBe(900);
});

test('an answer that changes nothing counts as shown when it arrives', () => {
    const calls = [call('account', 950)];

    expect(liveAt({ ...SIGHT, calls })).toBe(950);
});

test('gives no figure for a customer that was never shown', () => {
    expect(() => shownAt({ ...SIGHT, shownAt: null, calls: [] })).toThrow('never shown');
});
