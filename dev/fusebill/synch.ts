import { type Answer, errors, jsonText, message } from './answer';
import type { FusebillCustomer } from './customer';
import type { CustomerBook } from './customer-book';
import { customerJson } from './customer-json';
import { UnreadableBody, readResynchRequest } from './read-latch-request';

/** Carries out `POST /v1/Salesforce/EnableSynch/{id}` and `/DisableSynch/{id}`, which have no body. */
export function setSynch(id: number, status: 'Enabled' | 'Disabled', book: CustomerBook): Answer {
    const customer = book.get(id);
    if (!customer) return message(404, `Customer ${id} was not found.`);
    book.setSynch(customer, status);
    return jsonText(200, customerJson(customer));
}

/** Carries out `POST /v1/Salesforce/Resynch`. */
export function resynch(body: string, book: CustomerBook): Answer {
    try {
        return resynchCustomer(find(readResynchRequest(body), book), book);
    } catch (error) {
        if (error instanceof UnreadableBody) return errors(400, error.message);
        throw error;
    }
}

function find(
    request: ReturnType<typeof readResynchRequest>,
    book: CustomerBook,
): FusebillCustomer | undefined {
    if ('fusebillId' in request) return book.get(request.fusebillId);
    return book
        .all()
        .find(
            ({ salesforceId }) => salesforceId?.slice(0, 15) === request.salesforceId.slice(0, 15),
        );
}

function resynchCustomer(customer: FusebillCustomer | undefined, book: CustomerBook): Answer {
    if (!customer) return message(404, 'The customer was not found.');
    if (customer.salesforceId === null) {
        return errors(409, 'This customer is not associated with a Salesforce account.');
    }
    book.resynch(customer);
    return jsonText(200, customerJson(customer));
}
