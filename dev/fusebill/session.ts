import demoAccounts from '../org/accounts.json';
import { type Answer, errors, tooMany } from './answer';
import { answerApi, type Rules } from './api';
import type { BillingBook } from './billing';
import { CustomerBook } from './customer-book';
import { importLatches } from './import';
import { FaultQueue } from './fault-queue';
import type { FusebillOptions } from './fusebill-options';
import type { Incoming } from './incoming';
import { isKeyShaped } from './key';
import type { RecordedRequest } from './ledger';
import { RateMeter, type Tally } from './rate-meter';
import { seedBilling } from './seed/seed-billing';
import { seedCustomers } from './seed/seed-customers';

/** Everything that a reset discards. A running request keeps its session. */
export class Session {
    readonly book: CustomerBook;
    readonly faults = new FaultQueue();
    readonly requests: RecordedRequest[] = [];
    readonly #meter: RateMeter;
    readonly #rules: Rules;
    readonly #billing: BillingBook;
    readonly #now: () => number;
    #key = '';

    constructor(options: FusebillOptions, key: string) {
        this.book = new CustomerBook(options.customers ?? seedCustomers, options);
        this.#billing = options.billing ?? seedBilling;
        this.#now = options.now ?? Date.now;
        this.#meter = new RateMeter({ ...options, now: this.#now });
        this.#rules = {
            accounts: options.accounts ?? accountsKnownToFusebill(),
            heldElsewhereStatus: options.heldElsewhereStatus ?? 409,
            heldHereAnswer: options.heldHereAnswer ?? 'customer',
            hasSalesforceIdFilter: options.hasSalesforceIdFilter ?? true,
        };
        this.rotateKey(key);
    }

    get key(): string {
        return this.#key;
    }

    /** Throws a RangeError if the key isn't in Fusebill's format. */
    rotateKey(key: string): string {
        if (!isKeyShaped(key)) throw new RangeError("A key is base64 of '0:…'.");
        this.#key = key;
        return key;
    }

    record(request: Incoming): RecordedRequest {
        const { method, path, query, contentType, body, remotePort } = request;
        const record: RecordedRequest = {
            ...{ method, path, query, contentType, body, remotePort },
            at: this.#now(),
            status: null,
            fault: null,
        };
        this.requests.push(record);
        return record;
    }

    count(): Tally {
        return this.#meter.count();
    }

    /** Carries out an import. People start it on Fusebill's screens, so it isn't an API request. */
    importLatches(file: string): Answer {
        return importLatches(file, this.book, this.#rules.accounts);
    }

    carryOut(request: Incoming, exceeded: Tally['exceeded']): Answer {
        if (exceeded !== null) return errors(429, tooMany(exceeded));
        return answerApi(request, {
            key: this.#key,
            book: this.book,
            billing: this.#billing,
            rules: this.#rules,
        });
    }
}

function accountsKnownToFusebill(): string[] {
    return demoAccounts.filter((account) => account.knownToFusebill).map(({ Id }) => Id);
}
