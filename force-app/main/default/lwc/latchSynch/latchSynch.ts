import { LightningElement, api } from 'lwc';
import Toast from 'lightning/toast';
import change from '@salesforce/apex/LatchSynchController.change';
import adviceLabel from '@salesforce/label/c.Latch_Synch_Slow';
import askLabel from '@salesforce/label/c.Latch_Synch_Ask';
import cancelLabel from '@salesforce/label/c.Latch_Cancel';
import disableLabel from '@salesforce/label/c.Latch_Synch_Disable';
import disableNowLabel from '@salesforce/label/c.Latch_Synch_Disable_Now';
import disabledLabel from '@salesforce/label/c.Latch_History_Synch_Disabled';
import doneLabel from '@salesforce/label/c.Latch_Synch_Done';
import enableLabel from '@salesforce/label/c.Latch_Synch_Enable';
import enabledLabel from '@salesforce/label/c.Latch_History_Synch_Enabled';
import menuLabel from '@salesforce/label/c.Latch_Synch_Menu';
import menuOfLabel from '@salesforce/label/c.Latch_Synch_Menu_Of';
import resynchLabel from '@salesforce/label/c.Latch_Synch_Resynch';
import resynchronizedLabel from '@salesforce/label/c.Latch_History_Resynchronized';
import runningLabel from '@salesforce/label/c.Latch_Synch_Running';
import unrecordedLabel from '@salesforce/label/c.Latch_Synch_Unrecorded';
import type { KnownCustomer } from '../../../../../contract/customer';
import type { SynchOperation } from '../../../../../contract/event';
import { fill, nextStepOf, type NextStep } from 'c/latchMessages';
import { customerName } from 'c/latchNames';
import { maySync } from 'c/latchPermissions';
import { settle, type Answer, type Fault } from 'c/latchReply';

const DONE = { enable: enabledLabel, disable: disabledLabel, resynch: resynchronizedLabel };
const ENABLE = { value: 'enable', label: enableLabel };
const ENABLED = [
    { value: 'disable', label: disableLabel },
    { value: 'resynch', label: resynchLabel },
];

/**
 * The menu that enables, disables and repeats Fusebill's synchronization of a customer with Salesforce. Fires `synched` with
 * each answer, and `check` when the user wants to see what is the case now.
 */
export default class LatchSynch extends LightningElement {
    /** The Account that has the customer. */
    @api recordId: string | undefined;

    /** The customer as Fusebill has it. */
    @api customer: KnownCustomer | undefined;

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
        return fill(menuOfLabel, this.name);
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
        const { recordId, customer, name } = this;
        if (recordId === undefined || customer === undefined || this.running !== null) return;
        this.running = operation;
        const answer = await settle(() =>
            change({ accountId: recordId, fusebillId: customer.id, operation }),
        );
        this.running = null;
        this.dispatchEvent(new CustomEvent('synched', { detail: { answer, customer } }));
        if (answer.ok) this.succeed(fill(DONE[operation], name), answer);
        else this.fail(operation, answer.fault);
    }

    private succeed(done: string, answer: Extract<Answer<'synch'>, { ok: true }>): void {
        const message = answer.isRecordMissing ? `${done}. ${unrecordedLabel}` : done;
        const words = { label: doneLabel, message, variant: 'success', mode: 'dismissible' };
        Toast.show(words, this.isConnected ? this : undefined);
        this.focusOn('menu');
    }

    /** The customer went elsewhere: the card shows where, and there is nothing to repeat here. */
    private fail(operation: SynchOperation, fault: Fault): void {
        if (nextStepOf(fault.code) === 'review') {
            const { userMessage: message } = fault;
            const words = { label: menuLabel, message, variant: 'error', mode: 'sticky' };
            Toast.show(words, this.isConnected ? this : undefined);
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
