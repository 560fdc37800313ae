import { LightningElement, api } from 'lwc';
import helpLabel from '@salesforce/label/c.Latch_Id_Help';
import idLabel from '@salesforce/label/c.Latch_Id_Label';
import invalidLabel from '@salesforce/label/c.Latch_Id_Invalid';
import latchLabel from '@salesforce/label/c.Latch_Latch';
import latchingLabel from '@salesforce/label/c.Latch_Latching';

type Input = HTMLElement & {
    value: string | undefined;
    setCustomValidity: (message: string) => void;
    reportValidity: () => boolean;
};

/** Takes a Fusebill ID; fires `latch` with it as a number once it is a positive whole one. */
export default class LatchForm extends LightningElement {
    /** Says that a latch is being made. The button stays in reach, so that the focus is not lost. */
    @api busy = false;

    labels = { id: idLabel, help: helpLabel };

    get button(): string {
        return this.busy ? latchingLabel : latchLabel;
    }

    handleKeyDown({ key }: KeyboardEvent): void {
        if (key === 'Enter') this.handleSubmit();
    }

    handleChange(): void {
        this.input?.setCustomValidity('');
    }

    handleSubmit(): void {
        const { input } = this;
        if (this.busy || !input) return;
        const fusebillId = readId(input.value ?? '');
        input.setCustomValidity(fusebillId === null ? invalidLabel : '');
        input.reportValidity();
        if (fusebillId === null) input.focus();
        else this.dispatchEvent(new CustomEvent('latch', { detail: fusebillId }));
    }

    get input(): Input | null {
        return this.template?.querySelector<Input>('lightning-input') ?? null;
    }
}

function readId(text: string): number | null {
    const id = /^\d+$/.test(text.trim()) ? Number(text) : 0;
    return Number.isSafeInteger(id) && id > 0 ? id : null;
}
