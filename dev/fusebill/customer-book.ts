import type { FusebillCustomer } from './customer';
import type { LatchWrite } from './ledger';

/** The customers that Fusebill holds, and every change of their latches. */
export class CustomerBook {
    readonly #customers: Map<number, FusebillCustomer>;
    readonly writes: LatchWrite[] = [];

    /** Copies the customers. */
    constructor(customers: readonly FusebillCustomer[]) {
        this.#customers = new Map(customers.map((one) => [one.id, structuredClone(one)]));
    }

    get(id: number): FusebillCustomer | undefined {
        return this.#customers.get(id);
    }

    all(): FusebillCustomer[] {
        return [...this.#customers.values()];
    }

    latch(customer: FusebillCustomer, accountId: string): void {
        this.writes.push({ customerId: customer.id, from: customer.salesforceId, to: accountId });
        customer.salesforceId = accountId;
    }
}
