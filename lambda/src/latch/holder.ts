import type { Customer } from '../../../contract/customer';
import { isSameRecord, toId18 } from './account-id';

/**
 * The Account that holds the customer, without spaces around it, in 18 characters if it is a Salesforce id; null if
 * none does.
 */
export function holderOf({ salesforceId }: Customer): string | null {
    const holder = salesforceId?.trim() ?? '';
    return holder === '' ? null : (toId18(holder) ?? holder);
}

/** Whether this Account holds the customer. */
export function isHeldBy(customer: Customer, accountId: string): boolean {
    return isSameHolder(customer.salesforceId, accountId);
}

/** Whether both are the same holder: nobody, the same record, or for anything else the same text. */
export function isSameHolder(a: string | null, b: string | null): boolean {
    const [one, other] = [a?.trim() ?? '', b?.trim() ?? ''];
    if (one === '' || other === '') return one === other;
    return toId18(one) !== null && toId18(other) !== null
        ? isSameRecord(one, other)
        : one === other;
}

/** The holder for a message. Anything but a Salesforce id is left out, because it may be personal data. */
export function holderWords(holder: string | null): string {
    if (holder === null || holder.trim() === '') return 'no Account';
    return toId18(holder) ?? 'something that is no Salesforce id';
}
