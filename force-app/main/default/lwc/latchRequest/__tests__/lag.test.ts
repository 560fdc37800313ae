import latch from '@salesforce/apex/LatchController.latch';
import move from '@salesforce/apex/LatchController.move';
import { corrected, forget, send } from 'c/latchRequest';
import type { CardAccount, CardCandidate } from '../../../../../../contract/card-reply';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import { apexReply, cardError } from '../../../../../../dev/jest/apex-reply';

const MOVED = apexReply('move', 'latch-moved');
const CUSTOMER = MOVED.data?.customer;
const FROM = ACCOUNTS.holdings;
const TO = ACCOUNTS.interiors;
const THIRD = ACCOUNTS.blueAnchor;
const NOW = Date.parse('2026-11-20T09:00:00Z');

const EMPTY: CardAccount = {
    customers: [],
    hasMoreCustomers: false,
    isListable: true,
    suggestions: [],
    notes: [],
};

const clock = jest.spyOn(Date, 'now');

function customer() {
    if (!CUSTOMER) throw new Error('The example holds no customer.');
    return CUSTOMER;
}

const before = (): CardAccount => ({
    ...EMPTY,
    customers: [{ ...customer(), salesforceId: FROM }],
});

const suggestedWith = (holder: string | null): CardAccount => {
    const nobody = { holderName: null, holderMergedInto: null };
    const why = { score: 60, grade: 'likely', reasons: [], counterEvidence: [] } as const;
    const seen = { ...nobody, ...why, reasons: [], counterEvidence: [] };
    const suggestion: CardCandidate = { ...seen, customer: customer(), holder };
    return { ...EMPTY, suggestions: [suggestion] };
};

/** Moves the customer, which takes place now. */
async function moveIt(): Promise<void> {
    jest.mocked(move).mockResolvedValue(MOVED);
    const request = { customer: customer(), reasons: [] };
    await send(TO, { ...request, move: { holder: FROM, reason: 'Billed there' } });
}

beforeEach(() => {
    clock.mockReturnValue(NOW);
    forget(CUSTOMERS.interiors);
});

afterAll(() => clock.mockRestore());

describe('c-latch-request: a read after a move', () => {
    it('leaves out the customer on its former Account, and knows of no suggestions', async () => {
        await moveIt();

        expect(corrected(before(), FROM, NOW)).toEqual({ ...EMPTY, isUnsearched: true });
        expect(corrected(before(), FROM.slice(0, 15), NOW).customers).toEqual([]);
    });

    it('leaves the other customers of the former Account', async () => {
        await moveIt();
        const other = { ...customer(), id: CUSTOMERS.bakery };

        const read = corrected({ ...EMPTY, customers: [...before().customers, other] }, FROM, NOW);

        expect(read).toMatchObject({ customers: [{ id: CUSTOMERS.bakery }], isUnsearched: false });
    });

    it.each([
        ['says nothing of it', () => EMPTY],
        ['shows it on its former Account', () => suggestedWith(FROM)],
        [
            'reads what Salesforce stored',
            (): CardAccount => ({
                ...{ ...EMPTY, isListable: false },
                lost: [
                    {
                        ...{ customerId: CUSTOMERS.interiors, holder: FROM },
                        ...{ holderName: null, holderMergedInto: null },
                    },
                ],
            }),
        ],
    ])('adds the customer on its new Account: Fusebill %s', async (_, read) => {
        await moveIt();

        expect(corrected(read(), TO, NOW)).toMatchObject({
            customers: [{ id: CUSTOMERS.interiors, salesforceId: TO }],
            suggestions: [],
            lost: [],
        });
    });

    it('believes a read that shows the customer on a third Account', async () => {
        await moveIt();

        expect(corrected(suggestedWith(THIRD), TO, NOW)).toEqual(suggestedWith(THIRD));
        expect(corrected(suggestedWith(null), TO, NOW)).toEqual(suggestedWith(null));
    });

    it.each([
        ['that shows it on its new Account', TO, { ...EMPTY, customers: [customer()] }],
        ['of a third Account', THIRD, { ...EMPTY, customers: [customer()] }],
    ])('changes no read %s', async (_, accountId, read) => {
        await moveIt();

        expect(corrected(read, accountId, NOW)).toEqual(read);
    });

    it('believes every read that starts after the lag', async () => {
        await moveIt();

        expect(corrected(before(), FROM, NOW + 14_999).customers).toEqual([]);
        expect(corrected(before(), FROM, NOW + 15_000)).toEqual(before());
        expect(corrected(EMPTY, TO, NOW + 15_000)).toEqual(EMPTY);
    });

    it.each([
        ['a refusal names another holder', latch, { holder: THIRD }, EMPTY],
        ['a refusal says nothing of the holder', latch, {}, { customers: [{ salesforceId: TO }] }],
    ])('follows the latest reply: %s', async (_, method, holder, expected) => {
        await moveIt();
        const error = { ...cardError({ code: 'ALREADY_LATCHED', message: 'Refused.' }), ...holder };
        const refusal = { ...apexReply('latch', 'already-latched'), ok: false, data: null, error };
        jest.mocked(method).mockResolvedValue(refusal as typeof MOVED);

        await send(TO, { customer: customer(), reasons: [] });

        expect(corrected(EMPTY, TO, NOW)).toMatchObject(expected);
    });
});
