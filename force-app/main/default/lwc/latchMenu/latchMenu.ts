import { LightningElement, api } from 'lwc';
import moreLabel from '@salesforce/label/c.Latch_Actions';
import moreOfLabel from '@salesforce/label/c.Latch_Actions_Of';
import type { KnownCustomer } from '../../../../../contract/customer';
import { fill } from 'c/latchMessages';
import { customerName, numberedName } from 'c/latchNames';
import type { CustomerUpdate, LatchRow } from 'c/latchRecord';
import type LatchSynch from 'c/latchSynch';
import { itemsFor, type Action, type Item } from './items';
import { Unlatching } from './unlatching';

/**
 * The menu of what else can be done with a latched customer: its synchronization, and a request to undo the latch. Fires
 * `change` with a `CustomerUpdate`, and `unlatch` with one when a request was made and the focus should go to it.
 */
export default class LatchMenu extends LightningElement {
    /** The Account that has the customer. */
    @api recordId: string | undefined;

    /** The name of the card, for what it announces to the others. */
    @api source = '';

    /** The name of the Account. */
    @api accountName = '';

    /** The customer as the card knows it. */
    @api customer: KnownCustomer | undefined;

    /** The open requests of the Account; a customer with one is not unlatched twice. */
    @api requests: readonly { row: LatchRow }[] = [];

    /** Whether the Account has other customers, maybe of the same name. */
    @api several = false;

    /** Nothing can be started now. */
    @api disabled = false;

    labels = { more: moreLabel };
    isSynching = false;

    private unlatching: Unlatching | null = null;

    disconnectedCallback(): void {
        this.unlatching?.close();
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
        if (detail.value === 'unlatch') this.unlatch();
        else (this.refs?.synch as unknown as LatchSynch | undefined)?.start(detail.value);
    }

    handleBusy({ detail }: CustomEvent<boolean>): void {
        this.isSynching = detail;
    }

    handleLeave(): void {
        this.focusMenu();
    }

    handleChange({ detail }: CustomEvent<CustomerUpdate>): void {
        this.tell('change', detail);
    }

    private async unlatch(): Promise<void> {
        const { customer, recordId: accountId, source } = this;
        if (!customer || accountId === undefined || this.unlatching) return;
        this.unlatching = new Unlatching({ customer, accountId, source });
        const update = await this.unlatching.ask((late) => this.tell('change', late));
        this.unlatching = null;
        if (update) this.tell('unlatch', update);
        else this.focusMenu();
    }

    private tell(name: 'change' | 'unlatch', detail: CustomerUpdate): void {
        this.dispatchEvent(new CustomEvent(name, { detail }));
    }

    /** The menu takes no focus while it is disabled. */
    private async focusMenu(): Promise<void> {
        await Promise.resolve();
        (this.refs?.menu as HTMLElement | undefined)?.focus();
    }
}
