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
import { customerIn, type CustomerUpdate, type LatchRow } from 'c/latchRecord';
import { settle, type Fault } from 'c/latchReply';
import {
    announceUnlatch,
    lateToast,
    outcomeText,
    updateAfter,
    type UnlatchAnswer,
} from 'c/latchUnlatch';

/** Shows, checks and withdraws an open unlatch request. Fires `change` with an `Outcome` after each answer that closes it. */
export default class LatchUnlatchRequest extends LightningElement {
    /** The Account. */
    @api recordId = '';

    /** The name of the card, sent with the changes that it announces. */
    @api source = '';

    /** The row of the request. */
    @api request: LatchRow | undefined;

    /** The customer as Fusebill has it now; undefined unless Fusebill shows it on the Account. */
    @api customer: Customer | undefined;

    labels = { check: checkLabel, steps: stepsLabel, withdraw: withdrawLabel };
    isBusy = false;
    note = '';
    fault: Fault | null = null;

    private latest = check;

    /** Moves the focus to the request. */
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
        return this.isBusy && this.latest === check ? checkingLabel : this.note;
    }

    handleCheck(): void {
        this.ask(check);
    }

    handleWithdraw(): void {
        this.ask(withdraw);
    }

    handleAct({ detail: step }: CustomEvent<NextStep>): void {
        const { recordId: accountId } = this;
        if (step === 'retry') this.ask(this.latest);
        else {
            const wantsSearch = step === 'search';
            this.tell({ accountId, stored: null, customer: null, isOutdated: true, wantsSearch });
        }
    }

    private async ask(method: typeof check): Promise<void> {
        const { recordId: accountId, known, source } = this;
        if (!known || this.isBusy) return;
        this.isBusy = true;
        this.latest = method;
        this.fault = null;
        this.note = '';
        this.focus(); // the buttons can't keep it while they are disabled
        const fusebillId = known.id;
        const answer = await settle<'unlatch'>(() => method({ accountId, fusebillId }));
        this.isBusy = false;
        if (this.isConnected) this.show(answer, known);
        else Toast.show(lateToast(answer, known));
        if (answer.ok && answer.data.outcome !== 'stillLatched') {
            this.tell(updateAfter({ accountId }, answer));
        }
        announceUnlatch({ accountId, fusebillId, source }, answer);
    }

    /** A request that stays open is answered here. One that is closed disappears, so a toast answers it. */
    private show(answer: UnlatchAnswer, known: KnownCustomer): void {
        if (!answer.ok) {
            this.fault = answer.fault;
            this.focusOn('fault');
            return;
        }
        const { data } = answer;
        const text = outcomeText(data, known);
        if (data.outcome === 'stillLatched') {
            this.note = text;
            this.focusOn('check');
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
            this,
        );
    }

    private async focusOn(part: 'check' | 'fault'): Promise<void> {
        await Promise.resolve();
        (this.refs?.[part] as HTMLElement | undefined)?.focus();
    }

    private tell(update: CustomerUpdate): void {
        const detail = { ...update, customerId: this.known?.id };
        this.dispatchEvent(new CustomEvent('change', { detail }));
    }

    private get known(): KnownCustomer | undefined {
        return this.request && (this.customer ?? customerIn(this.request));
    }
}
