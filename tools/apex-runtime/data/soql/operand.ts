/** The right side of a comparison in SOQL. */
import { Dec } from '../../decimal';
import { NotSupported } from '../../errors';
import type { QueryTree, QueryValue } from '../../syntax/query-tree';
import { AList, ASet, Native, SObj, type Value } from '../../values';
import type { QueryContext } from './context';

type Literal = Extract<QueryValue, { kind: 'literal' }>;

const DAY = 86_400_000;

/** Days from today by the date formulas that are single days. */
const DAYS: Readonly<Record<string, number>> = { today: 0, yesterday: -1, tomorrow: 1 };

function literalValue({ type, text }: Literal): Value {
    switch (type) {
        case 'null':
            return null;
        case 'boolean':
            return text.toLowerCase() === 'true';
        case 'string':
            return text;
        case 'number':
            return Dec.parse(text);
        case 'date':
            return new Native('Date', new Date(`${text}T00:00:00Z`));
        case 'datetime':
            return new Native('Datetime', new Date(text));
    }
}

function dayOf(name: string): Value {
    const days = DAYS[name.toLowerCase()];
    if (days === undefined) throw new NotSupported(`the SOQL date ${name}`);
    const today = new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
    return new Native('Date', new Date(`${today}T00:00:00Z`));
}

/** A value of a query, evaluated once; `run` returns the values that a subquery selects. */
export function operandValue(
    context: QueryContext,
    value: QueryValue,
    run: (query: QueryTree) => Value[],
): Value {
    switch (value.kind) {
        case 'literal':
            return literalValue(value);
        case 'dateFormula':
            return dayOf(value.name);
        case 'bind':
            return context.evaluate(value.expression);
        case 'list':
            return new AList(value.items.map((item) => operandValue(context, item, run)));
        case 'query':
            return new AList(run(value.query));
        case 'unsupported':
            throw new NotSupported(`SOQL ${value.what}`);
    }
}

/** The items of a collection; null for a single value. */
export const itemsOf = (value: Value): Value[] | null =>
    value instanceof AList || value instanceof ASet ? [...value.items] : null;

/** Converts a value for comparison: a record to its id, and an empty text to null. */
export function plain(value: Value): Value {
    if (value instanceof SObj) return value.value('id');
    return value === '' ? null : value;
}
