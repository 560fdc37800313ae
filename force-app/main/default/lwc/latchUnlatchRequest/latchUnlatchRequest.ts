import { LightningElement, api } from 'lwc';
import Toast from 'lightning/toast';
import type { Customer, KnownCustomer } from '../../../../../contract/customer';
import checkLabel from '@salesforce/label/c.Latch_Check';
import checkingLabel from '@salesforce/label/c.Latch_Unlatch_Checking';
import doneLabel from '@salesforce/label/c.Latch_Unlatch_Done_Title';
import requestedLabel from '@salesforce/label/c.Latch_Unlatch_Requested';
import stepsLabel from '@salesforce/label/c.Latch_Unlatch_Steps';
import whyLabel from '@salesforce/label/c.Latch_History_Why';
import withdrawLabel from '@salesforce/label/c.Latch_Unlatch_Withdraw';
import check from '@salesforce/apex/LatchUnlatchController.check';
import withdraw from '@salesforce/apex/LatchUnlatchController.withdraw';
import { fill, type NextStep } from 'c/latchMessages';
import { customerName } from 'c/latchNames';
import { mayMove } from 'c/latchPermissions';
import { customerIn, type LatchRow } from 'c/latchRecord';
import { settle, type Fault } from 'c/latchReply';
import { outcomeText, type UnlatchAnswer } from 'c/latchUnlatchDialog';

/** Shows an open request to undo a latch, checks it and withdraws it; fires `change` after each answer that closes it. */
export default class LatchUnlatchRequest extends LightningElement {
    /** The Account. */
    @api recordId = '';

    /** The row of the request. */
    @api request: LatchRow | undefined;

    /** The customer as Fusebill shows it now; undefined while the Account isn't shown to hold it. */
    @api customer: Customer | undefined;

    labels = { check: checkLabel, steps: stepsLabel, withdraw: withdrawLabel };
    isBusy = false;
    isChecking = false;
    note = '';
    fault: Fault | null = null;

    /** Takes the focus to what was requested. */
    @api focus(): void {
        (this.refs?.heading as HTMLElement | undefined)?.focus();
    }

    get canAct(): boolean {
        return mayMove;
    }

    get heading(): string {
        return fill(requestedLabel, this.known ? customerName(this.known) : '');
    }

    get why(): string {
        return this.request?.reason ? fill(whyLabel, this.request.reason) : '';
    }

    get status(): string {
        return this.isChecking ? checkingLabel : this.note;
    }

    async handleCheck(): Promise<void> {
        this.isChecking = true;
        await this.ask(check);
        this.isChecking = false;
    }

    handleWithdraw(): void {
        this.ask(withdraw);
    }

    handleAct({ detail: step }: CustomEvent<NextStep>): void {
        if (step === 'check') this.tell({ stored: null, isOutdated: true });
        else this.handleCheck();
    }

    private async ask(method: typeof check): Promise<void> {
        const { recordId: accountId, known } = this;
        if (!known || this.isBusy) return;
        this.isBusy = true;
        this.fault = null;
        this.note = '';
        const fusebillId = known.id;
        this.show(await settle<'unlatch'>(() => method({ accountId, fusebillId })), known);
        this.isBusy = false;
    }

    /** What stays open is said here; what is over is said by a toast, since this goes away. */
    private show(answer: UnlatchAnswer, known: KnownCustomer): void {
        if (!answer.ok) {
            this.fault = answer.fault;
            return;
        }
        const { data, stored } = answer;
        const text = outcomeText(data, known);
        if (data.outcome === 'stillLatched') {
            this.note = text;
            return;
        }
        const isDone = data.outcome === 'unlatched';
        Toast.show(
            {
                label: isDone ? doneLabel : text,
                ...(isDone && { message: text }),
                variant: isDone ? 'success' : 'info',
                mode: 'dismissible',
            },
            this.isConnected ? this : undefined,
        );
        this.tell({ stored, isOutdated: data.outcome !== 'withdrawn' });
    }

    private tell(detail: object): void {
        this.dispatchEvent(new CustomEvent('change', { detail }));
    }

    private get known(): KnownCustomer | undefined {
        return this.request && (this.customer ?? customerIn(this.request));
    }
}
