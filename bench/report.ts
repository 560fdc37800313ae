import { BENCHMARKS } from './benchmarks';
import { rounded, verdictOn, type Goal } from './goals';
import { markdownTable } from './markdown-table';
import type { Results, Setting } from './results';

/** The goals of the parts that were measured. */
export function goalsOf(results: Results): Goal[] {
    return BENCHMARKS.flatMap(({ goals }) => goals(results));
}

/** The report as Markdown, ratios first; every figure in it is measured. */
export function report(results: Results, setting: Setting): string {
    return [
        '# Benchmarks',
        `Written by \`npm run bench\`; not edited by hand. Compare the ratios: milliseconds are this machine's.`,
        settingLines(setting),
        '## Ratios and goals',
        goalTable(goalsOf(results)),
        ...BENCHMARKS.flatMap(({ section }) => section(results, setting)),
    ]
        .join('\n\n')
        .concat('\n');
}

function settingLines({ date, machine, versions, runtimeClient, minutes, plant }: Setting): string {
    const list = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
    return [
        ...(plant === null ? [] : [`- **Planted regression: ${plant}**`]),
        `- ${date}, in ${rounded(minutes)} minutes`,
        `- ${machine}`,
        `- ${list.join(', ')}`,
        `- Runtime client: ${runtimeClient}`,
    ].join('\n');
}

/** The goals with their verdicts. */
export function goalTable(goals: readonly Goal[]): string {
    return markdownTable(
        ['figure', 'measured', 'goal', 'verdict'],
        goals.map((goal) => [
            goal.name,
            withUnit(goal.value, goal.unit),
            limitOf(goal),
            verdictOn(goal),
        ]),
    );
}

function limitOf({ most, least, exactly, unit }: Goal): string {
    if (most !== undefined) return `at most ${withUnit(most, unit)}`;
    if (least !== undefined) return `at least ${withUnit(least, unit)}`;
    return exactly === undefined ? '' : `exactly ${withUnit(exactly, unit)}`;
}

function withUnit(value: number, unit: Goal['unit']): string {
    const isApart = unit === 'ms' || unit === '%';
    return isApart ? `${rounded(value)} ${unit}` : `${rounded(value)}${unit}`;
}
