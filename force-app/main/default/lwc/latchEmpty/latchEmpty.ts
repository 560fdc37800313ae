import { LightningElement, api } from 'lwc';
import type { CardCandidate } from '../../../../../contract/card-reply';
import type { DismissedCustomer } from '../../../../../contract/stored';
import type LatchDismissed from 'c/latchDismissed';
import type { Dismissal } from 'c/latchDismissed';
import type LatchFinder from 'c/latchFinder';
import type { HolderNow } from 'c/latchHolder';
import { lookOnly, mayLatch } from 'c/latchPermissions';

/**
 * Says that an Account has no customer, and helps to find one. Fires `choose` with the candidate, `dismissal` with a
 * `Dismissal`, and `refresh` when the user wants to read the Account again.
 */
export default class LatchEmpty extends LightningElement {
    /** The Account. */
    @api recordId: string | undefined;

    /** The name of the card, sent with the changes that it announces. */
    @api source = '';

    /** The sentence that the Account has no customer; empty to leave it out. */
    @api text = '';

    /** The suggestions, best first. */
    @api suggestions: readonly CardCandidate[] = [];

    /** Whether to show suggestions. */
    @api suggesting = false;

    /** Whether some look-ups for the suggestions failed. */
    @api incomplete = false;

    /** Why there are no suggestions. */
    @api emptyReason = '';

    /** Who holds a customer, as the latest reply said. */
    @api holderNow: HolderNow | null = null;

    /** The customers dismissed for the Account. */
    @api dismissed: readonly DismissedCustomer[] = [];

    /** Disables every button while a latch is running. */
    @api disabled = false;

    /** What to ask an admin for, if the user may not latch. */
    lookOnly = mayLatch ? '' : lookOnly;

    /** Moves the focus to the search field. */
    @api focus(): void {
        this.finder?.focus();
    }

    /** Moves the focus to the button of a suggestion. */
    @api focusCustomer(fusebillId: number): void {
        this.finder?.focusCustomer(fusebillId);
    }

    handleChoose({ detail }: CustomEvent<CardCandidate>): void {
        this.dispatchEvent(new CustomEvent('choose', { detail }));
    }

    handleDismiss({ detail }: CustomEvent<CardCandidate>): void {
        const { dismissed } = this.refs ?? {};
        (dismissed as unknown as LatchDismissed | undefined)?.dismiss(detail.customer);
    }

    handleDismissed({ detail }: CustomEvent<Dismissal>): void {
        this.dispatchEvent(new CustomEvent('dismissal', { detail }));
    }

    handleRefresh(): void {
        this.dispatchEvent(new CustomEvent('refresh'));
    }

    private get finder(): LatchFinder | undefined {
        return this.refs?.finder as unknown as LatchFinder | undefined;
    }
}
