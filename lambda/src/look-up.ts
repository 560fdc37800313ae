import type { Customer } from '../../contract/customer';
import type { Note } from '../../contract/reply';
import { describe, isSuccess } from './fusebill';
import { LatchError } from './latch-error';
import { limitConcurrency } from './limit-concurrency';
import { parseCustomers } from './parse-customer';
import { readUntilClear, unavailable, type Means } from './read-customer';

/** One way to find customers. */
export type LookUp = {
    name: Note['lookup'];
    /** Finds one page of them. */
    find: (means: Means) => Promise<Found>;
};

export type Found = { customers: Customer[]; isLast: boolean };

/** What look-ups found together, and which of them failed. */
export type LookedUp = Found & { notes: Note[] };

const AT_ONCE = 4;

/** The look-ups, at most four at once; one that fails leaves a note. Throws when every one failed, and what no other could mend. */
export async function lookUp(lookUps: readonly LookUp[], means: Means): Promise<LookedUp> {
    const results = await limitConcurrency(
        lookUps.map(
            ({ name, find }) =>
                () =>
                    attempt(name, find, means),
        ),
        AT_ONCE,
    );
    const found = results.flatMap((result) => ('error' in result ? [] : [result]));
    const failed = results.flatMap((result) => ('error' in result ? [result] : []));
    const [first] = failed;
    if (first !== undefined && found.length === 0) throw first.error;
    return {
        customers: found.flatMap(({ customers }) => customers),
        isLast: found.every(({ isLast }) => isLast),
        notes: failed.map(({ name, error }) => ({ lookup: name, code: error.code })),
    };
}

async function attempt(
    name: Note['lookup'],
    find: LookUp['find'],
    means: Means,
): Promise<Found | { name: Note['lookup']; error: LatchError }> {
    try {
        return await find(means);
    } catch (error) {
        const isForAll =
            !(error instanceof LatchError) ||
            error.code === 'KEY_MISSING' ||
            error.code === 'KEY_REJECTED';
        if (isForAll) throw error;
        return { name, error };
    }
}

/** Finds by a query of Fusebill's language; `values` are made safe by the caller. */
export function byQuery(
    name: Note['lookup'],
    query: string,
    page = { number: 0, size: 20 },
): LookUp {
    return {
        name,
        find: async ({ fusebill, deadline }) => {
            const exchange = await fusebill.customers(query, page, deadline);
            const customers = isSuccess(exchange) ? parseCustomers(exchange.body) : null;
            if (customers === null) throw unavailable(exchange, `${describe(exchange)}.`);
            return { customers, isLast: customers.length < page.size };
        },
    };
}

/** Finds by the id. */
export function byId(fusebillId: number): LookUp {
    return {
        name: 'id',
        find: async (means) => {
            const reading = await readUntilClear(fusebillId, means, 1);
            if (reading.kind === 'unread') {
                throw unavailable(reading.exchange, `${describe(reading.exchange)}.`);
            }
            return {
                customers: reading.kind === 'found' ? [reading.customer] : [],
                isLast: true,
            };
        },
    };
}

/** A text without the characters that mean something in Fusebill's query language; '' when nothing else is in it. */
export function safeTerm(text: string): string {
    const withoutMarks = text
        .replace(/\[\s*empty\s*\]/gi, ' ')
        .replace(/[;:,*|[\]]/g, ' ')
        .replace(/\p{Cc}/gu, ' ');
    const term = withoutMarks.replace(/\s+/g, ' ').trim();
    return term;
}
