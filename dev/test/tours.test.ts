import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

type Step = { title: string; description: string; file?: string; pattern?: string };

const steps = readdirSync(join(ROOT, '.tours')).flatMap((file) => {
    const tour = JSON.parse(readFileSync(join(ROOT, '.tours', file), 'utf8')) as { steps: Step[] };
    return tour.steps.map((step): [string, Step] => [`${file}: ${step.title}`, step]);
});

describe('a step of a code tour', () => {
    it.each(steps.filter(([, { file }]) => file !== undefined))(
        'points to one line: %s',
        (_, { file = '', pattern = '' }) => {
            const lines = readFileSync(join(ROOT, file), 'utf8').split('\n');

            const found = lines.filter((line) => new RegExp(pattern).test(line));

            expect(found).toHaveLength(1);
        },
    );

    it('follows a latch through the card, Apex and the function', () => {
        const folders = new Set(steps.map(([, { file = '' }]) => file.split('/')[0]));

        expect([...folders].sort()).toEqual(['', 'contract', 'force-app', 'lambda']);
    });
});
