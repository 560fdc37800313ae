import type { LocalStack } from '../dev/local-stack';
import { AccountPage } from './account-page';
import type { State } from './states';
import type { Windows } from './windows';

/** Resets Fusebill and the org, after earlier calls have ended. */
export async function beginAnew({ demo, org: { idle } }: LocalStack): Promise<void> {
    await idle();
    await demo.reset();
}

/** Opens a window with the card in this state and everything else reset. */
export async function reachState(
    { windows, stack }: { windows: Windows; stack: LocalStack },
    { given, reach, ...opening }: State,
): Promise<AccountPage> {
    await beginAnew(stack);
    given?.(stack);
    const account = await AccountPage.load(windows, { ...opening, url: stack.org.url });
    await reach(account).catch((error: unknown) => explain(account, error));
    return account;
}

/** Adds what the card shows instead to an error. */
async function explain({ card }: AccountPage, cause: unknown): Promise<never> {
    throw new Error(`The card says: ${await card.innerText()}`, { cause });
}
