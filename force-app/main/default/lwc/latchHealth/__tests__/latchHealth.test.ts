import health from '@salesforce/apex/LatchController.health';
import LatchHealth from 'c/latchHealth';
import { HOP_CODES } from '../../../../../../contract/codes';
import type { Health } from '../../../../../../contract/reply';
import { apexReply, cardError, hopReply } from '../../../../../../dev/jest/apex-reply';
import { drawn, mount, part, textOf, unmountAll } from '../../../../../../dev/jest/mount';

const mocked = jest.mocked(health);

/** What `LatchController.health` resolves to: the example, changed. */
function reply(change: (data: Health) => Partial<Health> = () => ({})) {
    const example = apexReply('health', 'health-ok');
    if (!example.ok) throw new Error('The example holds no data.');
    return { ...example, data: { ...example.data, ...change(example.data) } };
}

/** The checks of the example, some of them changed. */
function withChecks(changed: Record<string, object>) {
    return reply(({ checks }) => ({
        checks: checks.map((check) => ({ ...check, ...changed[check.name] })),
    }));
}

const show = () => mount(LatchHealth, {});

function all(element: HTMLElement, name: string): (string | null)[] {
    const parts = element.shadowRoot?.querySelectorAll(`[data-part="${name}"]`) ?? [];
    return [...parts].map(({ textContent }) => textContent);
}

type Icon = HTMLElement & { alternativeText: string; iconName: string };

/** The status of each check: what its icon says, its icon, and its badge. */
function marks(element: HTMLElement) {
    const rows = element.shadowRoot?.querySelectorAll('[data-part="check"]') ?? [];
    return [...rows].map((row) => {
        const icon = row.querySelector<Icon>('lightning-icon');
        const badge = row.querySelector<HTMLElement & { label: string }>('lightning-badge');
        return [icon?.alternativeText, icon?.iconName, badge?.label];
    });
}

function faultOf(element: HTMLElement) {
    return part<HTMLElement & { fault: { code: string }; advice: string }>(
        element,
        'c-latch-fault',
    );
}

beforeEach(() => {
    mocked.mockReset();
    mocked.mockResolvedValue(reply());
});

afterEach(unmountAll);

describe('c-latch-health', () => {
    it('asks on load and says meanwhile that it checks', async () => {
        mocked.mockReturnValue(new Promise(() => undefined));

        const element = await show();

        expect(mocked).toHaveBeenCalledTimes(1);
        expect(part(element, 'c-latch-wait')).toHaveProperty('text', 'Checking the connection…');
        expect(textOf(element, 'summary')).toBe('Checking the connection…');
        expect(part(element, '[data-part="panel"]').getAttribute('aria-busy')).toBe('true');
        await expect(element).toBeAccessible();
    });

    it('says that everything works, check by check in words, and announces it', async () => {
        const element = await show();

        const summary = part(element, '[data-part="summary"]');
        expect(summary.textContent).toBe('Everything works.');
        expect(summary.getAttribute('role')).toBe('status');
        expect(summary.className).not.toContain('assistive');
        expect(all(element, 'name')).toEqual([
            'Key in AWS',
            'Key format',
            'Connection to Fusebill',
            'Key in Fusebill',
            'Rate limit',
            'Versions',
        ]);
        expect(marks(element)).toEqual(Array(6).fill(['OK', 'utility:success', undefined]));
        expect(all(element, 'detail')[0]).toBe('The secret can be read.');
        expect(all(element, 'fix')).toEqual([]);
        expect(element.shadowRoot.querySelector('c-latch-wait')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('says what needs attention, and what to do about it', async () => {
        mocked.mockResolvedValue(apexReply('health', 'health-key-rejected'));

        const element = await show();

        expect(textOf(element, 'summary')).toBe('One thing needs attention.');
        expect(marks(element)[3]).toEqual(['', 'utility:error', 'Error']);
        expect(all(element, 'detail')[3]).toContain('answered 401');
        expect(all(element, 'fix')).toEqual([
            expect.stringMatching(/^What to do: Compare the key in the secret/),
        ]);
        await expect(element).toBeAccessible();
    });

    it('counts what needs attention, a warning too', async () => {
        const warning = { status: 'warning', fix: 'Ask for a higher limit.' };
        mocked.mockResolvedValue(withChecks({ key: { status: 'error' }, rateLimit: warning }));

        const element = await show();

        expect(textOf(element, 'summary')).toBe('2 things need attention.');
        expect(marks(element)[4]).toEqual(['', 'utility:warning', 'Warning']);
        expect(all(element, 'fix')).toEqual(['What to do: Ask for a higher limit.']);
        await expect(element).toBeAccessible();
    });

    it('shows a check and a status of a newer function as it spells them', async () => {
        mocked.mockResolvedValue(withChecks({ key: { name: 'webhook', status: 'paused' } }));

        const element = await show();

        expect(all(element, 'name')[3]).toBe('webhook');
        expect(marks(element)[3]).toEqual(['', 'utility:info', 'paused']);
        expect(textOf(element, 'summary')).toBe('One thing needs attention.');
    });

    it('says once how many requests are left, in the language of the user', async () => {
        const element = await show();

        const limit = all(element, 'detail')[4];
        expect(limit).toBe(
            'Requests left this minute: 998 of 1,000 · Requests left today: 179,990 of 180,000',
        );
        expect(element.shadowRoot.textContent?.match(/998/g)).toHaveLength(1);
    });

    it.each([
        [null, /^998 of 1000 requests/],
        [
            {
                limitMinute: null,
                remainingMinute: 0,
                resetMinuteSeconds: null,
                limitDay: 180_000,
                remainingDay: null,
                resetDaySeconds: null,
            },
            /^Requests left this minute: 0$/,
        ],
    ])("falls back to the function's detail: %j", async (rateLimit, text) => {
        mocked.mockResolvedValue(reply(() => ({ rateLimit })));

        const element = await show();

        expect(all(element, 'detail')[4]).toMatch(text);
    });

    it('says as of when that is', async () => {
        const before = Date.now();

        const element = await show();

        const time = part<HTMLElement & { value: number }>(
            element,
            'lightning-formatted-date-time',
        );
        expect(time.value).toBeGreaterThanOrEqual(before);
        expect(element.shadowRoot.textContent).toContain('As of');
    });

    it('checks again, with the last answer in sight and one call at a time', async () => {
        const element = await show();
        mocked.mockReturnValue(new Promise(() => undefined));

        part(element, 'lightning-button').click();
        part(element, 'lightning-button').click();
        await drawn();

        expect(mocked).toHaveBeenCalledTimes(2);
        expect(all(element, 'name')).toHaveLength(6);
        expect(textOf(element, 'summary')).toBe('Checking the connection…');
        await expect(element).toBeAccessible();
    });

    it.each(HOP_CODES)('says why the function could not be reached: %s', async (code) => {
        const fault = cardError({ code, message: 'What came back.' });
        mocked.mockResolvedValue({ ok: false, requestId: 'r-1', error: fault });

        const element = await show();

        expect(faultOf(element).fault).toEqual({ ...fault, requestId: 'r-1' });
        expect(faultOf(element).advice === '').toBe(code === 'NO_PERMISSION');
        expect(faultOf(element).advice).not.toMatch(/your admin|latched/);
        expect(textOf(element, 'summary')).toBe('');
        await expect(element).toBeAccessible();
    });

    it('drops the last answer when the connection breaks, and shows a new one once it works', async () => {
        const element = await show();
        mocked.mockResolvedValueOnce(hopReply('function-not-found'));
        part(element, 'lightning-button').click();
        await drawn();
        expect(faultOf(element).fault.code).toBe('FUNCTION_NOT_FOUND');
        expect(all(element, 'name')).toEqual([]);

        faultOf(element).dispatchEvent(new CustomEvent('act', { detail: 'retry' }));
        await drawn();

        expect(textOf(element, 'summary')).toBe('Everything works.');
        expect(element.shadowRoot.querySelector('c-latch-fault')).toBeNull();
        expect(element.shadowRoot.activeElement).toBe(part(element, '[data-part="panel"]'));
    });

    it('says so when Apex itself fails', async () => {
        mocked.mockRejectedValue({ body: { message: 'Apex CPU time limit exceeded' } });

        const element = await show();

        expect(faultOf(element).fault).toMatchObject({
            code: 'UNEXPECTED',
            message: 'Apex CPU time limit exceeded',
        });
    });
});
