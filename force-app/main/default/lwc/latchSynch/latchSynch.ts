import { LightningElement, api } from 'lwc';
import Toast from 'lightning/toast';
import change from '@salesforce/apex/LatchSynchController.change';
import adviceLabel from '@salesforce/label/c.Latch_Synch_Slow';
import askLabel from '@salesforce/label/c.Latch_Synch_Ask';
import cancelLabel from '@salesforce/label/c.Latch_Cancel';
import disableNowLabel from '@salesforce/label/c.Latch_Synch_Disable_Now';
import runningLabel from '@salesforce/label/c.Latch_Synch_Running';
import type { KnownCustomer } from '../../../../../contract/customer';
import type { SynchOperation } from '../../../../../contract/event';
import { publishChange } from 'c/latchEvents';
import { fill, nextStepOf, type NextStep } from 'c/latchMessages';
import { customerName } from 'c/latchNames';
import type { CustomerUpdate } from 'c/latchRecord';
import { settle, type Answer, type Fault } from 'c/latchReply';
import { changeOf, holderToast, lateToast, successToast, updateOf } from './outcome';

/**
 * Enables, disables and repeats Fusebill's synchronization of a customer with Salesforce. Fires `change` with a
 * `CustomerUpdate` for each answer, even after the user has left the Account; `outcome` with one when the card should
 * read again; `busy` with whether a question or a request is open; and `leave` when the focus should go back to the menu.
 */
export default class LatchSynch extends LightningElement {
    /** The Account that has the customer. */
    @api recordId: string | undefined;

    /** The name of the card, sent with the changes that it announces. */
    @api source = '';

    /** The name of the Account. */
    @api accountName = '';

    /** The customer as Fusebill has it. */
    @api customer: KnownCustomer | undefined;

    labels = { advice: adviceLabel, cancel: cancelLabel, disableNow: disableNowLabel };
    step: 'none' | 'asking' | 'running' = 'none';
    fault: Fault | null = null;

    private failed: SynchOperation = 'resynch';

    /** Starts an operation; asks before it disables. */
    @api start(operation: SynchOperation): void {
        if (this.step !== 'none') return;
        this.fault = null;
        if (operation !== 'disable') {
            this.send(operation);
            return;
        }
        this.enter('asking');
        this.focusOn('question');
    }

    get isAsking(): boolean {
        return this.step === 'asking';
    }

    get isRunning(): boolean {
        return this.step === 'running';
    }

    get question(): string {
        return fill(askLabel, this.name);
    }

    get status(): string {
        return this.isRunning ? fill(runningLabel, this.name) : '';
    }

    handleCancel(): void {
        this.enter('none');
        this.leave();
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key === 'Escape') this.handleCancel();
    }

    handleDisable(): void {
        if (this.isAsking) this.send('disable');
    }

    handleAct({ detail: step }: CustomEvent<NextStep>): void {
        this.fault = null;
        if (step === 'retry') {
            this.leave();
            this.send(this.failed);
        } else this.look(step === 'search');
    }

    private async send(operation: SynchOperation): Promise<void> {
        const { recordId: accountId, accountName, customer, name, source } = this;
        if (accountId === undefined || customer === undefined || this.isRunning) return;
        this.enter('running');
        const { id: fusebillId } = customer;
        const answer = await settle(() => change({ accountId, fusebillId, operation }));
        this.enter('none');
        this.tell(updateOf(accountId, answer));
        const changed = changeOf({ accountId, fusebillId }, answer);
        if (changed) publishChange({ ...changed, source });
        const request = { operation, name, accountName };
        if (this.isConnected && accountId === this.recordId) this.conclude(request, answer);
        else Toast.show(lateToast(request, answer));
    }

    /** The customer may be on another Account. The card then shows which one, and a retry makes no sense. */
    private conclude(request: Parameters<typeof successToast>[0], answer: Answer<'synch'>): void {
        if (answer.ok) {
            Toast.show(successToast(request, answer), this);
            this.leave();
        } else if (nextStepOf(answer.fault.code) === 'review') {
            Toast.show(holderToast(answer.fault), this);
            this.look();
        } else {
            this.failed = request.operation;
            this.fault = answer.fault;
            this.focusOn('fault');
        }
    }

    /** Makes the card read the Account again. */
    private look(wantsSearch = false): void {
        const { recordId: accountId = '' } = this;
        const detail = { accountId, stored: null, customer: null, isOutdated: true, wantsSearch };
        this.dispatchEvent(new CustomEvent('outcome', { detail }));
    }

    private enter(step: typeof this.step): void {
        this.step = step;
        this.dispatchEvent(new CustomEvent('busy', { detail: step !== 'none' }));
    }

    private tell(detail: CustomerUpdate): void {
        this.dispatchEvent(new CustomEvent('change', { detail }));
    }

    private leave(): void {
        this.dispatchEvent(new CustomEvent('leave'));
    }

    private get name(): string {
        return this.customer ? customerName(this.customer) : '';
    }

    private async focusOn(part: string): Promise<void> {
        await Promise.resolve();
        (this.refs?.[part] as HTMLElement | undefined)?.focus();
    }
}
