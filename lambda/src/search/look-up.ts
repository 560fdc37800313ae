import type { Customer } from '../../../contract/customer';
import type { Note } from '../../../contract/reply';
import { askUntilClear } from '../fusebill/ask-until-clear';
import { describe, isBadRequest, isSuccess, type Exchange, type Page } from '../fusebill/fusebill';
import { LatchError } from '../latch-error';
import { limitConcurrency } from '../limit-concurrency';
import { parseCustomers } from '../fusebill/parse-customer';
import { readUntilClear, unavailable, type Context } from '../fusebill/read-customer';

/** One way to find customers. */
export type LookUp = {
    name: Note['lookup'];
    /** One page of them, or the answer that was none. */
    find: (context: Context) => Promise<Found | Exchange>;
};

export type Found = { customers: Customer[]; isLast: boolean };

/** What look-ups found together, and which of them failed. */
export type LookedUp = Found & { notes: Note[] };

type Failure = { name: Note['lookup']; exchange: Exchange };

const AT_ONCE = 4;
const ATTEMPTS = 3;
const NOTHING: Found = { customers: [], isLast: true };

/** The look-ups, at most four at once; one that fails leaves a note. Throws when every one failed, and what no other could mend. */
export async function lookUp(lookUps: readonly LookUp[], context: Context): Promise<LookedUp> {
    const thrown: unknown[] = [];
    const results = await limitConcurrency(
        lookUps.map(({ name, find }) => async (): Promise<Found | Failure> => {
            try {
                if (thrown.length > 0) return NOTHING;
                const result = await find(context);
                return 'customers' in result ? result : { name, exchange: result };
            } catch (error) {
                // Thrown when all have settled, so that nothing is under way any more when the reply goes out.
                thrown.push(error);
                return NOTHING;
            }
        }),
        AT_ONCE,
    );
    if (thrown.length > 0) throw thrown[0];
    const found = results.flatMap((result) => ('customers' in result ? [result] : []));
    const failed = results.flatMap((result) => ('exchange' in result ? [result] : []));
    const [failure] = failed;
    if (failure !== undefined && found.length === 0) throw faultOf(failure.exchange);
    return {
        customers: found.flatMap(({ customers }) => customers),
        isLast: found.every(({ isLast }) => isLast),
        notes: uniqueNotes(
            failed.map(({ name, exchange }) => ({ lookup: name, code: faultOf(exchange).code })),
        ),
    };
}

/** Each once: several look-ups may have one name. */
export function uniqueNotes(notes: readonly Note[]): Note[] {
    return [...new Map(notes.map((note) => [`${note.lookup} ${note.code}`, note])).values()];
}

/** Finds by a query of Fusebill's language; `values` are made safe by the caller. */
export function byQuery(
    name: Note['lookup'],
    query: string,
    page: Page = { number: 0, size: 50 },
): LookUp {
    return {
        name,
        find: async ({ fusebill, deadline, clock }) => {
            const exchange = await askUntilClear(
                () => fusebill.customers(query, page, { deadline, purpose: 'look' }),
                (answer) => customersOf(answer) !== null,
                { deadline, clock, attempts: ATTEMPTS },
            );
            return pageOf(exchange, page.size) ?? exchange;
        },
    };
}

/** The same, but by a field that Fusebill may not let be asked for: a 400 finds nobody then. */
export function byDoubtfulQuery(name: Note['lookup'], query: string): LookUp {
    const { find } = byQuery(name, query);
    return {
        name,
        find: async (context) => {
            const result = await find(context);
            const isUnknown = !('customers' in result) && isBadRequest(result);
            return isUnknown ? NOTHING : result;
        },
    };
}

/** Finds by the id. */
export function byId(fusebillId: number): LookUp {
    return {
        name: 'id',
        find: async (context) => {
            const reading = await readUntilClear(fusebillId, context);
            if (reading.kind === 'unread') return reading.exchange;
            const customers = reading.kind === 'found' ? [reading.customer] : [];
            return { customers, isLast: true };
        },
    };
}

function pageOf(exchange: Exchange, size: number): Found | null {
    const customers = customersOf(exchange);
    // By what Fusebill sent, not by what could be read of it.
    const isShort =
        isSuccess(exchange) && Array.isArray(exchange.body) && exchange.body.length < size;
    return customers === null ? null : { customers, isLast: isShort };
}

function customersOf(exchange: Exchange): Customer[] | null {
    return isSuccess(exchange) ? parseCustomers(exchange.body) : null;
}

function faultOf(exchange: Exchange): LatchError {
    return unavailable(exchange, `${describe(exchange)}.`);
}
