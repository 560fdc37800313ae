import { LightningElement, api } from 'lwc';
import type { Customer } from '../../../../../contract/customer';
import email2Label from '@salesforce/label/c.Latch_Field_Email_2';
import emailLabel from '@salesforce/label/c.Latch_Field_Email';
import moreLabel from '@salesforce/label/c.Latch_More';
import mrrLabel from '@salesforce/label/c.Latch_Field_Mrr';
import netMrrLabel from '@salesforce/label/c.Latch_Field_Net_Mrr';
import phone2Label from '@salesforce/label/c.Latch_Field_Phone_2';
import phoneLabel from '@salesforce/label/c.Latch_Field_Phone';
import { customerName, personName } from 'c/latchNames';
import { badgesOf, type Badge } from './badges';
import { foldedFields, plainFields, type Field } from './fields';

type Amount = { label: string; value: number };
type Mailboxes = { label: string; addresses: string[] };

/** Shows a Fusebill customer as people read it; what Fusebill leaves out is left out. */
export default class LatchCustomer extends LightningElement {
    /** The customer. */
    @api customer: Customer | undefined;

    labels = { more: moreLabel };

    /** Takes the focus to the customer's name. */
    @api focus(): void {
        this.template?.querySelector<HTMLElement>('[data-part="name"]')?.focus();
    }

    get name(): string {
        return this.customer ? customerName(this.customer) : '';
    }

    get person(): string {
        const person = this.customer ? personName(this.customer) : '';
        return person === this.name ? '' : person;
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

    /** Without a currency an amount stays a plain number: the org's own currency would be wrong. */
    get amountStyle(): 'currency' | 'decimal' {
        return /^[A-Z]{3}$/.test(this.customer?.currency ?? '') ? 'currency' : 'decimal';
    }

    get mailboxes(): Mailboxes[] {
        return [
            { label: emailLabel, addresses: split(this.customer?.primaryEmail) },
            { label: email2Label, addresses: split(this.customer?.secondaryEmail) },
        ].filter(({ addresses }) => addresses.length > 0);
    }

    get phones(): Field[] {
        return [
            { label: phoneLabel, value: this.customer?.primaryPhone ?? '' },
            { label: phone2Label, value: this.customer?.secondaryPhone ?? '' },
        ].filter(({ value }) => value !== '');
    }

    get fields(): Field[] {
        return this.customer ? plainFields(this.customer) : [];
    }

    get folded(): Field[] {
        return this.customer ? foldedFields(this.customer) : [];
    }

    get hasFolded(): boolean {
        return this.folded.length > 0;
    }
}

/** Fusebill keeps several addresses in one field, parted by `;` or `,`. */
function split(addresses: string | null | undefined): string[] {
    const all = (addresses ?? '').split(/[;,]/).map((address) => address.trim());
    return [...new Set(all)].filter(Boolean);
}
