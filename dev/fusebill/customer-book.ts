import type { FusebillCustomer } from './customer';
import type { LatchWrite } from './ledger';

/** The customers that Fusebill holds, and every change of their latches. */
export class CustomerBook {
    readonly #customers: Map<number, FusebillCustomer>;
    readonly #now: () => number;
    readonly #readLagMs: number;
    readonly writes: LatchWrite[] = [];
    /** When each of them was written. */
    readonly #writtenAt: number[] = [];

    /** Copies the customers. Reads lag behind writes by `readLagMs`. */
    constructor(
        customers: readonly FusebillCustomer[],
        { now = Date.now, readLagMs = 0 }: { now?: () => number; readLagMs?: number } = {},
    ) {
        this.#customers = new Map(customers.map((one) => [one.id, structuredClone(one)]));
        this.#now = now;
        this.#readLagMs = readLagMs;
    }

    /** The customer as it is. */
    get(id: number): FusebillCustomer | undefined {
        return this.#customers.get(id);
    }

    /** The customer as a read shows it. */
    read(id: number): FusebillCustomer | undefined {
        const customer = this.#customers.get(id);
        return customer && this.#asRead(customer);
    }

    /** All customers as a read shows them. */
    readAll(): FusebillCustomer[] {
        return [...this.#customers.values()].map((customer) => this.#asRead(customer));
    }

    /** Null ends the latch. */
    latch(customer: FusebillCustomer, accountId: string | null): void {
        this.writes.push({ customerId: customer.id, from: customer.salesforceId, to: accountId });
        this.#writtenAt.push(this.#now());
        customer.salesforceId = accountId;
    }

    #asRead(customer: FusebillCustomer): FusebillCustomer {
        const shownUntil = this.#now() - this.#readLagMs;
        const unseen = this.writes.find(
            ({ customerId }, index) =>
                customerId === customer.id && (this.#writtenAt[index] ?? 0) > shownUntil,
        );
        return unseen === undefined ? customer : { ...customer, salesforceId: unseen.from };
    }
}
