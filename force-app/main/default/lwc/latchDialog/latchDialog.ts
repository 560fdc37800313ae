import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import type LatchDialogFooter from 'c/latchDialogFooter';

/** What the one who opens a dialog gets hold of. */
export type DialogHandle = {
    /** Closes the dialog, for when the user leaves the Account meanwhile. */
    close: () => void;
    /** Settles once the dialog has left the page, which it does some time after it was closed: until then nothing else can have the focus. */
    gone: Promise<void>;
};

/** A dialog whose opener gets a handle, and which asks before Escape discards what was typed. Its footer is the ref `footer`. */
export default class LatchDialog extends LightningModal {
    /** Is given the handle of the dialog. */
    @api register: ((handle: DialogHandle) => void) | undefined;

    connectedCallback(): void {
        const gone = new Promise<void>((resolve) => (this.markGone = resolve));
        this.register?.({ close: () => this.close(), gone });
        this.addEventListener('keydown', this.handleKeyDown);
    }

    disconnectedCallback(): void {
        this.markGone();
    }

    handleDecline(): void {
        this.close();
    }

    /** Whether the user has typed something that would be lost. */
    protected get isDirty(): boolean {
        return false;
    }

    private markGone = (): void => undefined;

    private handleKeyDown = (event: KeyboardEvent): void => {
        if (event.key === 'Escape' && this.isDirty) this.footer?.askOnEscape(event);
    };

    private get footer(): LatchDialogFooter | undefined {
        return this.refs?.footer as unknown as LatchDialogFooter | undefined;
    }
}
