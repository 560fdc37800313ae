import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import departedLabel from '@salesforce/label/c.Latch_Departed';
import { fill } from 'c/latchMessages';
import { customerName } from 'c/latchNames';
import type { Departure } from 'c/latchRecord';

/** Says that a customer was moved from this Account to another one, with a link. */
export default class LatchDeparted extends NavigationMixin(LightningElement) {
    url = '';

    private shown: Departure | undefined;

    /** The customer, and the Account that has it now. */
    @api get departure(): Departure | undefined {
        return this.shown;
    }
    set departure(departure: Departure | undefined) {
        this.shown = departure;
        this.link(departure?.to.id ?? '');
    }

    /** Moves the focus to the sentence. */
    @api focus(): void {
        (this.refs?.sentence as HTMLElement | undefined)?.focus();
    }

    get account(): string {
        return this.shown?.to.name ?? '';
    }

    get before(): string {
        return this.words[0] ?? '';
    }

    get after(): string {
        return this.words[1] ?? '';
    }

    /** Navigates as the platform's own links do, without a reload. Another tab or window is up to the browser. */
    handleClick(event: MouseEvent): void {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this[NavigationMixin.Navigate](pageOf(this.shown?.to.id ?? ''));
    }

    /** The text before and after the Account's name. */
    private get words(): string[] {
        const name = this.shown ? customerName(this.shown.customer) : '';
        return departedLabel.split('{1}').map((words) => fill(words, name));
    }

    private async link(recordId: string): Promise<void> {
        this.url = await this[NavigationMixin.GenerateUrl](pageOf(recordId));
    }
}

function pageOf(recordId: string) {
    return {
        type: 'standard__recordPage',
        attributes: { recordId, objectApiName: 'Account', actionName: 'view' },
    } as const;
}
