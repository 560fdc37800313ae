import type { Done } from './run-steps';

/** The result of a run. */
export type Result = {
    command: string;
    ok: boolean;
    steps: Done[];
    /** What stopped it, and the command that continues. */
    failure?: { step: string; cause: string; continueWith: string };
    /** Closing words: what to do next. */
    next: string[];
};

/** The narrowest readable column of details. */
const NARROWEST_DETAIL = 24;

/**
 * The steps as a table with their times, then the error or what to do next.
 * @param columns of the terminal: details are wrapped to fit; elsewhere each row is one line
 */
export function tableOf({ steps, failure, next }: Result, columns = Infinity): string {
    const widths = [
        Math.max(...steps.map(({ title }) => title.length), 4),
        Math.max(...steps.map(({ outcome }) => outcome.length), 7),
    ] as const;
    const rowOf = (title: string, outcome: string, seconds: number): string =>
        `  ${title.padEnd(widths[0])}  ${outcome.padEnd(widths[1])}  ${seconds.toFixed(1).padStart(6)} s  `;
    const rows = steps.map(({ title, outcome, detail, seconds }) => {
        const row = rowOf(title, outcome, seconds);
        const room = Math.max(columns - row.length, NARROWEST_DETAIL);
        return row + wrapped(firstLine(detail), room).join(`\n${' '.repeat(row.length)}`);
    });
    const total = steps.reduce((sum, { seconds }) => sum + seconds, 0);
    if (steps.length > 1) rows.push(rowOf('Total', '', total).trimEnd());
    const end =
        failure === undefined
            ? next.map((line) => `  ${line}`)
            : [
                  `Stopped at: ${failure.step}`,
                  `Cause: ${failure.cause}`,
                  `Continue with: ${failure.continueWith}`,
              ];
    return ['', ...rows, '', ...end, ''].join('\n');
}

function firstLine(text: string): string {
    return text.split('\n')[0] ?? '';
}

/** Wraps text between words; a word that is too long gets its own line. */
function wrapped(text: string, room: number): string[] {
    const lines: string[] = [];
    for (const word of text.split(' ')) {
        const line = lines.at(-1);
        if (line === undefined || line.length + word.length >= room) lines.push(word);
        else lines[lines.length - 1] = `${line} ${word}`;
    }
    return lines;
}
