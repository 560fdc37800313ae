import type { KnownCustomer } from '../../../../../contract/customer';
import type { AccountFacts, Proposal } from 'c/latchDecision';
import { holderText, isHeldElsewhere, isMergedInto } from 'c/latchHolder';
import type { Subject } from './latchRequest';

/** The Account that is to have the customer. */
export type Receiver = {
    accountId: string;
    facts: Omit<AccountFacts, 'contact'>;
    /** The customers that the Account has already. */
    others: readonly KnownCustomer[];
};

/** The proposal to review. `url` is the page of the customer's holder, empty if the user may not see it. */
export function proposalFor(
    subject: Subject,
    { accountId, facts, others }: Receiver,
    url: string,
): Proposal {
    const { customer, reasons } = subject;
    const name = holderText(subject);
    const contact = reasons.find(({ contactName }) => contactName)?.contactName ?? '';
    return {
        accountId,
        account: { ...facts, contact },
        customer,
        reasons,
        others,
        holder: isHeldElsewhere(subject, accountId) ? { name, url } : null,
        mergedFrom: isMergedInto(subject, accountId) ? name : '',
    };
}
