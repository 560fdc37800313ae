import type { ColdStart } from '../cold-start';
import { isMissed, rounded, verdictOn } from '../goals';
import { goalsOf, report } from '../report';
import type { Results, Setting } from '../results';

const stack = (name: string, totalMs: number, fields: Partial<ColdStart> = {}): ColdStart => ({
    name,
    totalMs,
    initMs: totalMs - 10,
    firstMs: 10,
    cpuMs: null,
    peakMb: null,
    bundleKb: 200,
    requests: 1,
    ...fields,
});

const RESULTS: Results = {
    bundled: ['valibot'],
    cold: {
        floor: stack('empty handler', 100, { requests: 0 }),
        secret: stack('SDK, one read', 200, { requests: 0 }),
        own: stack('fusebill-latch', 220),
        others: [stack('AWS SDK + fetch', 440), stack('middy + axios + SDK', 400)],
        directMs: 2,
    },
    warm: {
        own: { p50: 3, p99: 9 },
        direct: { p50: 1.5, p99: 3 },
        sockets: 1,
        requests: {
            latch: 1,
            move: 2,
            customer: 1,
            account: 1,
            suggestions: 3,
            search: 2,
            searchId: 2,
            searchWidely: 6,
            billing: 2,
            synch: 2,
            health: 1,
        },
    },
};

const SETTING: Setting = {
    date: '2026-01-31',
    machine: '2 × a CPU',
    versions: { esbuild: '1.2.3' },
    runtimeClient: 'our own loop',
    rounds: 20,
    minutes: 8.5,
    plant: null,
};

const measured = (results: Results): Record<string, string> =>
    Object.fromEntries(goalsOf(results).map((goal) => [goal.name, rounded(goal.value)]));

const missed = (results: Results): string[] =>
    goalsOf(results)
        .filter(isMissed)
        .map(({ name }) => name);

test("our total is divided by each other stack's", () => {
    expect(measured(RESULTS)).toMatchObject({
        'Cold start, total: beside the empty handler': '2.20',
        'Cold start, total: beside AWS SDK + fetch': '0.50',
        'Cold start, total: beside middy + axios + SDK': '0.55',
        "First call: above the emulator's own time": '8',
        'Warm latch, p50: beside the direct request': '2',
        'Warm latch, p99: beside the direct request': '3',
    });
    expect(missed(RESULTS)).toEqual([]);
});

test('a slower start misses the goals of the cold start', () => {
    const { cold } = RESULTS;
    if (cold === undefined) throw new Error('There is no cold start.');
    const slower = { ...RESULTS, cold: { ...cold, own: stack('fusebill-latch', 300) } };

    expect(missed(slower)).toEqual([
        'Cold start, total: beside SDK, one read',
        'Cold start, total: beside the empty handler',
        'Cold start, total: beside middy + axios + SDK',
    ]);
    expect(report(slower, SETTING)).toMatch(/empty handler .*3×.*at most 2\.30×.*missed by 0\.70/);
});

test('the report says how much of our start is spent in the SDK that reads the secret', () => {
    const text = report(RESULTS, SETTING);

    expect(text).toMatch(/^\| SDK, one read +\| 2× +\| 200 /m);
    expect(text).toContain('Of the 120 ms that fusebill-latch takes above the empty handler');
    expect(text).toContain(`100 ms (83 %) are the client of AWS's SDK`);
});

test('a second request for a latch misses its goal', () => {
    const { warm } = RESULTS;
    if (warm === undefined) throw new Error('There is no warm run.');
    const more = { ...RESULTS, warm: { ...warm, requests: { ...warm.requests, latch: 2 } } };

    expect(missed(more)).toEqual(['Requests to Fusebill per latch']);
});

test('Apex that takes more than a tenth of a call misses its goal', () => {
    const call = { method: 'search', roundTrip: 10, apex: 0.9, share: 0.09, inARow: 0.3 };
    const slow = { method: 'latch', roundTrip: 10, apex: 1.1, share: 0.11, inARow: 0.4 };
    const results: Results = { bundled: [], apex: [call, slow] };

    expect(missed(results)).toEqual(['Apex of a warm call: latch']);
    expect(report(results, SETTING)).toMatch(/^\| latch +\| 0\.40 +\| 1\.10 +\| 10 +\|$/m);
});

test('a goal is met exactly at its limit', () => {
    const goal = { name: '', unit: '' as const };

    expect(verdictOn({ ...goal, value: 2.3, most: 2.3 })).toBe('met');
    expect(verdictOn({ ...goal, value: 0, exactly: 1 })).toBe('missed by 1');
    expect(verdictOn({ ...goal, value: 5 })).toBe('');
});

test('ratios come first, then only the parts that were measured', () => {
    const text = report(RESULTS, SETTING);

    expect(text.match(/^## .*$/gm)).toEqual(['## Ratios and goals', '## Cold start', '## Warm']);
    expect(text).toContain('2026-01-31, in 8.50 minutes');
    expect(text).toContain('2 × a CPU');
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
});

test('a planted regression is named at the top', () => {
    expect(report(RESULTS, { ...SETTING, plant: 'heavy-init' })).toContain(
        '**Planted regression: heavy-init**',
    );
});
