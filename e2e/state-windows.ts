import type { LocalStack } from '../dev/local-stack';
import type { AccountPage } from './account-page';
import { beginAnew, reachState } from './reach-state';
import type { State } from './states';
import { DESKTOP, type Windows } from './windows';

/**
 * Windows that are reused from state to state, because loading the page takes longest. A state that changes what the
 * page reads while loading gets its own window.
 */
export class StateWindows {
    /** By the settings in the page's address. */
    private readonly kept = new Map<string, AccountPage>();
    private stack: LocalStack | undefined;

    /** Opens or reuses a window with the card in this state and everything else reset. */
    async reach(
        stage: { windows: Windows; stack: LocalStack },
        state: State,
    ): Promise<AccountPage> {
        const { settings = '', accountId, prepare, reach } = state;
        this.stack = stage.stack;
        const kept = this.kept.get(settings);
        if (state.given !== undefined || state.isAlone === true) return reachState(stage, state);
        if (kept === undefined) {
            const account = await reachState(stage, state);
            this.kept.set(settings, account);
            return account;
        }
        await beginAnew(stage.stack);
        await prepare?.(kept.page);
        await kept.show(accountId);
        await reach(kept);
        return kept;
    }

    /**
     * Prepares a window for the next state, or closes it if that isn't possible: with a dialog, or after a latch or a move, which
     * the card remembers for a while.
     */
    async leave(account: AccountPage, { settings = '' }: State): Promise<void> {
        const hasWritten = this.stack !== undefined && this.stack.fusebill.writes.length > 0;
        const isReusable =
            this.kept.get(settings) === account && !hasWritten && !(await account.hasDialog());
        if (!isReusable) {
            if (this.kept.get(settings) === account) this.kept.delete(settings);
            return account.close();
        }
        await account.page.unrouteAll();
        await account.page.setViewportSize(DESKTOP.viewport);
    }

    /** Closes all windows. */
    async close(): Promise<void> {
        await Promise.all([...this.kept.values()].map((account) => account.close()));
        this.kept.clear();
    }
}
