import {
    holderText,
    isHeldBy,
    isHeldElsewhere,
    isMergedInto,
    isSameAccount,
    type Held,
} from 'c/latchHolder';
import { ACCOUNTS } from '../../../../../../dev/demo-ids';

const HERE = ACCOUNTS.stolenBikes;
const ELSEWHERE = ACCOUNTS.holdings;

function held(fields: Partial<Held>): Held {
    return { holder: null, holderName: null, holderMergedInto: null, ...fields };
}

describe('isSameAccount', () => {
    it('distinguishes ids by their case', () => {
        expect(isSameAccount('0014100000JJ3wt', ACCOUNTS.stolenBikes)).toBe(true);
        expect(isSameAccount('0014100000JJ3wt', '0014100000jj3wt')).toBe(false);
    });
});

describe('holderText', () => {
    it('is the name, or what to call an Account that the user may not see, or nothing', () => {
        expect(holderText(held({ holder: ELSEWHERE, holderName: 'Holdings' }))).toBe('Holdings');
        expect(holderText(held({ holder: ELSEWHERE }))).toBe(
            `an Account that you can’t see (${ELSEWHERE})`,
        );
        expect(holderText(held({}))).toBe('');
        expect(holderText({} as Held)).toBe('');
    });

    it('is the id of a merged Account, and whatever else Fusebill has', () => {
        expect(holderText(held({ holder: ELSEWHERE, holderMergedInto: HERE }))).toBe(ELSEWHERE);
        expect(holderText(held({ holder: 'CRM-1' }))).toBe('CRM-1');
    });
});

describe('isHeldElsewhere', () => {
    it.each([
        ['nobody', {}, false],
        ['this Account', { holder: HERE }, false],
        ['another Account', { holder: ELSEWHERE }, true],
        [
            'an Account merged into this one',
            { holder: ELSEWHERE, holderMergedInto: HERE.slice(0, 15) },
            false,
        ],
        [
            'an Account merged into a third one',
            { holder: ELSEWHERE, holderMergedInto: ACCOUNTS.blueAnchor },
            true,
        ],
    ])('says whether a move is needed from %s', (_, fields, isNeeded) => {
        expect(isHeldElsewhere(held(fields), HERE)).toBe(isNeeded);
    });

    it('understands a reply without its null fields', () => {
        const nothing = {} as Held;

        expect([
            isHeldBy(nothing, HERE),
            isMergedInto(nothing, HERE),
            isHeldElsewhere(nothing, HERE),
        ]).toEqual([false, false, false]);
    });
});
