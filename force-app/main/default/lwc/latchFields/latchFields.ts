import { LightningElement, api } from 'lwc';
import type { KnownCustomer } from '../../../../../contract/customer';
import email2Label from '@salesforce/label/c.Latch_Field_Email_2';
import emailLabel from '@salesforce/label/c.Latch_Field_Email';
import moreLabel from '@salesforce/label/c.Latch_More';
import phone2Label from '@salesforce/label/c.Latch_Field_Phone_2';
import phoneLabel from '@salesforce/label/c.Latch_Field_Phone';
import { splitEmails } from 'c/latchNames';
import { foldedFields, plainFields, type Field } from './fields';
import { partsIn } from './parts';

export type { Field } from './fields';

type Mailboxes = { label: string; addresses: string[] };
type Phone = { label: string; value: string };

/** Lists the chosen contact details and fields of a customer that have a value. */
export default class LatchFields extends LightningElement {
    /** The customer. */
    @api customer: KnownCustomer | undefined;

    /** Which parts are shown, separated by commas: contact, reference, id, currency, parent, sync, details; all when empty. */
    @api parts = '';

    labels = { more: moreLabel };

    get mailboxes(): Mailboxes[] {
        if (!partsIn(this.parts).contact) return [];
        return [
            { label: emailLabel, addresses: splitEmails(this.customer?.primaryEmail) },
            { label: email2Label, addresses: splitEmails(this.customer?.secondaryEmail) },
        ].filter(({ addresses }) => addresses.length > 0);
    }

    get phones(): Phone[] {
        if (!partsIn(this.parts).contact) return [];
        return [
            { label: phoneLabel, value: this.customer?.primaryPhone ?? '' },
            { label: phone2Label, value: this.customer?.secondaryPhone ?? '' },
        ].filter(({ value }) => value !== '');
    }

    get fields(): Field[] {
        return this.customer ? plainFields(this.customer, partsIn(this.parts)) : [];
    }

    get folded(): Field[] {
        const isWanted = partsIn(this.parts).details;
        return isWanted && this.customer ? foldedFields(this.customer) : [];
    }

    get hasFolded(): boolean {
        return this.folded.length > 0;
    }
}
