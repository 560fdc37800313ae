import { LightningElement, api } from 'lwc';
import moreLabel from '@salesforce/label/c.Latch_Actions';
import moreOfLabel from '@salesforce/label/c.Latch_Actions_Of';
import type { KnownCustomer } from '../../../../../contract/customer';
import { publishChange } from 'c/latchEvents';
import { fill } from 'c/latchMessages';
import { customerName, numberedName } from 'c/latchNames';
import type { CustomerUpdate, LatchRow } from 'c/latchRecord';
import type LatchSynch from 'c/latchSynch';
import { Asking } from './asking';
import { isLive, itemsFor, type Action, type Item } from './items';
import { askToMove } from './moving';
import { askToUnlatch } from './unlatching';

/**
 * The menu of a latched customer: its synchronization, a move, and a request to unlatch it. Fires `change` with a
 * `CustomerUpdate`, and `outcome` with an `Outcome` when the focus should go to it.
 */
export default class LatchMenu extends LightningElement {
    /** The Account that has the customer. */
    @api recordId: string | undefined;

    /** The name of the card, sent with the changes that it announces. */
    @api source = '';

    /** The name of the Account. */
    @api accountName = '';

    /** The customer as the card knows it. */
    @api customer: KnownCustomer | undefined;

    /** The open requests of the Account. A customer with an open request can't be unlatched again. */
    @api requests: readonly { row: LatchRow }[] = [];

    /** Whether the Account has other customers, which may have the same name. */
    @api several = false;

    /** Nothing can be started now. */
    @api disabled = false;

    labels = { more: moreLabel };
    isSynching = false;

    private asking: Asking | null = null;

    /** Moves the focus to the menu, which takes none while it is disabled. */
    @api async focus(): Promise<void> {
        await Promise.resolve();
        (this.refs?.menu as HTMLElement | undefined)?.focus();
    }

    disconnectedCallback(): void {
        this.asking?.close();
    }

    get items(): Item[] {
        const { customer } = this;
        const isUnlatching = this.requests.some(({ row }) => row.customerId === customer?.id);
        return customer ? itemsFor(customer, isUnlatching) : [];
    }

    get isDisabled(): boolean {
        return this.disabled || this.isSynching;
    }

    get menuText(): string {
        if (!this.customer) return '';
        const nameOf = this.several ? numberedName : customerName;
        return fill(moreOfLabel, nameOf(this.customer));
    }

    handleSelect({ detail }: CustomEvent<{ value: Action }>): void {
        const { value } = detail;
        if (value === 'move' || value === 'unlatch') this.ask(value);
        else (this.refs?.synch as unknown as LatchSynch | undefined)?.start(value);
    }

    handleBusy({ detail }: CustomEvent<boolean>): void {
        this.isSynching = detail;
    }

    handleLeave(): void {
        this.focus();
    }

    handleChange({ detail }: CustomEvent<CustomerUpdate>): void {
        this.tell('change', detail);
    }

    handleOutcome({ detail }: CustomEvent<CustomerUpdate>): void {
        this.tell('outcome', detail);
    }

    private async ask(action: 'move' | 'unlatch'): Promise<void> {
        if (!this.customer || this.recordId === undefined || this.asking) return;
        const asking = (this.asking = new Asking());
        const update = await this.updateFrom(action, asking);
        this.asking = null;
        if (update) this.tell('outcome', update);
        else this.focus();
    }

    private async updateFrom(
        action: 'move' | 'unlatch',
        asking: Asking,
    ): Promise<CustomerUpdate | null> {
        const { accountName, customer, recordId: accountId = '', source } = this;
        // Nobody asked for the search, which would take the focus.
        const late = (update: CustomerUpdate): void =>
            this.tell('change', { ...update, wantsSearch: false });
        if (!customer) return null;
        if (action === 'unlatch')
            return askToUnlatch({ customer, accountId, source }, asking, late);
        return isLive(customer)
            ? askToMove({ customer, accountId, accountName }, asking, late)
            : null;
    }

    /** Updates the card before others hear of the departure. */
    private tell(name: 'change' | 'outcome', update: CustomerUpdate): void {
        const detail = { ...update, customerId: this.customer?.id };
        this.dispatchEvent(new CustomEvent(name, { detail }));
        const { accountId: otherAccountId, departure } = update;
        if (departure === undefined) return;
        const { customer, to } = departure;
        const { source } = this;
        publishChange({ accountId: to.id, otherAccountId, fusebillId: customer.id, source });
    }
}
