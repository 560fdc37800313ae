import {
    ACQUISITION_FIELDS,
    CUSTOMER_FIELDS,
    REFERENCE_FIELDS,
    type Customer,
    type CustomerReference,
    type CustomerSummary,
} from '../../../contract/customer';
import { idIn, isObject, readFields } from './read-fields';

const MOST_CODES = 20;
const LONGEST_HOLDER = 255;
const CODE_FIELDS = { type: 'text', code: 'text', name: 'text' } as const;

/**
 * The customer in an answer of Fusebill, with the contract's fields only. A field that is missing or of another type is
 * null. Null when the answer is not a customer: it has no usable id.
 */
export function parseCustomer(answer: unknown): Customer | null {
    if (!isObject(answer)) return null;
    const id = idIn(answer.id);
    if (id === null) return null;
    const { customerReference: reference, customerAcquisition: acquisition } = answer;
    return {
        id,
        ...readFields(CUSTOMER_FIELDS, answer),
        customerReference: parseReference(reference),
        customerAcquisition: isObject(acquisition)
            ? readFields(ACQUISITION_FIELDS, acquisition)
            : null,
    };
}

/** What an answer says of the Account that holds its customer; unknown where that can't be read. */
export type Holder = { isKnown: true; id: string | null } | { isKnown: false };

/** The holder as Fusebill stores it. A missing field, another type or a text that is too long is not 'nobody'. */
export function parseHolder(answer: unknown): Holder {
    const holder = isObject(answer) ? answer.salesforceId : undefined;
    if (holder === null) return { isKnown: true, id: null };
    if (typeof holder !== 'string' || holder.length > LONGEST_HOLDER) return { isKnown: false };
    const id = holder.trim();
    return { isKnown: true, id: id === '' ? null : id };
}

/** The customers in a list that Fusebill answers. What is not a customer is left out. */
export function parseCustomers(rows: readonly unknown[]): Customer[] {
    return rows.flatMap((row) => parseCustomer(row) ?? []);
}

/** The part of the customer that a batch replies with. */
export function summarize(customer: Customer): CustomerSummary {
    const { id, companyName, firstName, lastName, reference, status, customerAccountStatus } =
        customer;
    const { currency, monthlyRecurringRevenue, netMonthlyRecurringRevenue, salesforceId } =
        customer;
    return {
        ...{ id, companyName, firstName, lastName, reference, status, customerAccountStatus },
        ...{ currency, monthlyRecurringRevenue, netMonthlyRecurringRevenue, salesforceId },
    };
}

function parseReference(value: unknown): CustomerReference | null {
    if (!isObject(value)) return null;
    const listed: unknown = value.salesTrackingCodes;
    const codes = Array.isArray(listed) ? listed.filter(isObject) : [];
    return {
        ...readFields(REFERENCE_FIELDS, value),
        salesTrackingCodes: codes.slice(0, MOST_CODES).map((code) => readFields(CODE_FIELDS, code)),
        hasMoreCodes: codes.length > MOST_CODES,
    };
}
