import type { Done } from '../console/run-steps';
import { tableOf } from '../console/show-result';

const STEPS: Done[] = [
    {
        id: 'check-aws',
        title: 'AWS account',
        outcome: 'checked',
        detail: 'account 123456789012 in eu-central-1, as somebody-with-a-long-name',
        seconds: 0.4,
    },
    { id: 'code', title: 'Code', outcome: 'done', detail: 'uploaded\nhere', seconds: 12.34 },
];

const RESULT = { command: 'install', ok: true, steps: STEPS, next: ['Next: open an Account.'] };

describe('the summary', () => {
    it('has a row for each step with its time, the total, and what to do next', () => {
        expect(tableOf(RESULT).split('\n')).toEqual([
            '',
            '  AWS account  checked     0.4 s  account 123456789012 in eu-central-1, as somebody-with-a-long-name',
            '  Code         done       12.3 s  uploaded',
            '  Total                   12.7 s',
            '',
            '  Next: open an Account.',
            '',
        ]);
    });

    it('wraps details between words at the width of the terminal', () => {
        const [, first = '', second = '', third = ''] = tableOf(RESULT, 64).split('\n');

        expect(first).toBe('  AWS account  checked     0.4 s  account 123456789012 in');
        expect(second).toBe(`${' '.repeat(34)}eu-central-1, as`);
        expect(third).toBe(`${' '.repeat(34)}somebody-with-a-long-name`);
    });

    it('says in full what stopped the run, and how to continue', () => {
        const failure = { step: 'Code', cause: 'first\n  second', continueWith: 'npm run setup' };

        expect(tableOf({ ...RESULT, ok: false, failure })).toContain(
            'Stopped at: Code\nCause: first\n  second\nContinue with: npm run setup\n',
        );
    });
});
