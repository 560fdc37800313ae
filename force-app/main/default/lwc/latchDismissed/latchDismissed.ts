import { LightningElement, api } from 'lwc';
import Toast from 'lightning/toast';
import type { KnownCustomer } from '../../../../../contract/customer';
import type { DismissedCustomer } from '../../../../../contract/stored';
import dismissNamedLabel from '@salesforce/label/c.Latch_Dismiss_Named';
import countLabel from '@salesforce/label/c.Latch_Dismissed_Count';
import restoreLabel from '@salesforce/label/c.Latch_Dismissed_Restore';
import restoreNamedLabel from '@salesforce/label/c.Latch_Dismissed_Restore_Named';
import restoredLabel from '@salesforce/label/c.Latch_Dismissed_Restored';
import saidLabel from '@salesforce/label/c.Latch_Dismissed_Said';
import undoLabel from '@salesforce/label/c.Latch_Dismissed_Undo';
import undoNamedLabel from '@salesforce/label/c.Latch_Dismissed_Undo_Named';
import dismiss from '@salesforce/apex/LatchMismatchController.dismiss';
import restore from '@salesforce/apex/LatchMismatchController.restore';
import { publishChange } from 'c/latchEvents';
import { fill } from 'c/latchMessages';
import { customerName } from 'c/latchNames';
import { faultToast, settle, type Answer, type Fault } from 'c/latchReply';

/** The dismissed customers after a change. `restored` is the customer that was restored, or null. */
export type Dismissal = { dismissed: DismissedCustomer[]; restored: number | null };

type Row = { id: number; name: string; at: string; by: string; buttonName: string };

/** A toast's title names the change and its customer, since the user may be elsewhere by then. */
type Change = { fusebillId: number; isRestored: boolean; title: string };

type Undo = { id: number; said: string; buttonName: string };

/**
 * Dismisses suggestions of an Account, and lists dismissed ones in a folded list. Fires `change` with a `Dismissal`,
 * and `refresh` when the Account has to be read again.
 */
export default class LatchDismissed extends LightningElement {
    /** The Account. Setting another one clears the list. */
    @api get recordId(): string {
        return this.accountId;
    }
    set recordId(recordId: string) {
        this.accountId = recordId;
        this.latest = null;
        this.fault = null;
        this.status = '';
    }

    /** The name of the card, sent with the changes that it announces. */
    @api source = '';

    /** The customers dismissed for the Account, newest first. */
    @api dismissed: readonly DismissedCustomer[] = [];

    /** Dismisses a customer, and offers to undo it. A second click does nothing while the first is running. */
    @api async dismiss(customer: KnownCustomer): Promise<void> {
        const { accountId } = this;
        const { id: fusebillId } = customer;
        const name = customerName(customer);
        const title = fill(dismissNamedLabel, name);
        const dismissed = await this.change({ fusebillId, isRestored: false, title }, () =>
            dismiss({ accountId, fusebillId, customerName: name }),
        );
        if (!dismissed) return;
        // A customer that somebody has latched meanwhile is not dismissed.
        if (!dismissed.some(({ customerId }) => customerId === fusebillId)) {
            this.dispatchEvent(new CustomEvent('refresh'));
            return;
        }
        this.latest = { id: fusebillId, name };
        this.status = fill(saidLabel, name);
        queueMicrotask(() => this.focusOn('undo'));
    }

    fault: Fault | null = null;
    status = '';
    labels = { restore: restoreLabel, undo: undoLabel };

    private accountId = '';
    private latest: { id: number; name: string } | null = null;
    private isBusy = false;

    get heading(): string {
        return fill(countLabel, this.dismissed.length);
    }

    get rows(): Row[] {
        return this.dismissed.map(({ customerId: id, customerName: stored, at, by }) => {
            const name = stored ?? String(id);
            return { id, name, at, by, buttonName: fill(restoreNamedLabel, name) };
        });
    }

    /** Undo is offered only while the customer is dismissed, since the list can restore it too. */
    get undo(): Undo | null {
        const { latest } = this;
        if (!latest || !this.dismissed.some(({ customerId }) => customerId === latest.id)) {
            return null;
        }
        const { id, name } = latest;
        return { id, said: fill(saidLabel, name), buttonName: fill(undoNamedLabel, name) };
    }

    async handleRestore(event: Event): Promise<void> {
        const { accountId } = this;
        const fusebillId = Number((event.currentTarget as HTMLElement).dataset.id);
        const name = this.rows.find(({ id }) => id === fusebillId)?.name ?? String(fusebillId);
        const title = fill(restoreNamedLabel, name);
        const isDone = await this.change({ fusebillId, isRestored: true, title }, () =>
            restore({ accountId, fusebillId }),
        );
        if (isDone) this.status = fill(restoredLabel, name);
    }

    handleAct(): void {
        this.fault = null;
        this.dispatchEvent(new CustomEvent('refresh'));
    }

    /** The dismissed customers after the change; null if it failed or the Account is no longer shown. */
    private async change(
        { fusebillId, isRestored, title }: Change,
        call: () => ReturnType<typeof restore>,
    ): Promise<DismissedCustomer[] | null> {
        if (this.isBusy) return null;
        this.isBusy = true;
        this.fault = null;
        const { accountId, source } = this;
        const answer: Answer<'mismatch'> = await settle(call);
        this.isBusy = false;
        const isShown = this.isConnected && accountId === this.accountId;
        if (answer.ok) {
            publishChange({ accountId, otherAccountId: null, fusebillId, source });
            const { dismissed } = answer.data;
            if (isShown) this.tell({ dismissed, restored: isRestored ? fusebillId : null });
        } else if (isShown) this.showFault(answer.fault);
        else Toast.show(faultToast(title, answer.fault));
        return isShown && answer.ok ? answer.data.dismissed : null;
    }

    private tell(detail: Dismissal): void {
        this.dispatchEvent(new CustomEvent('change', { detail }));
    }

    private showFault(fault: Fault): void {
        this.fault = fault;
        queueMicrotask(() => this.focusOn('fault'));
    }

    private focusOn(part: 'undo' | 'fault'): void {
        (this.refs?.[part] as HTMLElement | undefined)?.focus();
    }
}
