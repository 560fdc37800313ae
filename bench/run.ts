import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BENCHMARKS } from './benchmarks';
import { buildStacks } from './build-stacks';
import { isMissed } from './goals';
import { install } from './install';
import { readOptions, type Options } from './options';
import { goalsOf, report } from './report';
import type { Results } from './results';
import { settingOf } from './setting';

const REPORT = join(__dirname, '../docs/benchmarks.md');
/** Measures and prints the report. Writes it to the docs if all parts were measured, without a plant. */
async function main(options: Options): Promise<void> {
    const chosen = BENCHMARKS.filter(({ name }) => options.parts.includes(name));
    const runtime = install();
    const startedAt = performance.now();
    const stacks = await buildStacks(options.plant);
    const results: Results = { bundled: stacks.own.packages };
    for (const { name, measure } of chosen) {
        console.log(`Measuring: ${name}`);
        Object.assign(results, await measure({ stacks, runtime, rounds: options.rounds }));
    }
    const minutes = (performance.now() - startedAt) / 60_000;
    const text = report(results, settingOf(runtime, options, minutes));
    console.log(`\n${text}`);
    const isWhole = chosen.length === BENCHMARKS.length && options.plant === null;
    if (isWhole) writeFileSync(REPORT, text);
    const missed = goalsOf(results).filter(isMissed);
    if (missed.length > 0) console.log(`Goals missed: ${missed.length}.`);
}

const names = BENCHMARKS.map(({ name }) => name);

main(readOptions(process.argv.slice(2), names)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
