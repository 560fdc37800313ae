import { LightningElement, api } from 'lwc';
import slowLabel from '@salesforce/label/c.Latch_Slow';

const SLOW_MS = 5_000;
const TOO_SLOW_MS = 15_000;

/**
 * Says what is in progress, after 5 seconds that it is still running, and after 15 what to do. Render it while the work
 * lasts.
 */
export default class LatchWait extends LightningElement {
    /** What is in progress; empty if something else already says it. */
    @api text = '';

    /** What to do when it takes long. */
    @api advice = '';

    isSlow = false;
    isTooSlow = false;
    labels = { slow: slowLabel };

    private timers: ReturnType<typeof setTimeout>[] = [];

    connectedCallback(): void {
        const isNow = { slow: () => (this.isSlow = true), tooSlow: () => (this.isTooSlow = true) };
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- cleared in disconnectedCallback
        this.timers = [setTimeout(isNow.slow, SLOW_MS), setTimeout(isNow.tooSlow, TOO_SLOW_MS)];
    }

    disconnectedCallback(): void {
        this.timers.forEach(clearTimeout);
    }

    get isShown(): boolean {
        return this.text !== '' || this.isSlow;
    }
}
