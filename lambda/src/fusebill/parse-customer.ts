import * as v from 'valibot';
import {
    ACQUISITION_FIELDS,
    CUSTOMER_FIELDS,
    REFERENCE_FIELDS,
    type Customer,
    type CustomerSummary,
    type FieldKind,
} from '../../../contract/customer';

/** As long as the longest documented field. */
const LONGEST = 255;
const MOST_CODES = 20;

/** Text; null when it is missing or of another type. */
export const text = v.fallback(v.nullable(v.pipe(v.string(), v.transform(shorten))), null);
/** A number; null when it is missing or of another type. */
export const amount = v.fallback(v.nullable(v.number()), null);
const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** How each kind of field is read. */
const READERS = {
    text,
    number: amount,
    id: v.fallback(v.nullable(id), null),
};

const trackingCode = v.object({ type: text, code: text, name: text });

const reference = v.pipe(
    v.object({
        ...readersOf(REFERENCE_FIELDS),
        salesTrackingCodes: v.fallback(v.array(v.unknown()), []),
    }),
    v.transform(({ salesTrackingCodes, ...references }) => {
        const codes = salesTrackingCodes.filter((code) => v.is(trackingCode, code));
        return {
            ...references,
            salesTrackingCodes: codes
                .slice(0, MOST_CODES)
                .map((code) => v.parse(trackingCode, code)),
            hasMoreCodes: codes.length > MOST_CODES,
        };
    }),
);

const acquisition = v.object(readersOf(ACQUISITION_FIELDS));

const customer = v.object({
    id,
    ...readersOf(CUSTOMER_FIELDS),
    customerReference: v.fallback(v.nullable(reference), null),
    customerAcquisition: v.fallback(v.nullable(acquisition), null),
});

const holderField = v.object({
    salesforceId: v.nullable(v.pipe(v.string(), v.maxLength(LONGEST))),
});

/**
 * The customer in an answer of Fusebill, with the contract's fields only. A field that is missing or of another type is
 * null. Null when the answer is not a customer: it has no usable id.
 */
export function parseCustomer(answer: unknown): Customer | null {
    const { success, output } = v.safeParse(customer, answer);
    return success ? output : null;
}

/** What an answer says of the Account that holds its customer; unknown where that can't be read. */
export type Holder = { isKnown: true; id: string | null } | { isKnown: false };

/** The holder as Fusebill stores it. A missing field, another type or a text that is too long is not 'nobody'. */
export function parseHolder(answer: unknown): Holder {
    const { success, output } = v.safeParse(holderField, answer);
    if (!success) return { isKnown: false };
    const id = output.salesforceId?.trim() ?? '';
    return { isKnown: true, id: id === '' ? null : id };
}

/** The customers in a list that Fusebill answers; null when the answer is not a list. What is not a customer is left out. */
export function parseCustomers(answer: unknown): Customer[] | null {
    if (!Array.isArray(answer)) return null;
    return answer.flatMap((item) => parseCustomer(item) ?? []);
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

/** A reader for each field of the list. */
function readersOf<List extends Record<string, FieldKind>>(
    list: List,
): { [Name in keyof List]: (typeof READERS)[List[Name]] } {
    const entries = Object.entries<FieldKind>(list).map(([name, kind]) => [name, READERS[kind]]);
    return Object.fromEntries(entries) as ReturnType<typeof readersOf<List>>;
}

/** Without control characters and halves of characters, which JSON writes in six; cut where it is too long. */
function shorten(value: string): string {
    const plain = value.replace(/[\u0000-\u001f\u007f]|\p{Surrogate}/gu, ' ');
    return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST - 1)}…`;
}
