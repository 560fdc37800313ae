import { type Answer, errors, jsonText, message } from './answer';
import type { CustomerBook } from './customer-book';
import { customerJson } from './customer-json';
import { UnreadableBody, readLatchRequest } from './read-latch-request';

/** The settings of the org and the Fusebill account, and behaviour that Fusebill doesn't publish. */
export type LatchRules = {
    accounts: readonly string[];
    heldElsewhereStatus: number;
    heldHereAnswer: 'customer' | 'error';
};

/** Carries out `POST /v1/Salesforce/Latch`. */
export function latch(body: string, book: CustomerBook, rules: LatchRules): Answer {
    try {
        return latchCustomer(readLatchRequest(body), book, rules);
    } catch (error) {
        if (error instanceof UnreadableBody) return errors(400, error.message);
        throw error;
    }
}

function latchCustomer(
    { fusebillId, salesforceId, forceLatch }: ReturnType<typeof readLatchRequest>,
    book: CustomerBook,
    rules: LatchRules,
): Answer {
    const customer = book.get(fusebillId);
    if (!customer) return message(404, `Customer ${fusebillId} was not found.`);
    if (!rules.accounts.some((known) => isSameAccount(known, salesforceId))) {
        return errors(400, `Salesforce Account ${salesforceId} does not exist.`);
    }
    const holder = customer.salesforceId;
    const isHeldHere = holder !== null && isSameAccount(holder, salesforceId);
    const isRefusable = holder !== null && (!isHeldHere || rules.heldHereAnswer === 'error');
    if (isRefusable && !forceLatch) {
        return errors(
            rules.heldElsewhereStatus,
            'This customer is already associated with a Salesforce account.',
        );
    }
    if (!isHeldHere) book.latch(customer, salesforceId);
    return jsonText(200, customerJson(customer));
}

/** Ids of one length must be equal; of a 15- and an 18-character id, the first 15 characters. */
function isSameAccount(a: string, b: string): boolean {
    if (a.length === b.length) return a === b;
    return a.length + b.length === 15 + 18 && a.slice(0, 15) === b.slice(0, 15);
}
