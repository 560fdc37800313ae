import { readLive, readStored, standsAlone } from './reading';
import { read, reading, type View } from './view';

/** The panel, as the reader uses it. */
type Subject = { view: View; readonly recordId: string | undefined };

/** Reads an Account into the view of a panel. */
export class Reader {
    private readonly panel: Subject;

    /** The latest read; the answer to an earlier one is dropped. */
    private question = {};

    constructor(panel: Subject) {
        this.panel = panel;
    }

    /** Reads Salesforce and Fusebill at once, and shows each answer as soon as it is useful. */
    async read(): Promise<void> {
        const { panel } = this;
        const { recordId: accountId } = panel;
        if (accountId === undefined) return;
        const question = (this.question = {});
        panel.view = reading(panel.view);
        const live = readLive(accountId);
        const kept = this.readStored(accountId, question);
        const answer = await live;
        if (!standsAlone(answer)) await kept;
        if (this.question === question) panel.view = read(panel.view, answer, Date.now());
    }

    /** Drops a running read. */
    drop(): void {
        this.question = {};
    }

    private async readStored(accountId: string, question: object): Promise<void> {
        const { panel } = this;
        const kept = await readStored(accountId);
        if (this.question !== question) return;
        panel.view = { ...panel.view, stored: kept ?? panel.view.stored };
    }
}
