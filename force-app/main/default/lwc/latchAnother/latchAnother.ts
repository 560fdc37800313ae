import { LightningElement, api } from 'lwc';
import anotherLabel from '@salesforce/label/c.Latch_Another';
import type { CardCandidate } from '../../../../../contract/card-reply';
import type { DismissedCustomer } from '../../../../../contract/stored';
import type { HolderNow } from 'c/latchHolder';

/** Finds another customer for an Account that has one. Fires `choose` with the candidate. */
export default class LatchAnother extends LightningElement {
    /** The Account. */
    @api recordId: string | undefined;

    /** Who holds a customer, as the latest reply said. */
    @api holderNow: HolderNow | null = null;

    /** The customers dismissed for the Account. */
    @api dismissed: readonly DismissedCustomer[] = [];

    /** Disables every button while a latch is running. */
    @api disabled = false;

    /** Whether the search stays folded until the user opens it. */
    @api folded = false;

    labels = { another: anotherLabel };

    /** The search is slower to render than the rest of the card, so it is rendered when opened. */
    isOpened = false;

    /** Unfolds the search and moves the focus to its field. */
    @api async focus(): Promise<void> {
        this.isOpened = true;
        Object.assign(this.refs?.fold ?? {}, { open: true });
        await Promise.resolve();
        (this.refs?.finder as HTMLElement | undefined)?.focus();
    }

    /** The properties of the search. */
    get finder(): Pick<LatchAnother, 'disabled' | 'dismissed' | 'holderNow' | 'recordId'> {
        const { disabled, dismissed, holderNow, recordId } = this;
        return { disabled, dismissed, holderNow, recordId };
    }

    handleToggle(): void {
        this.isOpened = true;
    }

    handleChoose({ detail }: CustomEvent<CardCandidate>): void {
        this.dispatchEvent(new CustomEvent('choose', { detail }));
    }
}
