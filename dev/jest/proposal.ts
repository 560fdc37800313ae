import { ACCOUNTS } from '../demo-ids';
import type { Customer } from '../../contract/customer';
import type { Proposal } from '../../force-app/main/default/lwc/latchDecision/latchDecision';
import { apexReply } from './apex-reply';

/** The Account that the customer below is proposed for. */
export const ACCOUNT = {
    name: 'Juniper & Finch Interiors',
    website: 'https://juniper-finch.example.com',
    phone: '+44 20 7946 0123',
    currency: '',
    number: 'JFI-1',
    city: 'London',
    contact: 'Noor Halden',
};

/** The customer in the contract's refusals. */
export function proposedCustomer(fields: Partial<Customer> = {}): Customer {
    const known = apexReply('latch', 'already-latched').error?.customer;
    if (known === undefined) throw new Error('The example holds no customer.');
    return { ...known, ...fields };
}

/** A proposal in which both sides agree and nothing moves. */
export function proposalOf(fields: Partial<Proposal> = {}): Proposal {
    return {
        accountId: ACCOUNTS.interiors,
        account: ACCOUNT,
        customer: proposedCustomer(),
        reasons: [],
        others: [],
        holder: null,
        mergedFrom: '',
        ...fields,
    };
}
