import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildStacks, type Stacks } from './build-stacks';
import { measureCard } from './card';
import { measureChecks } from './checks';
import { measureColdStarts } from './cold-start';
import { startEmulators } from './emulators';
import { goalsOf, isMissed } from './goals';
import { install, type Installed } from './install';
import { measureLoad } from './load';
import { readOptions, PARTS, type Options, type Part } from './options';
import { measureRate } from './rate';
import { report } from './report';
import type { Results } from './results';
import { settingOf } from './setting';
import { measureWarm } from './warm';

const REPORT = join(__dirname, '../docs/benchmarks.md');
const WARM_LATCHES = 1000;
const LOAD_SECONDS = 60;
const CARD_ROUNDS = 10;

type Bench = { stacks: Stacks; runtime: Installed; rounds: number };

const MEASURES: Record<Part, (bench: Bench) => Promise<Omit<Results, 'bundled'>>> = {
    cold: async ({ stacks, runtime, rounds }) =>
        withEmulators(async (emulators) => ({
            cold: await measureColdStarts(stacks, emulators, { runtime, rounds }),
        })),
    warm: async ({ stacks: { own }, runtime }) =>
        withEmulators(async (emulators) => ({
            warm: await measureWarm(own, emulators, { runtime, times: WARM_LATCHES }),
        })),
    load: async ({ stacks: { own }, runtime: { node } }) => ({
        load: await measureLoad({ ...own, node }, LOAD_SECONDS),
    }),
    rate: async ({ stacks: { own }, runtime: { node } }) => ({
        rate: await measureRate({ ...own, node }),
    }),
    card: async () => ({ card: await measureCard(CARD_ROUNDS) }),
    checks: () => Promise.resolve({ checks: measureChecks() }),
};

async function withEmulators<T>(
    measure: (emulators: Awaited<ReturnType<typeof startEmulators>>) => Promise<T>,
): Promise<T> {
    const emulators = await startEmulators();
    try {
        return await measure(emulators);
    } finally {
        await emulators.close();
    }
}

/** Measures, prints the report, and writes it where all parts were measured of the function as it is. */
async function main(options: Options): Promise<void> {
    const runtime = install();
    const startedAt = performance.now();
    const stacks = await buildStacks(options.plant);
    const results: Results = { bundled: stacks.own.packages };
    for (const part of options.parts) {
        console.log(`Measuring: ${part}`);
        Object.assign(results, await MEASURES[part]({ stacks, runtime, rounds: options.rounds }));
    }
    const minutes = (performance.now() - startedAt) / 60_000;
    const text = report(results, settingOf(runtime, options, minutes));
    console.log(`\n${text}`);
    const isWhole = options.parts.length === PARTS.length && options.plant === null;
    if (isWhole) writeFileSync(REPORT, text);
    const missed = goalsOf(results).filter(isMissed);
    if (missed.length > 0) console.log(`Goals missed: ${missed.length}.`);
}

main(readOptions(process.argv.slice(2))).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
