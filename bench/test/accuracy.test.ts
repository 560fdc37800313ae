import { createHash } from 'node:crypto';
import { accuracySection, measureBothHalves, type MeasuredAccuracy } from '../accuracy/accuracy';
import { labelledHalf, type HalfName } from '../accuracy/labelled-pairs';
import { accuracyGoals, isMissed } from '../goals';

const FROZEN = '44cec6796309b0d37180bc69ee2c6a561c88373e0d37321abd3d18126c98a6d3';

let measured: MeasuredAccuracy;

beforeAll(async () => {
    measured = await measureBothHalves();
});

/** For `JSON.stringify`: sorts an object's fields, because their order means nothing. */
function inOrder(_: string, value: unknown): unknown {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value;
}

test('the frozen half is unchanged', () => {
    const text = JSON.stringify(labelledHalf('frozen'), inOrder);

    expect(createHash('sha256').update(text).digest('hex')).toBe(FROZEN);
});

test.each<HalfName>(['development', 'frozen'])('the %s half is labelled correctly', (name) => {
    const { pairs, customers } = labelledHalf(name);
    const ids = new Set(customers.map(({ id }) => id));

    expect(pairs).toHaveLength(400);
    expect(ids.size).toBe(customers.length);
    expect(pairs.every(({ customerId }) => customerId === null || ids.has(customerId))).toBe(true);
    expect(pairs.filter(({ customerId }) => customerId === null).length).toBeGreaterThan(20);
    expect(customers.filter(({ companyName }) => companyName === null).length).toBeGreaterThan(40);
});

test('the halves have no name in common', () => {
    const [development, frozen] = (['development', 'frozen'] as const).map(
        (name) => new Set(labelledHalf(name).customers.map(({ companyName }) => companyName)),
    );
    const shared = [...(development ?? [])].filter((name) => name !== null && frozen?.has(name));

    expect(shared).toEqual([]);
});

test('the suggestions beat both baselines in each figure, and strong ones are right', () => {
    const goals = accuracyGoals({ bundled: [], accuracy: measured });

    expect(goals).toHaveLength(4);
    expect(goals.filter(isMissed)).toEqual([]);
});

test('a grade is right more often than the one below it', () => {
    for (const [{ calibration }] of Object.values(measured)) {
        const shares = calibration.map(({ first, right }) => right / first);

        expect(calibration.map(({ grade }) => grade)).toEqual(['strong', 'likely', 'weak']);
        expect(shares).toEqual([...shares].sort((a, b) => b - a));
    }
});

test('the report has a row for each matcher and grade of each half', () => {
    const [, , matchers, , grades] = accuracySection({ bundled: [], accuracy: measured });

    expect(matchers?.match(/fuzzball on names/g)).toHaveLength(2);
    expect(grades?.match(/strong/g)).toHaveLength(2);
    expect(accuracySection({ bundled: [] })).toEqual([]);
});
