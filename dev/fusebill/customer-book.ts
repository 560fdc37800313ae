import type { FusebillCustomer } from './customer';
import type { LatchWrite, SynchWrite } from './ledger';

/** A change, with the state that reads show until the lag is over. */
type Change = { customerId: number; at: number; before: Partial<FusebillCustomer> };

/** Fusebill's customers, and every change of their latches and synchronization. */
export class CustomerBook {
    readonly #customers: Map<number, FusebillCustomer>;
    readonly #now: () => number;
    #readLagMs: number;
    readonly writes: LatchWrite[] = [];
    readonly synchs: SynchWrite[] = [];
    readonly #changes: Change[] = [];

    /** Copies the customers, whose own objects and lists never change. Reads lag behind writes by `readLagMs`. */
    constructor(
        customers: readonly FusebillCustomer[],
        { now = Date.now, readLagMs = 0 }: { now?: () => number; readLagMs?: number } = {},
    ) {
        this.#customers = new Map(customers.map((one) => [one.id, { ...one }]));
        this.#now = now;
        this.#readLagMs = readLagMs;
    }

    /** From now on, reads lag behind writes by this many milliseconds. */
    lagReads(ms: number): void {
        this.#readLagMs = ms;
    }

    /** The current customer. */
    get(id: number): FusebillCustomer | undefined {
        return this.#customers.get(id);
    }

    /** The customer as a read shows it. */
    read(id: number): FusebillCustomer | undefined {
        const customer = this.#customers.get(id);
        return customer && this.#asRead(customer);
    }

    /** All current customers. */
    all(): FusebillCustomer[] {
        return [...this.#customers.values()];
    }

    /** All customers as a read shows them. */
    readAll(): FusebillCustomer[] {
        return [...this.#customers.values()].map((customer) => this.#asRead(customer));
    }

    /** Null ends the latch. */
    latch(customer: FusebillCustomer, accountId: string | null): void {
        this.writes.push({ customerId: customer.id, from: customer.salesforceId, to: accountId });
        this.#change(customer, { salesforceId: accountId });
    }

    setSynch(customer: FusebillCustomer, status: 'Enabled' | 'Disabled'): void {
        const operation = status === 'Enabled' ? 'enable' : 'disable';
        this.synchs.push({ customerId: customer.id, operation });
        this.#change(customer, { salesforceSynchStatus: status });
    }

    /** Changes nothing that a read shows. */
    resynch(customer: FusebillCustomer): void {
        this.synchs.push({ customerId: customer.id, operation: 'resynch' });
    }

    #change(
        customer: FusebillCustomer,
        change: Partial<Pick<FusebillCustomer, 'salesforceId' | 'salesforceSynchStatus'>>,
    ): void {
        const { id, salesforceId, salesforceSynchStatus } = customer;
        const before = 'salesforceId' in change ? { salesforceId } : { salesforceSynchStatus };
        this.#changes.push({ customerId: id, at: this.#now(), before });
        Object.assign(customer, change);
    }

    /** The state before the oldest change that reads don't show yet. */
    #asRead(customer: FusebillCustomer): FusebillCustomer {
        const shownUntil = this.#now() - this.#readLagMs;
        return this.#changes
            .filter(({ customerId, at }) => customerId === customer.id && at > shownUntil)
            .reduceRight((read, { before }) => ({ ...read, ...before }), customer);
    }
}
