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
 * The customer in a Fusebill answer, with only the contract's fields. A field that is missing or of another type is
 * null. Null if the answer has no usable id and so isn't a customer.
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

/** The Account that holds an answer's customer; unknown if that can't be read. */
export type Holder = { isKnown: true; id: string | null } | { isKnown: false };

/** The holder as Fusebill stores it. A missing field, another type or an overlong text doesn't mean 'nobody'. */
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

/** The part of a customer that a batch returns. */
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
