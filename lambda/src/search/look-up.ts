import type { Customer } from '../../../contract/customer';
import type { Note } from '../../../contract/reply';
import { askUntilClear } from '../fusebill/ask-until-clear';
import { describe, isBadRequest, isSuccess, type Exchange, type Page } from '../fusebill/fusebill';
import { parseCustomers, parseHolder } from '../fusebill/parse-customer';
import { readUntilClear, unavailable, type Context } from '../fusebill/read-customer';
import type { LatchError } from '../latch-error';
import { limitConcurrency } from '../limit-concurrency';

/** One way to find customers. */
export type LookUp = {
    name: Note['lookup'];
    find: (context: Context) => Promise<Found | Failed>;
};

/** A page of customers. */
export type Found = {
    customers: Customer[];
    /** Whether it has all that match. */
    isWhole: boolean;
    /** Whether each row that was sent is a customer and says who holds it. */
    hasHolders: boolean;
};

/** The answer, which was not a list. */
export type Failed = { exchange: Exchange };

/** The outcome of a look-up. */
export type Outcome = { name: Note['lookup']; result: Found | Failed };

const ATTEMPTS = 3;
const AT_ONCE = 4;
const NOTHING: Found = { customers: [], isWhole: true, hasHolders: true };

export async function run({ name, find }: LookUp, context: Context): Promise<Outcome> {
    return { name, result: await find(context) };
}

/**
 * Runs all look-ups, a few at a time. Throws an error only after all have settled, so that nothing is still running
 * when the function replies.
 */
export async function runAll(lookUps: readonly LookUp[], context: Context): Promise<Outcome[]> {
    const settled = await limitConcurrency(
        lookUps.map((lookUp) => async () => {
            const [result] = await Promise.allSettled([run(lookUp, context)]);
            return result;
        }),
        AT_ONCE,
    );
    return settled.map((result) => {
        if (result.status === 'rejected') throw result.reason;
        return result.value;
    });
}

/** The combined results of the look-ups, with a note for each that failed. Throws if all failed. */
export function collect(
    outcomes: readonly Outcome[],
): Pick<Found, 'customers' | 'isWhole'> & { notes: Note[] } {
    const failed = outcomes.flatMap(({ name, result }) =>
        'exchange' in result ? [{ lookup: name, fault: faultOf(result) }] : [],
    );
    const [failure] = failed;
    if (failure !== undefined && failed.length === outcomes.length) throw failure.fault;
    const notes = failed.map(({ lookup, fault }) => ({ lookup, code: fault.code }));
    return {
        customers: customersIn(outcomes),
        isWhole: outcomes.every(({ result }) => 'exchange' in result || result.isWhole),
        // Several look-ups may have one name.
        notes: [...new Map(notes.map((note) => [`${note.lookup} ${note.code}`, note])).values()],
    };
}

export function customersIn(outcomes: readonly Outcome[]): Customer[] {
    return outcomes.flatMap(({ result }) => ('customers' in result ? result.customers : []));
}

/** The customers of a required look-up. */
export function required(result: Found | Failed): Found {
    if ('exchange' in result) throw faultOf(result);
    return result;
}

/** Finds by a query of Fusebill's language; `values` are made safe by the caller. */
export function byQuery(name: Note['lookup'], query: string, page: Page): LookUp {
    return {
        name,
        find: async ({ fusebill, deadline, clock }) => {
            const exchange = await askUntilClear(
                () => fusebill.customers(query, page, { deadline, purpose: 'look' }),
                (answer) => foundIn(answer, page.size) !== null,
                { deadline, clock, attempts: ATTEMPTS },
            );
            return foundIn(exchange, page.size) ?? { exchange };
        },
    };
}

/** The same, by a field that Fusebill may not allow in queries: a 400 then finds nobody. */
export function byDoubtfulQuery(name: Note['lookup'], query: string, page: Page): LookUp {
    const { find } = byQuery(name, query, page);
    return {
        name,
        find: async (context) => {
            const result = await find(context);
            return 'exchange' in result && isBadRequest(result.exchange) ? NOTHING : result;
        },
    };
}

/** Finds by the id. */
export function byId(fusebillId: number): LookUp {
    return {
        name: 'id',
        find: async (context) => {
            const read = await readUntilClear(fusebillId, context);
            if (read.kind === 'unread') return { exchange: read.exchange };
            if (read.kind === 'missing') return NOTHING;
            const { customer, holder } = read;
            return { customers: [customer], isWhole: true, hasHolders: holder.isKnown };
        },
    };
}

function foundIn(exchange: Exchange, size: number): Found | null {
    if (!isSuccess(exchange) || !Array.isArray(exchange.body)) return null;
    const rows: unknown[] = exchange.body;
    const customers = parseCustomers(rows);
    const isReadable = customers.length === rows.length;
    return {
        customers,
        isWhole: rows.length < size, // rows sent, including unreadable ones
        hasHolders: isReadable && rows.every((row) => parseHolder(row).isKnown),
    };
}

function faultOf({ exchange }: Failed): LatchError {
    return unavailable(exchange, `${describe(exchange)}.`);
}
