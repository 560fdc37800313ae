import { ACQUISITION_FIELDS, CUSTOMER_FIELDS, REFERENCE_FIELDS } from './customer';

/** Completes the customers in a value: missing fields become null. */
export function completeCustomers<Value>(value: Value): Value {
    return complete(value) as Value;
}

function complete(value: unknown, name = ''): unknown {
    if (Array.isArray(value)) return value.map((item) => complete(item, name));
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.entries(value).map(([key, field]) => [key, complete(field, key)]);
    return { ...BLANKS[name], ...(Object.fromEntries(fields) as object) };
}

/** The fields of a customer and its parts that an example may leave out, by property name. */
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
