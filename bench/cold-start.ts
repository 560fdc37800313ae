import type { Stack, Stacks } from './build-stacks';
import { latchDirectly } from './direct-latch';
import { LATCH, type Emulators } from './emulators';
import { RuntimeLoop } from './runtime-loop';
import { median } from './statistics';

/** How the environments are started. */
export type Runtime = { node: string; client?: string };

/** Medians of one stack, in milliseconds and MB. */
export type ColdStart = {
    name: string;
    initMs: number;
    firstMs: number;
    totalMs: number;
    /** CPU time up to the end of the first call; null if the system does not report it. */
    cpuMs: number | null;
    /** Null if the system does not report it. */
    peakMb: number | null;
    bundleKb: number;
    /** Requests to Fusebill for one latch. */
    requests: number;
};

/** Every stack's medians, and the emulator's own time for the same latch. */
export type ColdStarts = {
    floor: ColdStart;
    /** The SDK's client with one read of the secret, and nothing else. */
    secret: ColdStart;
    own: ColdStart;
    others: ColdStart[];
    directMs: number;
};

type Run = Pick<ColdStart, 'initMs' | 'firstMs' | 'cpuMs' | 'peakMb' | 'requests'>;

/** Starts each stack once per round, in rotating order, so that a slow spell of the machine affects all equally. */
export async function measureColdStarts(
    { floor, secret, own, others }: Stacks,
    emulators: Emulators,
    { runtime, rounds }: { runtime: Runtime; rounds: number },
): Promise<ColdStarts> {
    const latching = [own, ...others];
    const stacks = [floor, secret, ...latching];
    const runs = new Map(stacks.map((stack) => [stack, [] as Run[]]));
    const direct: number[] = [];
    for (let round = -1; round < rounds; round++) {
        emulators.fusebill.reset();
        const directMs = await latchDirectly(emulators);
        if (round >= 0) direct.push(directMs);
        for (let turn = 0; turn < stacks.length; turn++) {
            const stack = stacks[(turn + round + stacks.length) % stacks.length] ?? floor;
            const run = await runOnce(stack, emulators, runtime, latching.includes(stack));
            if (round >= 0) runs.get(stack)?.push(run); // the first round only warms the disk's cache
        }
    }
    const summary = (stack: Stack): ColdStart => summarize(stack, runs.get(stack) ?? []);
    return {
        floor: summary(floor),
        secret: summary(secret),
        own: summary(own),
        others: others.map(summary),
        directMs: median(direct),
    };
}

async function runOnce(
    { name, taskRoot }: Stack,
    { fusebill, env }: Emulators,
    runtime: Runtime,
    isLatching: boolean,
): Promise<Run> {
    fusebill.reset();
    const loop = new RuntimeLoop({ ...runtime, taskRoot, env });
    try {
        const initMs = await loop.start();
        const { ms: firstMs, payload } = await loop.invoke(LATCH);
        const { ok } = JSON.parse(payload) as { ok?: boolean };
        if (ok !== true || fusebill.writes.length !== (isLatching ? 1 : 0)) {
            throw new Error(`${name} did not latch: ${payload}`);
        }
        return {
            initMs,
            firstMs,
            cpuMs: loop.cpuMs(),
            peakMb: loop.peakMemoryMb(),
            requests: fusebill.requests.length,
        };
    } finally {
        await loop.close();
    }
}

function summarize({ name, bundleKb }: Stack, runs: readonly Run[]): ColdStart {
    return {
        name,
        bundleKb,
        initMs: median(runs.map(({ initMs }) => initMs)),
        firstMs: median(runs.map(({ firstMs }) => firstMs)),
        totalMs: median(runs.map(({ initMs, firstMs }) => initMs + firstMs)),
        cpuMs: medianOfKnown(runs.map(({ cpuMs }) => cpuMs)),
        peakMb: medianOfKnown(runs.map(({ peakMb }) => peakMb)),
        requests: median(runs.map(({ requests }) => requests)),
    };
}

function medianOfKnown(samples: readonly (number | null)[]): number | null {
    const known = samples.filter((sample) => sample !== null);
    return known.length === 0 ? null : median(known);
}
