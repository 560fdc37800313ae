import LatchHistory from 'c/latchHistory';
import type { LatchRow } from 'c/latchRecord';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import { latchRow } from '../../../../../../dev/jest/latch-row';
import { mount, textOf, unmountAll } from '../../../../../../dev/jest/mount';

async function show(...rows: Partial<LatchRow>[]) {
    const element = await mount(LatchHistory, {
        rows: rows.map((fields, index) => latchRow({ id: `a00-${index}`, ...fields })),
    });
    const all = (name: string): (string | null)[] =>
        [...element.shadowRoot.querySelectorAll(`[data-part="${name}"]`)].map(
            ({ textContent }) => textContent,
        );
    return { element, all };
}

afterEach(unmountAll);

const whens = (element: HTMLElement): Element[] => [
    ...(element.shadowRoot?.querySelectorAll('c-latch-when') ?? []),
];

describe('c-latch-history', () => {
    it('shows the outcome of a request to undo a latch', async () => {
        const { all } = await show(
            { outcome: 'unlatched' },
            { outcome: 'movedAway' },
            { outcome: 'unlatchWithdrawn' },
            { outcome: 'unlatchRequested', reason: 'Wrong branch' },
        );

        expect(all('what')).toEqual([
            'Stolen Bikes was unlatched',
            'Stolen Bikes was found on another Account',
            'The request to unlatch Stolen Bikes was withdrawn',
            'Unlatching Stolen Bikes was requested',
        ]);
        expect(all('why')).toEqual(['Reason: Wrong branch']);
    });

    it.each(['shared', 'constructor'])(
        'shows an outcome of a newer function: %s',
        async (outcome) => {
            const newer: unknown = { outcome };
            const { all } = await show(newer as Partial<LatchRow>, { outcome: 'latched' });

            expect(all('what')).toEqual([`Stolen Bikes: ${outcome}`, 'Stolen Bikes was latched']);
        },
    );

    it('says where a customer was moved to', async () => {
        const { all } = await show(
            { outcome: 'movedTo', newAccountName: 'Copper Kettle Coffee', reason: 'Sold' },
            { outcome: 'movedTo' },
        );

        expect(all('what')).toEqual([
            'Stolen Bikes was moved to Copper Kettle Coffee',
            'Stolen Bikes was moved to another Account',
        ]);
        expect(all('why')).toEqual(['Reason: Sold']);
    });

    it('says who latched, moved or tried what, when and why', async () => {
        const { element, all } = await show(
            {
                outcome: 'moved',
                reason: 'Billed here since May',
                previousAccountId: ACCOUNTS.holdings,
                previousAccountName: 'Juniper Finch Holdings',
                by: 'Robin Vale',
            },
            {
                outcome: 'failed',
                code: 'LATCH_REFUSED',
                userMessage: 'Fusebill refused the latch.',
                by: 'Sam Okoro',
            },
            { outcome: 'latched' },
            { outcome: 'alreadyLatched' },
        );

        expect(textOf(element, 'heading')).toBe('History (4)');
        expect(all('what')).toEqual([
            'Stolen Bikes was moved here from Juniper Finch Holdings',
            'Stolen Bikes could not be latched: Fusebill refused the latch.',
            'Stolen Bikes was latched',
            'Stolen Bikes was already latched',
        ]);
        expect(whens(element).slice(0, 2)).toMatchObject([
            { at: '2026-09-14T13:20:05.000Z', by: 'Robin Vale' },
            { by: 'Sam Okoro' },
        ]);
        expect(all('why')).toEqual(['Reason: Billed here since May']);
        await expect(element).toBeAccessible();
    });

    it('shows ids where there are no names, never a blank', async () => {
        const { all } = await show(
            { outcome: 'moved', customerName: null, previousAccountId: ACCOUNTS.holdings },
            { outcome: 'moved' },
            { outcome: 'failed', code: 'FROM_A_NEWER_FUNCTION' },
        );

        expect(all('what')).toEqual([
            `${CUSTOMERS.stolenBikes} was moved here from an Account that you can’t see (${ACCOUNTS.holdings})`,
            'Stolen Bikes was moved here from no Account',
            'Stolen Bikes could not be latched: FROM_A_NEWER_FUNCTION',
        ]);
    });
});
