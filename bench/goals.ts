import type { Accuracy } from './accuracy/measure-accuracy';
import type { Results } from './results';
import { ratio } from './statistics';

/** What a figure must be: at most, at least, or exactly this much. */
export type Goal = {
    name: string;
    value: number;
    unit: '×' | 'ms' | '%' | '';
    /** Absent if the figure has no goal. */
    most?: number;
    least?: number;
    exactly?: number;
};

/** The product's goals in the part `cold`. */
export function coldGoals({ cold }: Results): Goal[] {
    if (cold === undefined) return [];
    const { floor, secret, own, others, directMs } = cold;
    return [
        {
            name: `Cold start, total: beside ${secret.name}`,
            value: ratio(own.totalMs, secret.totalMs),
            unit: '×',
            most: 1.1,
        },
        { name: 'Bundle, KB', value: own.bundleKb, unit: '', most: 215 },
        {
            name: `Cold start, total: beside the ${floor.name}`,
            value: ratio(own.totalMs, floor.totalMs),
            unit: '×',
            most: 2.3,
        },
        ...others.map((other): Goal => {
            const isAxios = other.name.includes('axios');
            return {
                name: `Cold start, total: beside ${other.name}`,
                value: ratio(own.totalMs, other.totalMs),
                unit: '×',
                ...(isAxios && { most: 0.65 }),
            };
        }),
        {
            name: "First call: above the emulator's own time",
            value: own.firstMs - directMs,
            unit: 'ms',
            most: 12,
        },
    ];
}

const MOST_REQUESTS = [
    ['account that holds a customer', 'account', 1],
    ['account without one', 'suggestions', 3],
    ['search while typing', 'search', 2],
    ['search in every field', 'searchWidely', 6],
    ['billing', 'billing', 2],
] as const;

/** The product's goals in the part `warm`. */
export function warmGoals({ warm }: Results): Goal[] {
    if (warm === undefined) return [];
    const { own, direct, requests } = warm;
    return [
        {
            name: 'Warm latch, p50: beside the direct request',
            value: ratio(own.p50, direct.p50),
            unit: '×',
        },
        {
            name: 'Warm latch, p99: beside the direct request',
            value: ratio(own.p99, direct.p99),
            unit: '×',
        },
        { name: 'Requests to Fusebill per latch', value: requests.latch, unit: '', exactly: 1 },
        ...MOST_REQUESTS.map(([name, action, most]): Goal => ({
            name: `Requests to Fusebill: ${name}`,
            value: requests[action],
            unit: '',
            most,
        })),
    ];
}

/** The product's goals in the part `load`. */
export function loadGoals({ load }: Results): Goal[] {
    if (load === undefined) return [];
    const { lost, twice, denied, stray } = load.audit;
    return [
        { name: 'Under load: latches lost', value: lost, unit: '', exactly: 0 },
        { name: 'Under load: latches written twice', value: twice, unit: '', exactly: 0 },
        {
            name: 'Under load: written but reported as failed, or never requested',
            value: denied + stray,
            unit: '',
            exactly: 0,
        },
    ];
}

/** The product's goals in the part `rate`. */
export function rateGoals({ rate }: Results): Goal[] {
    if (rate === undefined) return [];
    const failed = Object.values(rate.failed).reduce((sum, count) => sum + count, 0);
    return [
        {
            name: `Requests in Fusebill's busiest minute`,
            value: rate.busiestMinute,
            unit: '',
            most: rate.perMinute,
        },
        {
            // Less than one request in a hundred is reserved for checking whether a latch was written.
            name: "Fusebill's busiest minute: used",
            value: (100 * rate.busiestMinute) / rate.perMinute,
            unit: '%',
            least: 99,
        },
        {
            name: 'Over the rate limit: requests turned away',
            value: rate.turnedAway,
            unit: '',
            most: 0,
        },
        { name: 'Over the rate limit: latches that failed', value: failed, unit: '', exactly: 0 },
    ];
}

/** The product's goals in the part `card`. */
export function cardGoals({ card }: Results): Goal[] {
    if (card === undefined) return [];
    const { shownMs, liveMs, plainMs } = card;
    return [
        {
            name: 'Card, customer shown: beside a plain page with the same call',
            value: ratio(shownMs, plainMs),
            unit: '×',
        },
        {
            name: 'Card, live: beside a plain page with the same call',
            value: ratio(liveMs, plainMs),
            unit: '×',
        },
    ];
}

/** The product's goals in the part `accuracy`, on the half that nothing was tuned on. */
export function accuracyGoals({ accuracy }: Results): Goal[] {
    if (accuracy === undefined) return [];
    const [own, ...baselines] = accuracy.frozen;
    const strong = own.calibration.find(({ grade }) => grade === 'strong');
    const best = (figure: (each: Accuracy) => number): number =>
        100 * Math.max(...baselines.map(figure));
    return [
        {
            name: 'Suggestions, precision at 1: above the better baseline',
            value: 100 * own.precisionAt1,
            unit: '%',
            least: best(({ precisionAt1 }) => precisionAt1),
        },
        {
            name: 'Suggestions, recall at 3: above the better baseline',
            value: 100 * own.recallAt3,
            unit: '%',
            least: best(({ recallAt3 }) => recallAt3),
        },
        {
            name: 'Suggestions called strong that are right',
            value: strong === undefined ? 0 : (100 * strong.right) / strong.first,
            unit: '%',
            least: 95,
        },
        {
            name: 'Requests of an Account without a customer',
            value: own.mostRequests,
            unit: '',
            most: 3,
        },
    ];
}

/** Whether the goal was met, or by how much it was missed; empty without a goal. */
export function verdictOn({ value, most, least, exactly }: Goal): string {
    if (most !== undefined) return value <= most ? 'met' : `missed by ${rounded(value - most)}`;
    if (least !== undefined) return value >= least ? 'met' : `missed by ${rounded(least - value)}`;
    if (exactly !== undefined) {
        return value === exactly ? 'met' : `missed by ${rounded(Math.abs(value - exactly))}`;
    }
    return '';
}

/** Whether a goal is missed. */
export function isMissed(goal: Goal): boolean {
    return verdictOn(goal).startsWith('missed');
}

/** Formats a number: two decimals below ten, one below a hundred, otherwise none. */
export function rounded(value: number): string {
    if (Number.isInteger(value)) return String(value);
    const size = Math.abs(value);
    return value.toFixed(size < 10 ? 2 : size < 100 ? 1 : 0);
}
