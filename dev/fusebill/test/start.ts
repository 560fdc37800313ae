import { type FusebillEmulator, startFusebill } from '../emulator';
import type { FusebillOptions } from '../fusebill-options';

const running: FusebillEmulator[] = [];

afterEach(async () => {
    await Promise.all(running.splice(0).map((fusebill) => fusebill.close()));
});

/** Starts an emulator that stops with the test, even if the test fails. */
export async function start(options?: FusebillOptions): Promise<FusebillEmulator> {
    const fusebill = await startFusebill(options);
    running.push(fusebill);
    return fusebill;
}
