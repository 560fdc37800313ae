import type { DialogHandle } from 'c/latchDialog';

/** The callbacks that a dialog is opened with. */
export type Ears<Answer> = {
    tell: (answer: Answer) => void;
    register: (dialog: DialogHandle) => void;
};

/** A dialog that sends a request, whose answer may arrive after it was closed. */
export class Asking {
    private dialog: DialogHandle | null = null;

    /**
     * Opens the dialog. Nothing changes behind it, so that it isn't removed together with its opener.
     * @param late is called with an answer that arrives after the dialog was closed
     * @returns the latest answer once the dialog is gone; null if there was none
     */
    async ask<Answer>(
        open: (ears: Ears<Answer>) => Promise<unknown>,
        late: (answer: Answer) => void,
    ): Promise<Answer | null> {
        const heard: Answer[] = [];
        let isGone = false;
        await open({
            tell: (answer) => (isGone ? late(answer) : heard.push(answer)),
            register: (dialog) => (this.dialog = dialog),
        });
        await this.dialog?.gone;
        isGone = true;
        return heard.at(-1) ?? null;
    }

    /** Closes the dialog when the user leaves the Account. */
    close(): void {
        this.dialog?.close();
    }
}
