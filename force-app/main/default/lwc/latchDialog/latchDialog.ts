import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import type LatchDialogFooter from 'c/latchDialogFooter';

/** A handle on an open dialog. */
export type DialogHandle = {
    /** Closes the dialog when the user leaves the Account. */
    close: () => void;
    /**
     * Settles once the dialog has left the page, some time after it was closed. Until then nothing else can have the
     * focus.
     */
    gone: Promise<void>;
};

/**
 * A dialog that gives its opener a handle, and asks before Escape discards typed text. Its footer is the ref
 * `footer`.
 */
export default class LatchDialog extends LightningModal {
    /** Called with the dialog's handle. */
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

    /** Whether typed text would be lost. */
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
