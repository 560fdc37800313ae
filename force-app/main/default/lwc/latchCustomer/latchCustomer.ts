import { LightningElement, api } from 'lwc';
import type { KnownCustomer } from '../../../../../contract/customer';
import mainLabel from '@salesforce/label/c.Latch_Main';
import mrrLabel from '@salesforce/label/c.Latch_Field_Mrr';
import netMrrLabel from '@salesforce/label/c.Latch_Field_Net_Mrr';
import openLabel from '@salesforce/label/c.Latch_Open_In_Fusebill';
import showLabel from '@salesforce/label/c.Latch_Show_Fields';
import foldLabel from '@salesforce/label/c.Latch_Fold';
import { badgesOf, type Badge } from 'c/latchBadges';
import { fusebillUrl } from 'c/latchFusebill';
import { fill } from 'c/latchMessages';
import { customerName, numberedName, personName } from 'c/latchNames';

type Amount = { label: string; value: number };

/**
 * Shows a Fusebill customer; empty fields are left out. The slot's content folds with the customer.
 */
export default class LatchCustomer extends LightningElement {
    /** The customer. */
    @api customer: KnownCustomer | undefined;

    /** `compact` folds away all but the name, the status and the money. */
    @api layout: 'full' | 'compact' = 'full';

    /** Which parts of the list below are shown, separated by commas; all when empty. */
    @api parts = '';

    /** Shows only the name, the status and a link to Fusebill, for use next to the card. */
    @api brief = false;

    /** Whether the user can fold away all but the name, the status and a link to Fusebill. */
    @api foldable = false;

    /** The id of the main customer if there are several, which stands out; otherwise null. */
    @api main: number | null = null;

    /** Whether the user has folded it; null until they choose. */
    private chosen: 'folded' | 'open' | null = null;

    labels = { main: mainLabel, open: openLabel, show: showLabel };

    /** Unfolds the customer and takes the focus to its name. */
    @api focus(): void {
        this.chosen = 'open';
        (this.refs?.name as HTMLElement | undefined)?.focus();
    }

    handleFold(): void {
        this.chosen = this.isFolded ? 'open' : 'folded';
    }

    get isMain(): boolean {
        return this.main !== null && this.main === this.customer?.id;
    }

    /** The main customer is unfolded until the user folds it. */
    get isFolded(): boolean {
        return this.foldable && (this.chosen === null ? !this.isMain : this.chosen === 'folded');
    }

    get expanded(): string {
        return String(!this.isFolded);
    }

    get foldIcon(): string {
        return this.isFolded ? 'utility:chevrondown' : 'utility:chevronup';
    }

    /** Two customers may have the same name. */
    get foldText(): string {
        return this.customer ? fill(foldLabel, numberedName(this.customer)) : '';
    }

    /** All customers but the main one are compact. */
    get isCompact(): boolean {
        return this.layout === 'compact' || (this.foldable && !this.isMain);
    }

    get isDetailed(): boolean {
        return !this.brief;
    }

    get name(): string {
        return this.customer ? customerName(this.customer) : '';
    }

    get person(): string {
        const person = this.customer ? personName(this.customer) : '';
        return person === this.name ? '' : person;
    }

    get url(): string {
        return this.customer ? fusebillUrl(this.customer.id) : '';
    }

    get badges(): Badge[] {
        return this.customer ? badgesOf(this.customer) : [];
    }

    get amounts(): Amount[] {
        return [
            { label: mrrLabel, value: this.customer?.monthlyRecurringRevenue },
            { label: netMrrLabel, value: this.customer?.netMonthlyRecurringRevenue },
        ].filter((amount): amount is Amount => typeof amount.value === 'number');
    }

    get hasAmounts(): boolean {
        return this.amounts.length > 0 && !this.brief;
    }

    /** Without a currency an amount stays a plain number: the org's own currency would be wrong. */
    get amountStyle(): 'currency' | 'decimal' {
        return /^[A-Z]{3}$/.test(this.customer?.currency ?? '') ? 'currency' : 'decimal';
    }
}
