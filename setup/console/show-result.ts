import type { Done } from './run-steps';

/** How a run ended. */
export type Result = {
    command: string;
    ok: boolean;
    steps: Done[];
    /** What stopped it, and the command to continue with. */
    failure?: { step: string; cause: string; continueWith: string };
    /** What to do next. */
    next: string[];
};

/** The steps as a table, then what stopped the run or what comes next. */
export function tableOf({ steps, failure, next }: Result): string {
    const widths = [
        Math.max(...steps.map(({ title }) => title.length), 4),
        Math.max(...steps.map(({ outcome }) => outcome.length), 7),
    ] as const;
    const rows = steps.map(
        ({ title, outcome, detail, seconds }) =>
            `  ${title.padEnd(widths[0])}  ${outcome.padEnd(widths[1])}  ${seconds.toFixed(1).padStart(6)} s  ${firstLine(detail)}`,
    );
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
