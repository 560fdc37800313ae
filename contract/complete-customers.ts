import { ACQUISITION_FIELDS, CUSTOMER_FIELDS, REFERENCE_FIELDS } from './customer';

/** The same value, in which each customer has every field of the contract: null for those that it leaves out. */
export function completeCustomers<Value>(value: Value): Value {
    return complete(value) as Value;
}

function complete(value: unknown, name = ''): unknown {
    if (Array.isArray(value)) return value.map((item) => complete(item, name));
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.entries(value).map(([key, field]) => [key, complete(field, key)]);
    return { ...BLANKS[name], ...(Object.fromEntries(fields) as object) };
}

/** What is in a customer, and in parts of it, unless it says otherwise; by the name that it goes by. */
const CUSTOMER = {
    ...nullsFor(CUSTOMER_FIELDS),
    customerReference: null,
    customerAcquisition: null,
};

const BLANKS: Readonly<Record<string, object>> = {
    customer: CUSTOMER,
    customers: CUSTOMER,
    customerReference: {
        ...nullsFor(REFERENCE_FIELDS),
        salesTrackingCodes: [],
        hasMoreCodes: false,
    },
    customerAcquisition: nullsFor(ACQUISITION_FIELDS),
};

function nullsFor(fields: object): Record<string, null> {
    return Object.fromEntries(Object.keys(fields).map((name) => [name, null]));
}
