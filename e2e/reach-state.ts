import type { Browser } from 'playwright-core';
import type { LocalStack } from '../dev/local-stack';
import { DEMO_ACCOUNTS } from '../dev/org/demo-accounts';
import { demoRecords } from '../dev/org/demo-records';
import { AccountPage } from './account-page';
import type { State } from './states';

/** Puts Fusebill and the org back to how they were at the start, once nothing of before is under way. */
export async function beginAnew({ fusebill, org: { org, idle } }: LocalStack): Promise<void> {
    await idle();
    fusebill.reset();
    org.accounts = DEMO_ACCOUNTS;
    org.records = demoRecords();
    org.permissions = new Set(['Latch_Customer', 'Latch_Health', 'Latch_Move']);
}

/** A window in which the card is in this state, and everything else as at the start. */
export async function reachState(
    { browser, stack }: { browser: Browser; stack: LocalStack },
    { given, reach, ...opening }: State,
): Promise<AccountPage> {
    await beginAnew(stack);
    given?.(stack);
    const account = await AccountPage.load(browser, { ...opening, url: stack.org.url });
    await reach(account);
    return account;
}
