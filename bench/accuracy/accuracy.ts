import { rounded } from '../goals';
import { markdownTable, type Row } from '../markdown-table';
import type { Results } from '../results';
import { labelledHalf, type HalfName } from './labelled-pairs';
import { fuzzyNames, nameEquality, suggestions } from './matchers';
import { measureAccuracy, type Accuracy } from './measure-accuracy';

/** The suggestions first, then the baselines. */
export type Compared = [own: Accuracy, ...baselines: Accuracy[]];

/** `frozen` is the half that counts: nothing was tuned on it. */
export type MeasuredAccuracy = { development: Compared; frozen: Compared };

export async function measureBothHalves(): Promise<MeasuredAccuracy> {
    return { development: await compare('development'), frozen: await compare('frozen') };
}

/** The suggestions and the baselines on one half. */
export async function compare(name: HalfName): Promise<Compared> {
    const half = labelledHalf(name);
    return [
        await measureAccuracy(half, suggestions),
        await measureAccuracy(half, nameEquality),
        await measureAccuracy(half, fuzzyNames),
    ];
}

/** The report's section on `accuracy`; empty if it was not measured. */
export function accuracySection({ accuracy }: Results): string[] {
    if (accuracy === undefined) return [];
    const { development, frozen } = accuracy;
    return [
        '## Accuracy of suggestions',
        'Made-up Accounts and customers, with typos, legal forms, abbreviations, branches that share a domain, people, missing fields, look-alikes and Accounts without a customer; 400 Accounts in each half. The suggestions see the results of three requests, the baselines all customers. Precision at 1: the share of Accounts with a customer for which it is proposed first. Recall at 3: among the first three.',
        markdownTable(
            ['matcher', 'half', 'precision at 1', 'recall at 3'],
            [...frozen.map(rowOf('frozen')), ...development.map(rowOf('development'))],
        ),
        'How often the first suggestion is right, by its grade; for an Account without a customer none is.',
        markdownTable(
            ['grade', 'half', 'first suggestions', 'right'],
            [...gradeRows('frozen', frozen[0]), ...gradeRows('development', development[0])],
        ),
    ];
}

function rowOf(half: HalfName): (accuracy: Accuracy) => Row {
    return ({ matcher, precisionAt1, recallAt3 }) => [
        matcher,
        half,
        percent(precisionAt1),
        percent(recallAt3),
    ];
}

function gradeRows(half: HalfName, { calibration }: Accuracy): Row[] {
    return calibration.map(({ grade, first, right }) => [
        grade,
        half,
        String(first),
        `${percent(right / first)} (${right})`,
    ]);
}

function percent(share: number): string {
    return `${rounded(100 * share)} %`;
}
