import { LightningElement } from 'lwc';
import health from '@salesforce/apex/LatchController.health';
import type { Health } from '../../../../../contract/reply';
import { healthBarred, mayCheckHealth } from 'c/latchPermissions';
import { settle, type Fault } from 'c/latchReply';
import { adviceFor } from './advice';
import { LABELS } from './labels';
import { rowsOf, summaryOf, type Row } from './report';

/** Shows an admin whether the connection from Salesforce to Fusebill works, and what to do if it doesn't. */
export default class LatchHealth extends LightningElement {
    labels = LABELS;

    /** What a user who may not check can ask an admin for. */
    barred = mayCheckHealth ? '' : healthBarred;

    isAsking = false;

    /** The latest report and its time in milliseconds; null if there is none. */
    answer: { health: Health; at: number } | null = null;

    /** Why there is no report. */
    fault: Fault | null = null;

    connectedCallback(): void {
        if (!this.barred) this.ask();
    }

    get busy(): string {
        return String(this.isAsking);
    }

    get summary(): string {
        if (this.isAsking) return this.labels.checking;
        return this.answer ? summaryOf(this.answer.health) : '';
    }

    /** While the check runs, `c-latch-wait` shows the progress, and the summary is only for screen readers. */
    get summaryClass(): string {
        return this.isAsking ? 'slds-assistive-text' : 'slds-text-heading_small';
    }

    get rows(): Row[] {
        return this.answer ? rowsOf(this.answer.health) : [];
    }

    get advice(): string {
        return this.fault ? adviceFor(this.fault.code) : '';
    }

    handleAgain(): void {
        this.ask();
    }

    /** The button disappears with the fault, so the focus moves to its replacement. */
    handleAct(): void {
        (this.refs?.panel as HTMLElement | undefined)?.focus();
        this.ask();
    }

    /** The latest report stays on the page during the next check. */
    private async ask(): Promise<void> {
        if (this.isAsking) return;
        this.isAsking = true;
        this.fault = null;
        const reply = await settle(() => health());
        this.isAsking = false;
        this.answer = reply.ok ? { health: reply.data, at: Date.now() } : null;
        this.fault = reply.ok ? null : reply.fault;
    }
}
