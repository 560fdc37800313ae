import type { DialogHandle } from 'c/latchDialog';

/** What a dialog is opened with. */
export type Ears<Answer> = {
    tell: (answer: Answer) => void;
    register: (dialog: DialogHandle) => void;
};

/** A dialog that sends something, and whose answers may come after it was closed. */
export class Asking {
    private dialog: DialogHandle | null = null;

    /**
     * Opens the dialog. Nothing changes behind it, so that it is not taken away with what opened it.
     * @param late is given an answer that comes after the dialog was closed
     * @returns the latest answer once the dialog is gone; null when nothing was asked
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

    /** Closes the dialog, for when the user leaves the Account meanwhile. */
    close(): void {
        this.dialog?.close();
    }
}
