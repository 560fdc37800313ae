import * as v from 'valibot';
import type { Customer } from '../../../contract/customer';

/** Longer than any documented field, short enough for a hundred customers in one reply. */
const LONGEST = 1000;
const MOST_CODES = 100;

const text = v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(LONGEST))), null);
const amount = v.fallback(v.nullable(v.number()), null);
const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const trackingCode = v.object({ type: text, code: text, name: text });

const reference = v.object({
    reference1: text,
    reference2: text,
    reference3: text,
    salesTrackingCodes: v.fallback(v.pipe(v.array(trackingCode), v.maxLength(MOST_CODES)), []),
});

const acquisition = v.object({
    adContent: text,
    campaign: text,
    keyword: text,
    landingPage: text,
    medium: text,
    source: text,
});

const customer = v.object({
    id,
    title: text,
    firstName: text,
    middleName: text,
    lastName: text,
    suffix: text,
    companyName: text,
    primaryEmail: text,
    secondaryEmail: text,
    primaryPhone: text,
    secondaryPhone: text,
    reference: text,
    status: text,
    customerAccountStatus: text,
    currency: text,
    monthlyRecurringRevenue: amount,
    netMonthlyRecurringRevenue: amount,
    salesforceId: text,
    salesforceAccountType: text,
    salesforceSynchStatus: text,
    parentId: v.fallback(v.nullable(id), null),
    customerReference: v.fallback(v.nullable(reference), null),
    customerAcquisition: v.fallback(v.nullable(acquisition), null),
});

/**
 * The customer in an answer of Fusebill, with the contract's fields only; one that is missing, or of another type or size, is null.
 * Null when the answer is no customer: it has no usable id.
 */
export function parseCustomer(answer: unknown): Customer | null {
    const { success, output } = v.safeParse(customer, answer);
    return success ? output : null;
}

/** The customers in a list that Fusebill answers; null when the answer is no list. What is no customer is left out. */
export function parseCustomers(answer: unknown): Customer[] | null {
    if (!Array.isArray(answer)) return null;
    return answer.flatMap((item) => parseCustomer(item) ?? []);
}
