import type { Browser } from 'playwright-core';
import type { LocalStack } from '../dev/local-stack';
import { AccountPage } from './account-page';
import type { State } from './states';

/** Resets Fusebill and the org, once no earlier call is running. */
export async function beginAnew({ demo, org: { idle } }: LocalStack): Promise<void> {
    await idle();
    await demo.reset();
}

/** A window in which the card is in this state, and everything else is as at the start. */
export async function reachState(
    { browser, stack }: { browser: Browser; stack: LocalStack },
    { given, reach, ...opening }: State,
): Promise<AccountPage> {
    await beginAnew(stack);
    given?.(stack);
    const account = await AccountPage.load(browser, { ...opening, url: stack.org.url });
    await reach(account).catch((error: unknown) => explain(account, error));
    return account;
}

/** Says what the card shows instead. */
async function explain({ card }: AccountPage, cause: unknown): Promise<never> {
    throw new Error(`The card says: ${await card.innerText()}`, { cause });
}
