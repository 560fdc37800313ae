import type { Customer } from '../../../../../contract/customer';
import type { Candidate } from '../../../../../contract/reply';
import latchingLabel from '@salesforce/label/c.Latch_Latching';
import loadingLabel from '@salesforce/label/c.Latch_Loading';
import type { Holders } from 'c/latchNames';
import type { Fault } from 'c/latchReply';
import { successText } from './success';
import type { Ready, View } from './view';

/** What the template draws. */
export type Shown = {
    isLoading: boolean;
    isLatched: boolean;
    isEmpty: boolean;
    isBusy: boolean;
    customers: readonly Customer[];
    hasSeveral: boolean;
    candidates: readonly Candidate[];
    hasCandidates: boolean;
    isIncomplete: boolean;
    holders: Holders;
    fault: Fault | null;
    /** What a screen reader hears; faults announce themselves. */
    status: string;
};

const NOTHING: Shown = {
    isLoading: false,
    isLatched: false,
    isEmpty: false,
    isBusy: false,
    customers: [],
    hasSeveral: false,
    candidates: [],
    hasCandidates: false,
    isIncomplete: false,
    holders: {},
    fault: null,
    status: '',
};

/** What the template draws for the view. */
export function show(view: View): Shown {
    if (view.kind === 'loading') return { ...NOTHING, isLoading: true, status: loadingLabel };
    if (view.kind === 'unread') return { ...NOTHING, fault: view.fault };
    const { account, holders, attempt } = view;
    return {
        ...NOTHING,
        isLatched: account.customers.length > 0,
        isEmpty: account.customers.length === 0,
        isBusy: attempt.kind === 'running',
        customers: account.customers,
        hasSeveral: account.customers.length > 1,
        candidates: account.suggestions,
        hasCandidates: account.suggestions.length > 0,
        isIncomplete: account.notes.length > 0,
        holders,
        fault: attempt.kind === 'failed' ? attempt.fault : null,
        status: statusText(view),
    };
}

function statusText({ attempt, holders }: Ready): string {
    if (attempt.kind === 'running') return latchingLabel;
    return attempt.kind === 'done' ? successText(attempt.latched, holders) : '';
}
