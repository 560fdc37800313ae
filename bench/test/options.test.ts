import { readOptions } from '../options';

const BENCHMARKS = ['cold', 'warm', 'load'];

test('everything is measured by default', () => {
    expect(readOptions([], BENCHMARKS)).toEqual({
        parts: BENCHMARKS,
        plant: null,
        rounds: 20,
    });
});

test('parts, a plant and the rounds can be chosen', () => {
    const args = ['--only', 'warm,cold', '--plant', 'heavy-init', '--rounds', '3'];

    expect(readOptions(args, BENCHMARKS)).toEqual({
        parts: ['warm', 'cold'],
        plant: 'heavy-init',
        rounds: 3,
    });
});

test.each([
    [['--only', 'hot'], '--only: one of cold, warm'],
    [['--plant', 'weed'], '--plant: one of heavy-init, extra-request'],
    [['--rounds', '0'], '--rounds: a whole number'],
    [['--rounds', 'many'], '--rounds: a whole number'],
])('%p is refused', (args, words) => {
    expect(() => readOptions(args, BENCHMARKS)).toThrow(words);
});
