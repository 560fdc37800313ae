import type { ColdStarts } from './cold-start';
import { rounded } from './goals';
import { markdownTable, type Row } from './markdown-table';
import type { Results, Setting } from './results';
import { ratio } from './statistics';

/** The report's section on `cold`; empty if it was not measured. */
export function coldSection({ cold, bundled }: Results, { rounds }: Setting): string[] {
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
        `npm packages in the function: ${bundled.join(', ')}.`,
    ];
}

/** How much of the function's start is spent in the SDK client that reads the secret. */
function shareOfSecret({ floor, secret, own }: ColdStarts): string {
    const aboveFloor = own.totalMs - floor.totalMs;
    const ofSecret = secret.totalMs - floor.totalMs;
    const percent = Math.round(ratio(ofSecret, aboveFloor) * 100);
    return `Of the ${rounded(aboveFloor)} ms that ${own.name} takes above the ${floor.name}, ${rounded(ofSecret)} ms (${percent} %) are the client of AWS's SDK and the one secret that it reads, measured alone as "${secret.name}".`;
}

/** The report's section on `warm`; empty if it was not measured. */
export function warmSection({ warm }: Results): string[] {
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
                ['search for a name, in every field', rounded(requests.searchWidely)],
                ['billing', rounded(requests.billing)],
                ['synch', rounded(requests.synch)],
                ['health', rounded(requests.health)],
            ],
        ),
    ];
}

/** The report's section on `load`; empty if it was not measured. */
export function loadSection({ load }: Results): string[] {
    if (load === undefined) return [];
    const { latency, audit } = load;
    return [
        '## Load',
        `${load.users} users at once, ${load.environments} environments, ${rounded(load.seconds)} s; Fusebill answers in 150 ms, give or take 50, and one request in a hundred meets a fault. Latencies are what a user sees, including waits for a free environment.`,
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

/** The report's section on `rate`; empty if it was not measured. */
export function rateSection({ rate }: Results): string[] {
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

/** The report's section on `card`; empty if it was not measured. */
export function cardSection({ card }: Results): string[] {
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

function codeList(codes: Record<string, number>): string {
    const list = Object.entries(codes).map(([code, count]) => `${count} ${code}`);
    return list.length === 0 ? '0' : list.join(', ');
}
