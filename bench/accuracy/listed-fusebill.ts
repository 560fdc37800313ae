import type { FusebillCustomer } from '../../dev/fusebill/customer';
import { listCustomers } from '../../dev/fusebill/list-customers';
import type { Exchange, Fusebill, Page } from '../../lambda/src/fusebill/fusebill';

/** The emulator's lists without a network; counts the requests. */
export class ListedFusebill implements Fusebill {
    requests = 0;
    private readonly all: readonly FusebillCustomer[];

    constructor(customers: readonly FusebillCustomer[]) {
        this.all = customers;
    }

    customers(query: string, page: Page): Promise<Exchange> {
        this.requests++;
        const parameters = { query, pageSize: String(page.size), pageNumber: String(page.number) };
        const { status, body } = listCustomers(parameters, this.all, { hasSalesforceId: true });
        return Promise.resolve({
            kind: 'answer',
            request: 'GET /v1/customers',
            status,
            body: JSON.parse(body) as unknown,
            busy: undefined,
            keyVersion: 1,
        });
    }

    customer(): Promise<Exchange> {
        return Promise.reject(new Error('Suggestions read no single customer.'));
    }

    latch(): Promise<Exchange> {
        return Promise.reject(new Error('Suggestions latch nothing.'));
    }

    synch(): Promise<Exchange> {
        return Promise.reject(new Error('Suggestions change nothing.'));
    }
}
