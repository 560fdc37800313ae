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

    /** To someone who may not check: what to ask for. */
    barred = mayCheckHealth ? '' : healthBarred;

    isAsking = false;

    /** What the function said last and when, in milliseconds; null while it could not be asked. */
    answer: { health: Health; at: number } | null = null;

    /** Why the function could not be asked. */
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

    /** While it asks, `c-latch-wait` shows the progress, and the summary is only announced to screen readers. */
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

    /** The button goes away with the fault, so the focus goes to what comes in its place. */
    handleAct(): void {
        (this.refs?.panel as HTMLElement | undefined)?.focus();
        this.ask();
    }

    /** The latest answer stays on the page while another one is waited for. */
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
