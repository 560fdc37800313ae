import { accuracySection, measureBothHalves } from './accuracy/accuracy';
import { apexGoals, apexSection, measureApexCalls } from './apex-calls';
import type { Stacks } from './build-stacks';
import { measureCard } from './card';
import { measureColdStarts } from './cold-start';
import { startEmulators, type Emulators } from './emulators';
import {
    accuracyGoals,
    cardGoals,
    coldGoals,
    loadGoals,
    rateGoals,
    warmGoals,
    type Goal,
} from './goals';
import type { Installed } from './install';
import { measureLoad } from './load';
import { measureRate } from './rate';
import { cardSection, coldSection, loadSection, rateSection, warmSection } from './report-sections';
import type { Results, Setting } from './results';
import { measureWarm } from './warm';

/** What a benchmark needs to run. */
export type Bench = { stacks: Stacks; runtime: Installed; rounds: number };

/** One part of `npm run bench`. */
export type Benchmark = {
    /** Its name for `--only`. */
    name: string;
    measure: (bench: Bench) => Promise<Partial<Results>>;
    /** Its rows in the table of ratios and goals; empty if it was not measured. */
    goals: (results: Results) => Goal[];
    /** Its paragraphs in the report; empty if it was not measured. */
    section: (results: Results, setting: Setting) => string[];
};

const WARM_LATCHES = 1000;
const LOAD_SECONDS = 60;
const CARD_ROUNDS = 10;

/** All benchmarks, in the order in which they are measured and reported. A new one is registered here. */
export const BENCHMARKS: readonly Benchmark[] = [
    {
        name: 'cold',
        measure: ({ stacks, runtime, rounds }) =>
            withEmulators(async (emulators) => ({
                cold: await measureColdStarts(stacks, emulators, { runtime, rounds }),
            })),
        goals: coldGoals,
        section: coldSection,
    },
    {
        name: 'warm',
        measure: ({ stacks: { own }, runtime }) =>
            withEmulators(async (emulators) => ({
                warm: await measureWarm(own, emulators, { runtime, times: WARM_LATCHES }),
            })),
        goals: warmGoals,
        section: warmSection,
    },
    {
        name: 'load',
        measure: async ({ stacks: { own }, runtime: { node } }) => ({
            load: await measureLoad({ ...own, node }, LOAD_SECONDS),
        }),
        goals: loadGoals,
        section: loadSection,
    },
    {
        name: 'rate',
        measure: async ({ stacks: { own }, runtime: { node } }) => ({
            rate: await measureRate({ ...own, node }),
        }),
        goals: rateGoals,
        section: rateSection,
    },
    {
        name: 'card',
        measure: async () => ({ card: await measureCard(CARD_ROUNDS) }),
        goals: cardGoals,
        section: cardSection,
    },
    {
        name: 'apex',
        measure: async () => ({ apex: await measureApexCalls() }),
        goals: apexGoals,
        section: apexSection,
    },
    {
        name: 'accuracy',
        measure: async () => ({ accuracy: await measureBothHalves() }),
        goals: accuracyGoals,
        section: accuracySection,
    },
];

async function withEmulators<T>(measure: (emulators: Emulators) => Promise<T>): Promise<T> {
    const emulators = await startEmulators();
    try {
        return await measure(emulators);
    } finally {
        await emulators.close();
    }
}
