import { parseArgs } from 'node:util';

/** A regression that is deliberately added to our function. */
export type Plant = (typeof PLANTS)[number];

/** The options of the command. */
export type Options = { parts: readonly string[]; plant: Plant | null; rounds: number };

const PLANTS = ['heavy-init', 'extra-request'] as const;
const ROUNDS = 20;

/** Reads the options of a command line. Throws an Error that names an unknown one. */
export function readOptions(args: readonly string[], benchmarks: readonly string[]): Options {
    const { values } = parseArgs({
        args: [...args],
        options: {
            only: { type: 'string' },
            plant: { type: 'string' },
            rounds: { type: 'string', default: String(ROUNDS) },
        },
    });
    const rounds = Number(values.rounds);
    if (!Number.isInteger(rounds) || rounds < 1) {
        throw new Error('--rounds: a whole number from 1 was expected.');
    }
    return {
        parts:
            values.only === undefined
                ? benchmarks
                : values.only.split(',').map((name) => oneOf(benchmarks, name, '--only')),
        plant: values.plant === undefined ? null : oneOf(PLANTS, values.plant, '--plant'),
        rounds,
    };
}

function oneOf<const T extends string>(known: readonly T[], name: string, option: string): T {
    const found = known.find((one) => one === name);
    if (found === undefined) throw new Error(`${option}: one of ${known.join(', ')} was expected.`);
    return found;
}
