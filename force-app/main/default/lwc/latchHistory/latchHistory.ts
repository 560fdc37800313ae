import { LightningElement, api } from 'lwc';
import alreadyLabel from '@salesforce/label/c.Latch_History_Already';
import failedLabel from '@salesforce/label/c.Latch_History_Failed';
import historyLabel from '@salesforce/label/c.Latch_History';
import latchedLabel from '@salesforce/label/c.Latch_History_Latched';
import movedAwayLabel from '@salesforce/label/c.Latch_History_Moved_Away';
import resynchronizedLabel from '@salesforce/label/c.Latch_History_Resynchronized';
import synchDisabledLabel from '@salesforce/label/c.Latch_History_Synch_Disabled';
import synchEnabledLabel from '@salesforce/label/c.Latch_History_Synch_Enabled';
import synchFailedLabel from '@salesforce/label/c.Latch_History_Synch_Failed';
import movedLabel from '@salesforce/label/c.Latch_History_Moved';
import movedToLabel from '@salesforce/label/c.Latch_History_Moved_To';
import movedToOtherLabel from '@salesforce/label/c.Latch_History_Moved_To_Other';
import unlatchRequestedLabel from '@salesforce/label/c.Latch_History_Unlatch_Requested';
import unlatchWithdrawnLabel from '@salesforce/label/c.Latch_History_Unlatch_Withdrawn';
import unlatchedLabel from '@salesforce/label/c.Latch_History_Unlatched';
import noAccountLabel from '@salesforce/label/c.Latch_No_Account';
import whyLabel from '@salesforce/label/c.Latch_History_Why';
import { unseenText } from 'c/latchHolder';
import { fill } from 'c/latchMessages';
import type { LatchRow } from 'c/latchRecord';

type Entry = { id: string; what: string; at: string; by: string; why: string };

const TEXTS = {
    latched: latchedLabel,
    moved: movedLabel,
    alreadyLatched: alreadyLabel,
    unlatchRequested: unlatchRequestedLabel,
    unlatchWithdrawn: unlatchWithdrawnLabel,
    unlatched: unlatchedLabel,
    movedAway: movedAwayLabel,
    synchEnabled: synchEnabledLabel,
    synchDisabled: synchDisabledLabel,
    resynchronized: resynchronizedLabel,
};

/** The history of the Account's latches: what happened, who did it, when and why. Folded at first. */
export default class LatchHistory extends LightningElement {
    /** The stored latches, newest first. */
    @api rows: readonly LatchRow[] = [];

    get heading(): string {
        return fill(historyLabel, this.rows.length);
    }

    get entries(): Entry[] {
        return this.rows.map((row) => ({
            id: row.id,
            what: whatHappened(row),
            at: row.at,
            by: row.by,
            why: row.reason ? fill(whyLabel, row.reason) : '',
        }));
    }
}

function whatHappened(row: LatchRow): string {
    const name = row.customerName ?? row.customerId;
    if (row.outcome === 'failed') return fill(failedLabel, name, failure(row));
    if (row.outcome === 'synchFailed') return fill(synchFailedLabel, name, failure(row));
    if (row.outcome === 'movedTo') {
        const text = row.newAccountName ? movedToLabel : movedToOtherLabel;
        return fill(text, name, row.newAccountName ?? '');
    }
    return Object.hasOwn(TEXTS, row.outcome)
        ? fill(TEXTS[row.outcome], name, previousAccount(row))
        : `${name}: ${row.outcome}`; // of a newer function
}

/** Old rows have a code but no message. */
function failure({ userMessage, code }: LatchRow): string {
    return userMessage ?? code ?? '';
}

function previousAccount({ previousAccountId, previousAccountName }: LatchRow): string {
    return previousAccountName ?? unseenText(previousAccountId) ?? noAccountLabel;
}
