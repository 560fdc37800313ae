import search from '@salesforce/apex/LatchController.search';
import LatchFinder from 'c/latchFinder';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';
import type { CardCandidate } from '../../../../../../contract/card-reply';
import { apexReply, hopReply } from '../../../../../../dev/jest/apex-reply';
import { mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

const mocked = jest.mocked(search);

type Input = HTMLElement & { value: string };
type List = HTMLElement & { candidates: CardCandidate[]; disabled: boolean };

function suggestion(): CardCandidate {
    const [first] = apexReply('account', 'account-suggestions').data?.suggestions ?? [];
    if (first === undefined) throw new Error('The example holds no suggestion.');
    return first;
}

/** A page of matches with these ids. */
function found(ids: number[], hasMore = false, notes: object[] = [], canWiden = true) {
    const reply = apexReply('search', 'search-matches');
    if (!reply.ok) throw new Error('The example holds no matches.');
    const first = suggestion();
    const matches = ids.map((id) => ({ ...first, customer: { ...first.customer, id } }));
    return { ...reply, data: { ...reply.data, matches, hasMore, canWiden, notes } } as typeof reply;
}

/** What has been asked and answered is drawn; the clock stands still. */
async function drawn(): Promise<void> {
    await jest.advanceTimersByTimeAsync(0);
}

async function show(properties: object = {}) {
    const mounting = mount(LatchFinder, { recordId: ACCOUNTS.interiors, ...properties });
    await drawn();
    const element = await mounting;
    const input = part<Input>(element, 'lightning-input');
    const choose = jest.fn();
    element.addEventListener('choose', (event) => choose((event as CustomEvent).detail));
    const type = (value: string): void => {
        input.value = value;
        input.dispatchEvent(new CustomEvent('change', { detail: { value } }));
    };
    const press = (key: string): boolean =>
        input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    return { element, input, choose, type, press };
}

function listed(element: HTMLElement): number[] {
    const list = element.shadowRoot?.querySelector<List>('c-latch-candidates');
    return (list?.candidates ?? []).map(({ customer }) => customer.id);
}

function status(element: HTMLElement): string | null {
    return part(element, '[role="status"]').textContent;
}

beforeEach(() => {
    jest.useFakeTimers();
    mocked.mockReset();
    mocked.mockResolvedValue(found([1, 2]));
});

afterEach(() => {
    unmountAll();
    jest.useRealTimers();
});

describe('c-latch-finder: typing', () => {
    it('shows the suggestions until something is typed', async () => {
        const { element } = await show({ suggestions: [suggestion()], incomplete: true });

        expect(listed(element)).toEqual([CUSTOMERS.interiors]);
        expect(textOf(element, 'heading')).toBe('Suggested customers');
        expect(textOf(element, 'incomplete')).toContain('may be missing');
        expect(mocked).not.toHaveBeenCalled();
    });

    it('says why there are no suggestions, until something is typed', async () => {
        const { element, type } = await show({ emptyReason: 'There is no website.' });
        expect(textOf(element, 'empty-reason')).toContain('There is no website.');
        const link = part<HTMLAnchorElement>(element, '[data-part="empty-reason"] a');
        expect(link.href).toBe('https://admin.fusebill.com/');

        type('juniper');
        await jest.advanceTimersByTimeAsync(500);

        expect(textOf(element, 'empty-reason')).toBeNull();
    });

    it('disables the list while a latch is running', async () => {
        const { element } = await show({ suggestions: [suggestion()], disabled: true });

        expect(part<List>(element, 'c-latch-candidates').disabled).toBe(true);
    });

    it('asks once, a moment after the last letter', async () => {
        const { element, type } = await show({ suggestions: [suggestion()] });

        type('ju');
        await jest.advanceTimersByTimeAsync(200);
        type('juniper ');
        await jest.advanceTimersByTimeAsync(499);
        expect(mocked).not.toHaveBeenCalled();
        expect(listed(element)).toEqual([CUSTOMERS.interiors]);

        await jest.advanceTimersByTimeAsync(1);

        expect(mocked.mock.calls).toEqual([[{ term: 'juniper', page: 0, isWide: false }]]);
        expect(listed(element)).toEqual([1, 2]);
        expect(textOf(element, 'heading')).toBe('Customers found');
        expect(status(element)).toBe('Customers found');
    });

    it('asks once for a word that is typed slowly', async () => {
        const { type } = await show();

        for (let length = 1; length <= 'maple'.length; length += 1) {
            type('maple'.slice(0, length));
            jest.advanceTimersByTime(350);
        }
        await jest.advanceTimersByTimeAsync(1000);

        expect(mocked.mock.calls).toEqual([[{ term: 'maple', page: 0, isWide: false }]]);
    });

    it('asks nothing for one letter, but does when the user presses enter', async () => {
        const { type, press } = await show();

        type('9');
        await jest.advanceTimersByTimeAsync(1000);
        expect(mocked).not.toHaveBeenCalled();

        press('Enter');

        expect(mocked.mock.calls).toEqual([[{ term: '9', page: 0, isWide: true }]]);
    });

    it('goes back to the suggestions when the field is emptied', async () => {
        const { element, type } = await show({ suggestions: [suggestion()] });
        type('juniper');
        await jest.advanceTimersByTimeAsync(500);

        type('');
        await drawn();

        expect(listed(element)).toEqual([CUSTOMERS.interiors]);
        expect(status(element)).toBe('');
    });

    it.each(['typed on', 'emptied'])('drops an answer once the field was %s', async (how) => {
        let answer: (reply: ReturnType<typeof found>) => void = () => undefined;
        mocked.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
        const { element, type } = await show({ suggestions: [suggestion()] });
        type('old');
        await jest.advanceTimersByTimeAsync(500);

        type(how === 'emptied' ? '' : 'older');
        answer(found([99]));
        await drawn();

        expect(listed(element)).toEqual([CUSTOMERS.interiors]);
    });

    it('says that it is searching', async () => {
        mocked.mockReturnValue(new Promise(() => undefined));
        const { element, type } = await show();

        type('juniper');
        await jest.advanceTimersByTimeAsync(500);

        expect(status(element)).toBe('Searching…');
        expect(part(element, 'lightning-input')).toHaveProperty('isLoading', true);
        expect(part(element, 'c-latch-wait')).toHaveProperty(
            'advice',
            'Fusebill is slow. Wait a little longer, or come back later.',
        );
    });
});

describe('c-latch-finder: what was found', () => {
    async function searched(properties: object = {}) {
        const shown = await show(properties);
        shown.type('juniper');
        await jest.advanceTimersByTimeAsync(500);
        return shown;
    }

    it('says that nothing was found and what to do', async () => {
        mocked.mockResolvedValue(found([]));
        const { element } = await searched({ suggestions: [suggestion()] });

        expect(listed(element)).toEqual([]);
        expect(textOf(element, 'nothing')).toContain('No matching customers.');
        expect(status(element)).toBe('No matching customers.');
    });

    it('adds the next page below, without doubles, and goes there', async () => {
        mocked.mockResolvedValueOnce(found([1, 2], true));
        mocked.mockResolvedValueOnce(found([2, 3]));
        const { element } = await searched();
        const focus = jest.fn();
        Object.assign(part(element, 'c-latch-candidates'), { focus });

        part(element, '[data-action="more"]').click();
        await drawn();

        expect(mocked.mock.calls[1]).toEqual([{ term: 'juniper', page: 1, isWide: false }]);
        expect(listed(element)).toEqual([1, 2, 3]);
        expect(focus).toHaveBeenCalledWith(2);
        expect(element.shadowRoot.querySelector('[data-action="more"]')).toBeNull();
    });

    it('looks in every field when the user asks for it', async () => {
        mocked.mockResolvedValueOnce(found([1]));
        const { element } = await searched();

        part(element, '[data-action="widen"]').click();
        await drawn();

        expect(mocked.mock.calls[1]).toEqual([{ term: 'juniper', page: 0, isWide: true }]);
    });

    it('counts the matches only when there are no others', async () => {
        mocked.mockResolvedValueOnce(found([1, 2], false, [], false));
        const { element: complete } = await searched();
        mocked.mockResolvedValueOnce(found([1, 2], true, [], false));
        const { element: paged } = await searched();
        mocked.mockResolvedValueOnce(found([1, 2], false, [], true));
        const { element: narrow } = await searched();

        expect(textOf(complete, 'heading')).toBe('Customers found: 2');
        expect(status(complete)).toBe('Customers found: 2');
        expect(textOf(paged, 'heading')).toBe('Customers found');
        expect(textOf(narrow, 'heading')).toBe('Customers found');
    });

    it.each([
        ['below the matches', [1], 'Customers found'],
        ['without matches', [], 'There are more matches. Type more of the name.'],
    ])('asks for more of the name where too many match, %s', async (_, ids, heard) => {
        const reply = found(ids, false, [], false);
        if (reply.ok) reply.data.hint = 'beMoreExact';
        mocked.mockResolvedValue(reply);
        const { element } = await searched();

        expect(textOf(element, 'hint')).toBe('There are more matches. Type more of the name.');
        expect(textOf(element, 'heading')).toBe(ids.length > 0 ? 'Customers found' : null);
        expect(status(element)).toBe(heard);
        expect(textOf(element, 'nothing')).toBeNull();
    });

    it('says what to type where there is nothing to look for', async () => {
        const reply = found([]);
        if (reply.ok) reply.data.hint = 'typeLetterOrDigit';
        mocked.mockResolvedValue(reply);
        const { element } = await searched();

        expect(textOf(element, 'hint')).toBe('Type at least one letter or digit.');
        expect(textOf(element, 'nothing')).toBeNull();
    });

    it('says how sure suggestions are, but not matches', async () => {
        const { element, type } = await show({ suggestions: [suggestion()] });
        expect(part(element, 'c-latch-candidates')).toHaveProperty('suggested', true);

        type('juniper');
        await jest.advanceTimersByTimeAsync(500);

        expect(part(element, 'c-latch-candidates')).toHaveProperty('suggested', false);
    });

    it('says that some look-ups failed', async () => {
        mocked.mockResolvedValue(found([1], false, [{ lookup: 'name', code: 'TIMED_OUT' }]));
        const { element } = await searched();

        expect(textOf(element, 'incomplete')).toContain('may be missing');
    });

    it('shows why a search failed, and searches again', async () => {
        mocked.mockResolvedValueOnce(hopReply('throttled'));
        const { element } = await searched({ suggestions: [suggestion()] });
        expect(part(element, 'c-latch-fault')).toHaveProperty('fault.code', 'THROTTLED');
        expect(listed(element)).toEqual([]);

        part(element, 'c-latch-fault').dispatchEvent(new CustomEvent('act', { detail: 'retry' }));
        await drawn();

        expect(mocked).toHaveBeenCalledTimes(2);
        expect(listed(element)).toEqual([1, 2]);
        expect(element.shadowRoot.querySelector('c-latch-fault')).toBeNull();
    });

    it('hands over the choice', async () => {
        const { element, choose } = await searched();
        const candidate = part<List>(element, 'c-latch-candidates').candidates[0];

        part(element, 'c-latch-candidates').dispatchEvent(
            new CustomEvent('choose', { detail: candidate }),
        );

        expect(choose).toHaveBeenCalledWith(candidate);
    });

    it('follows what a reply says about the holder of a match', async () => {
        const { element } = await searched();
        const now = { holder: ACCOUNTS.bakery, holderName: 'Bakery', holderMergedInto: null };

        Object.assign(element, { holderNow: { fusebillId: 2, ...now } });
        await drawn();

        const { candidates } = part<List>(element, 'c-latch-candidates');
        expect(candidates.map(({ holderName }) => holderName)).toEqual([null, 'Bakery']);
        expect(candidates[1]).toMatchObject(now);
    });

    it('links to Fusebill where nothing was found', async () => {
        mocked.mockResolvedValue(found([]));
        const { element } = await searched();

        const link = part<HTMLAnchorElement>(element, '[data-part="nothing"] a');
        expect(link.href).toBe('https://admin.fusebill.com/');
    });
});

describe('c-latch-finder: the keyboard', () => {
    it('goes to the first match by arrow down, and by enter once it is found', async () => {
        const { element, type, press } = await show();
        type('juniper');
        press('Enter');
        press('Enter');
        await drawn();
        const focus = jest.fn();
        Object.assign(part(element, 'c-latch-candidates'), { focus });

        press('Enter');
        press('ArrowDown');

        expect(mocked).toHaveBeenCalledTimes(1);
        expect(focus.mock.calls).toEqual([[0], [0]]);
    });

    it('empties the field by escape, and leaves escape to others when it is empty', async () => {
        const { element, input, type, press } = await show({ suggestions: [suggestion()] });
        type('juniper');
        await jest.advanceTimersByTimeAsync(500);

        expect(press('Escape')).toBe(false);
        await drawn();

        expect(input.value).toBe('');
        expect(listed(element)).toEqual([CUSTOMERS.interiors]);
        expect(press('Escape')).toBe(true);
    });

    it('comes back to the field when the list is left', async () => {
        const { element, input } = await show({ suggestions: [suggestion()] });
        const focus = jest.spyOn(input, 'focus');

        part(element, 'c-latch-candidates').dispatchEvent(new CustomEvent('leave'));

        expect(focus).toHaveBeenCalled();
    });
});

describe('c-latch-finder: accessibility', () => {
    it.each([
        ['suggestions', [suggestion()], null],
        ['matches', [], found([1], true)],
        ['nothing found', [], found([])],
        ['a failure', [], hopReply('throttled')],
    ])('is accessible with %s', async (_, suggestions, reply) => {
        const { element, type } = await show({ suggestions });
        if (reply !== null) {
            mocked.mockResolvedValue(reply);
            type('juniper');
            await jest.advanceTimersByTimeAsync(500);
        }
        jest.useRealTimers();

        await expect(element).toBeAccessible();
    });
});
