import { connectBrowser } from '../dev/browser/browser';
import { startLocalStack, type LocalStack } from '../dev/local-stack';
import { closeSharedBrowser } from './shared-browser';
import { Windows } from './windows';

/** Everything from the browser to Fusebill. */
export type SharedStage = { stack: LocalStack; windows: Windows };

/** Shorter than in production, for tests in which Fusebill hangs; longer than an answer takes on a busy machine. */
const ATTEMPT_MS = '5000';

let shared: Promise<SharedStage> | undefined;

/** The stage of this process, shared by all its test files. The function exits when its input pipe closes. */
export function shareStage(): Promise<SharedStage> {
    return (shared ??= open());
}

/** Closes this process's stage, if any, and the shared browser. */
export default async function closeStage(): Promise<void> {
    const left = shared;
    shared = undefined;
    if (left !== undefined) {
        const { stack, windows } = await left;
        await Promise.all([windows.browser.close(), stack.close()]);
    }
    await closeSharedBrowser();
}

async function open(): Promise<SharedStage> {
    const { BROWSER_ENDPOINT } = process.env;
    if (BROWSER_ENDPOINT === undefined) throw new Error('There is no shared browser.');
    const [stack, browser] = await Promise.all([
        startLocalStack({ environment: { FUSEBILL_ATTEMPT_MS: ATTEMPT_MS } }),
        connectBrowser(BROWSER_ENDPOINT),
    ]);
    return { stack, windows: new Windows(browser) };
}
