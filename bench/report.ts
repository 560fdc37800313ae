import type { Installation } from './checks';
import type { ColdStarts } from './cold-start';
import { goalsOf, rounded, verdictOn, type Goal } from './goals';
import { markdownTable, type Row } from './markdown-table';
import type { Results, Setting } from './results';
import { ratio } from './statistics';

/** The report as Markdown, ratios first; every figure in it is measured. */
export function report(results: Results, setting: Setting): string {
    return [
        '# Benchmarks',
        `Written by \`npm run bench\`; not edited by hand. Compare the ratios: milliseconds are this machine's.`,
        settingLines(setting),
        '## Ratios and goals',
        goalTable(goalsOf(results)),
        ...coldSection(results, setting),
        ...warmSection(results),
        ...loadSection(results),
        ...rateSection(results),
        ...cardSection(results),
        ...checksSection(results),
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
            goal.most !== undefined
                ? `at most ${withUnit(goal.most, goal.unit)}`
                : goal.exactly !== undefined
                  ? `exactly ${withUnit(goal.exactly, goal.unit)}`
                  : '',
            verdictOn(goal),
        ]),
    );
}

function withUnit(value: number, unit: Goal['unit']): string {
    return unit === 'ms' ? `${rounded(value)} ms` : `${rounded(value)}${unit}`;
}

function coldSection({ cold }: Results, { rounds }: Setting): string[] {
    if (cold === undefined) return [];
    const { floor, secret, own, others, directMs } = cold;
    const rows = [floor, secret, own, ...others].map((stack): Row => [
        stack.name,
        `${rounded(ratio(stack.totalMs, floor.totalMs))}×`,
        ...[stack.totalMs, stack.initMs, stack.firstMs].map(rounded),
        ...[stack.cpuMs, stack.peakMb].map((value) =>
            value === null ? 'unknown' : rounded(value),
        ),
        rounded(stack.bundleKb),
        rounded(stack.requests),
    ]);
    return [
        '## Cold start',
        `Medians of ${rounds} interleaved runs, each a new process that latches one customer. The same latch sent directly takes ${rounded(directMs)} ms. The SDK is whole in the last ${others.length}.`,
        markdownTable(
            [
                'stack',
                'total',
                'total ms',
                'init ms',
                'first call ms',
                'CPU ms',
                'peak MB',
                'bundle KB',
                'requests',
            ],
            rows,
        ),
        shareOfSecret(cold),
    ];
}

/** Why the function starts no faster: what of its start is the SDK's, which the choice to read the secret by it brings. */
function shareOfSecret({ floor, secret, own }: ColdStarts): string {
    const aboveFloor = own.totalMs - floor.totalMs;
    const ofSecret = secret.totalMs - floor.totalMs;
    const percent = Math.round(ratio(ofSecret, aboveFloor) * 100);
    return `Of the ${rounded(aboveFloor)} ms that ${own.name} takes above the ${floor.name}, ${rounded(ofSecret)} ms (${percent} %) are the client of AWS's SDK and the one secret that it reads, measured alone as "${secret.name}".`;
}

function warmSection({ warm }: Results): string[] {
    if (warm === undefined) return [];
    const { own, direct, sockets, requests } = warm;
    return [
        '## Warm',
        `A latch through the function takes ${rounded(own.p50 - direct.p50)} ms more than one sent directly at p50, and ${rounded(own.p99 - direct.p99)} ms more at p99. All latches used ${sockets} ${sockets === 1 ? 'connection' : 'connections'} to Fusebill.`,
        markdownTable(
            ['latch', 'p50 ms', 'p99 ms'],
            [
                ['through the function', rounded(own.p50), rounded(own.p99)],
                ['sent directly', rounded(direct.p50), rounded(direct.p99)],
            ],
        ),
        markdownTable(
            ['event', 'requests to Fusebill'],
            [
                ['latch', rounded(requests.latch)],
                ['latch, forced from another Account', rounded(requests.move)],
                ['customer', rounded(requests.customer)],
                ['account that holds a customer', rounded(requests.account)],
                ['account without one, with hints', rounded(requests.suggestions)],
                ['search for a word', rounded(requests.search)],
                ['search for an id', rounded(requests.searchId)],
            ],
        ),
    ];
}

function loadSection({ load }: Results): string[] {
    if (load === undefined) return [];
    const { latency, audit } = load;
    return [
        '## Load',
        `${load.users} users at once, ${load.environments} environments, ${rounded(load.seconds)} s; Fusebill answers in 150 ms, give or take 50, and one request in a hundred meets a fault. Latencies are a user's: they hold the waits for a free environment.`,
        markdownTable(
            ['figure', 'measured'],
            [
                ['latches', rounded(load.latches)],
                ['latches a second', rounded(load.perSecond)],
                [
                    'latency p50, p95, p99 in ms',
                    [latency.p50, latency.p95, latency.p99].map(rounded).join(', '),
                ],
                ['tries that met no free environment', rounded(load.throttled)],
                ['requests that met a fault', rounded(load.faults)],
                ['latches that ended with an error', codeList(load.errors)],
                [
                    'lost, written twice, denied, stray by the ledger',
                    [audit.lost, audit.twice, audit.denied, audit.stray].join(', '),
                ],
            ],
        ),
    ];
}

function rateSection({ rate }: Results): string[] {
    if (rate === undefined) return [];
    const { audit } = rate;
    return [
        '## Rate limit',
        `${rate.latches} latches in batches against a Fusebill that allows ${rate.perMinute} requests a minute; rows that only time can help are sent again.`,
        markdownTable(
            ['figure', 'measured'],
            [
                ['seconds', rounded(rate.seconds)],
                ["requests in Fusebill's busiest minute", rounded(rate.busiestMinute)],
                ['requests turned away, and sent again', rounded(rate.turnedAway)],
                ['latches that failed', codeList(rate.failed)],
                [
                    'lost, written twice, denied, stray by the ledger',
                    [audit.lost, audit.twice, audit.denied, audit.stray].join(', '),
                ],
            ],
        ),
    ];
}

function cardSection({ card }: Results): string[] {
    if (card === undefined) return [];
    return [
        '## The card',
        'Milliseconds from the navigation, in a fresh profile, with a warm function and a Fusebill that takes 150 ms. The plain page makes the same call without a framework.',
        markdownTable(
            ['figure', 'measured'],
            [
                ['customer shown, ms', rounded(card.shownMs)],
                ['live customer shown, ms', rounded(card.liveMs)],
                ['plain page, ms', rounded(card.plainMs)],
                ['calls of Apex', rounded(card.roundTrips)],
                ['re-renders after the customer is shown', rounded(card.rerenders)],
                [
                    `JavaScript of our ${card.bytes.bundles} bundles, KB (gzip)`,
                    `${rounded(card.bytes.kb)} (${rounded(card.bytes.gzipKb)})`,
                ],
            ],
        ),
    ];
}

function checksSection({ checks, bundled }: Results): string[] {
    if (checks === undefined) return [];
    return [
        '## Checks and size',
        markdownTable(
            ['figure', 'measured'],
            [
                ['`npm run check` without caches, s', rounded(checks.coldSeconds)],
                ['`npm run check` again, s', rounded(checks.warmSeconds)],
                ['packages that `npm ci` brings', installationText(checks.lean)],
                [
                    'packages with those of tests, checks and the stack',
                    installationText(checks.whole),
                ],
                ['npm packages in the function', `${bundled.length}: ${bundled.join(', ')}`],
                [
                    'packages that the Salesforce package depends on',
                    rounded(checks.packageDependencies),
                ],
            ],
        ),
    ];
}

function installationText({ packages, megabytes }: Installation): string {
    return `${packages}, ${rounded(megabytes)} MB`;
}

function codeList(codes: Record<string, number>): string {
    const list = Object.entries(codes).map(([code, count]) => `${count} ${code}`);
    return list.length === 0 ? '0' : list.join(', ');
}
