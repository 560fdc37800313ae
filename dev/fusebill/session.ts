import demoAccounts from '../org/accounts.json';
import { type Answer, errors } from './answer';
import { answerApi } from './api';
import { CustomerBook } from './customer-book';
import { FaultQueue } from './fault-queue';
import type { FusebillOptions } from './fusebill-options';
import type { Incoming } from './incoming';
import { isKeyShaped } from './key';
import type { LatchRules } from './latch';
import type { RecordedRequest } from './ledger';
import { RateMeter, type Tally } from './rate-meter';
import { seedCustomers } from './seed/seed-customers';

/** Everything that a reset throws away. A request under way keeps the session that it began in. */
export class Session {
    readonly book: CustomerBook;
    readonly faults = new FaultQueue();
    readonly requests: RecordedRequest[] = [];
    readonly #meter: RateMeter;
    readonly #rules: LatchRules;
    #key = '';

    constructor(options: FusebillOptions, key: string) {
        this.book = new CustomerBook(options.customers ?? seedCustomers);
        this.#meter = new RateMeter(
            options.limits ?? { minute: 1000, day: 180_000 },
            options.now ?? Date.now,
        );
        this.#rules = {
            accounts: options.accounts ?? accountsKnownToFusebill(),
            heldElsewhereStatus: options.heldElsewhereStatus ?? 409,
            heldHereAnswer: options.heldHereAnswer ?? 'customer',
        };
        this.rotateKey(key);
    }

    get key(): string {
        return this.#key;
    }

    /** Throws a RangeError when the key is not of Fusebill's form. */
    rotateKey(key: string): string {
        if (!isKeyShaped(key)) throw new RangeError("A key is base64 of '0:…'.");
        this.#key = key;
        return key;
    }

    record(request: Incoming): RecordedRequest {
        const { method, path, query, contentType, body, remotePort } = request;
        const record: RecordedRequest = {
            ...{ method, path, query, contentType, body, remotePort },
            at: Date.now(),
            status: null,
            fault: null,
        };
        this.requests.push(record);
        return record;
    }

    count(): Tally {
        return this.#meter.count();
    }

    carryOut(request: Incoming, isOverLimit: boolean): Answer {
        if (isOverLimit) return errors(429, 'Too many requests.');
        return answerApi(request, { key: this.#key, book: this.book, rules: this.#rules });
    }
}

function accountsKnownToFusebill(): string[] {
    return demoAccounts.filter((account) => account.knownToFusebill).map(({ Id }) => Id);
}
