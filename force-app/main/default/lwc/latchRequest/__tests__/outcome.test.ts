import { successText } from 'c/latchRequest';
import type { CardLatched } from '../../../../../../contract/card-reply';
import { ACCOUNTS } from '../../../../../../dev/demo-ids';
import { apexReply } from '../../../../../../dev/jest/apex-reply';

const HOLDINGS = ACCOUNTS.holdings;

function moved(fields: Partial<CardLatched> = {}): CardLatched {
    const { data } = apexReply('move', 'latch-moved');
    if (!data) throw new Error('The example holds no customer.');
    return { ...data, ...fields };
}

it.each([
    ['its name', { previousHolderName: 'Holdings' }, 'from Holdings to this'],
    ['that it is out of sight', {}, `from an Account that you can’t see (${HOLDINGS}) to this`],
    ['what else Fusebill has', { previousHolder: 'CRM-1' }, 'from CRM-1 to this'],
    ['that there was none', { previousHolder: null }, 'from no Account to this'],
    ['the id of a merged Account', { accountsMerged: true }, `instead of ${HOLDINGS}`],
])('c-latch-request: a move gives for its former Account %s', (_, fields, words) => {
    expect(successText(moved(fields))).toContain(words);
});

it('c-latch-request: an outcome of a newer function reads as a latch', () => {
    const newer: unknown = { outcome: 'shared' };

    expect(successText(moved(newer as Partial<CardLatched>))).toMatch(
        / is now latched to this Account/,
    );
});
