import { token_set_ratio } from 'fuzzball';
import { ACCOUNTS } from '../../dev/demo-ids';
import type { Grade } from '../../contract/reply';
import type { FusebillCustomer } from '../../dev/fusebill/customer';
import { systemClock } from '../../lambda/src/fusebill/clock';
import { findForAccount } from '../../lambda/src/search/find-for-account';
import type { LabelledPair } from './labelled-pairs';
import { ListedFusebill } from './listed-fusebill';

/** A matcher's proposals for an Account, best first. */
export type Proposal = { customerId: number; grade: Grade | null };

export type Matcher = {
    name: string;
    propose: (
        pair: LabelledPair,
        customers: readonly FusebillCustomer[],
    ) => Promise<{ proposals: Proposal[]; requests: number }>;
};

const ACCOUNT = ACCOUNTS.stolenBikes;
/** The ratio below which `fuzzball` rejects a match by default. */
const LEAST_RATIO = 60;

/** The function's own suggestions, from at most three requests. */
export const suggestions: Matcher = {
    name: 'suggestions',
    propose: async ({ hints }, customers) => {
        const fusebill = new ListedFusebill(customers);
        const context = { fusebill, clock: systemClock, deadline: Infinity };
        const event = { action: 'account', salesforceId: ACCOUNT, hints } as const;
        const view = await findForAccount(event, context, {});
        const proposals = view.suggestions.map(({ customer, grade }) => ({
            customerId: customer.id,
            grade,
        }));
        return { proposals, requests: fusebill.requests };
    },
};

/** All customers with the same name, ignoring case. */
export const nameEquality: Matcher = {
    name: 'equal names',
    propose: ({ hints }, customers) => {
        const wanted = (hints.name ?? '').trim().toLowerCase();
        const equal = customers.filter((customer) => nameOf(customer).toLowerCase() === wanted);
        return Promise.resolve({ proposals: equal.map(toProposal), requests: 0 });
    },
};

/** All customers, ranked by `fuzzball`'s token set ratio of names. */
export const fuzzyNames: Matcher = {
    name: 'fuzzball on names',
    propose: ({ hints }, customers) => {
        const ranked = customers
            .map((customer) => ({
                customer,
                ratio: token_set_ratio(hints.name ?? '', nameOf(customer)),
            }))
            .filter(({ ratio }) => ratio >= LEAST_RATIO)
            .sort((a, b) => b.ratio - a.ratio)
            .map(({ customer }) => toProposal(customer));
        return Promise.resolve({ proposals: ranked, requests: 0 });
    },
};

function nameOf({ companyName, firstName, lastName }: FusebillCustomer): string {
    return (companyName ?? [firstName, lastName].filter(Boolean).join(' ')).trim();
}

function toProposal({ id }: FusebillCustomer): Proposal {
    return { customerId: id, grade: null };
}
