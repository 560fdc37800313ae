import { LightningElement, api } from 'lwc';
import Toast from 'lightning/toast';
import change from '@salesforce/apex/LatchSynchController.change';
import adviceLabel from '@salesforce/label/c.Latch_Synch_Slow';
import askLabel from '@salesforce/label/c.Latch_Synch_Ask';
import cancelLabel from '@salesforce/label/c.Latch_Cancel';
import disableLabel from '@salesforce/label/c.Latch_Synch_Disable';
import disableNowLabel from '@salesforce/label/c.Latch_Synch_Disable_Now';
import enableLabel from '@salesforce/label/c.Latch_Synch_Enable';
import menuLabel from '@salesforce/label/c.Latch_Synch_Menu';
import menuOfLabel from '@salesforce/label/c.Latch_Synch_Menu_Of';
import resynchLabel from '@salesforce/label/c.Latch_Synch_Resynch';
import runningLabel from '@salesforce/label/c.Latch_Synch_Running';
import type { KnownCustomer } from '../../../../../contract/customer';
import type { SynchOperation } from '../../../../../contract/event';
import { fill, nextStepOf, type NextStep } from 'c/latchMessages';
import { customerName, numberedName } from 'c/latchNames';
import { maySync } from 'c/latchPermissions';
import { settle, type Fault } from 'c/latchReply';
import { holderToast, lateToast, successToast, type Synched } from './outcome';

export type { Synched };

const ENABLE = { value: 'enable', label: enableLabel };
const ENABLED = [
    { value: 'disable', label: disableLabel },
    { value: 'resynch', label: resynchLabel },
];

/**
 * The menu that enables, disables and repeats Fusebill's synchronization of a customer with Salesforce. Fires `synched` with
 * each answer, also with one that comes after the user has left the Account, and `check` when the user wants to see what is the case now.
 */
export default class LatchSynch extends LightningElement {
    /** The Account that has the customer. */
    @api recordId: string | undefined;

    /** Its name. */
    @api accountName = '';

    /** The customer as Fusebill has it. */
    @api customer: KnownCustomer | undefined;

    /** Whether the Account has other customers, maybe of the same name. */
    @api several = false;

    /** Nothing can be started now. */
    @api disabled = false;

    labels = {
        advice: adviceLabel,
        cancel: cancelLabel,
        disableNow: disableNowLabel,
        menu: menuLabel,
    };
    isAsking = false;
    running: SynchOperation | null = null;
    fault: Fault | null = null;

    private failed: SynchOperation = 'resynch';

    /** Of a stored customer the status is not known. */
    get isShown(): boolean {
        return maySync && typeof this.customer?.salesforceId === 'string';
    }

    get items(): { value: string; label: string }[] {
        return this.customer?.salesforceSynchStatus === 'Enabled' ? ENABLED : [ENABLE];
    }

    get isDisabled(): boolean {
        return this.disabled || this.running !== null || this.isAsking;
    }

    get menuText(): string {
        if (!this.customer) return '';
        return fill(menuOfLabel, this.several ? numberedName(this.customer) : this.name);
    }

    get question(): string {
        return fill(askLabel, this.name);
    }

    get status(): string {
        return this.running ? fill(runningLabel, this.name) : '';
    }

    handleSelect({ detail }: CustomEvent<{ value: SynchOperation }>): void {
        this.fault = null;
        this.isAsking = detail.value === 'disable';
        if (this.isAsking) this.focusOn('question');
        else this.send(detail.value);
    }

    handleCancel(): void {
        this.isAsking = false;
        this.focusOn('menu');
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key === 'Escape') this.handleCancel();
    }

    handleDisable(): void {
        this.isAsking = false;
        this.send('disable');
    }

    handleAct({ detail: step }: CustomEvent<NextStep>): void {
        this.fault = null;
        this.focusOn('menu');
        if (step === 'retry') this.send(this.failed);
        else this.dispatchEvent(new CustomEvent('check'));
    }

    private async send(operation: SynchOperation): Promise<void> {
        const { recordId, accountName, customer, name } = this;
        if (recordId === undefined || customer === undefined || this.running !== null) return;
        const request = { operation, name, accountName };
        this.running = operation;
        const answer = await settle(() =>
            change({ accountId: recordId, fusebillId: customer.id, operation }),
        );
        this.running = null;
        const detail: Synched = { accountId: recordId, answer };
        this.dispatchEvent(new CustomEvent('synched', { detail }));
        if (!this.isConnected || recordId !== this.recordId) {
            Toast.show(lateToast(request, answer));
        } else if (answer.ok) {
            Toast.show(successToast(request, answer), this);
            this.focusOn('menu');
        } else this.fail(operation, answer.fault);
    }

    /** The customer went elsewhere: the card shows where, and there is nothing to repeat here. */
    private fail(operation: SynchOperation, fault: Fault): void {
        if (nextStepOf(fault.code) === 'review') {
            Toast.show(holderToast(fault), this);
            this.dispatchEvent(new CustomEvent('check'));
            return;
        }
        this.failed = operation;
        this.fault = fault;
        this.focusOn('fault');
    }

    private get name(): string {
        return this.customer ? customerName(this.customer) : '';
    }

    private async focusOn(part: string): Promise<void> {
        await Promise.resolve();
        (this.refs?.[part] as HTMLElement | undefined)?.focus();
    }
}
