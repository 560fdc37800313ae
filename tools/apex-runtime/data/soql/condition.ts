/** Conditions of WHERE: checked and evaluated once, then tested on each row. */
import { CompileError, NotSupported } from '../../errors';
import { compare, orderTest } from '../../operators';
import { toId18 } from '../../record-id';
import type { Field } from '../../schema';
import type { QueryComparison, QueryCondition, QueryTree } from '../../syntax/query-tree';
import { dateText } from '../../value-text';
import { Native, isDate, type Value } from '../../values';
import { sameValue } from '../rows/formula-fields';
import type { Row } from '../rows/table';
import { resolvePath, valueAt, type QueryContext, type ResolvedPath } from './context';
import { itemsOf, operandValue, plain } from './operand';

/** A prepared condition. */
export interface Test {
    readonly matches: (row: Row) => boolean;
    /** Indexed fields and values, one of which a matching row has; null if the condition names none. */
    readonly keys: readonly Key[] | null;
}

/** A value of an indexed field. */
interface Key {
    readonly field: string;
    readonly value: Value;
}

/** Runs a subquery and returns the values that it selects. */
export type RunSubquery = (query: QueryTree) => Value[];

/** Prepares a condition. */
export function prepare(context: QueryContext, condition: QueryCondition, run: RunSubquery): Test {
    switch (condition.kind) {
        case 'compare':
            return comparison(context, condition, run);
        case 'not': {
            const { matches } = prepare(context, condition.condition, run);
            return { matches: (row) => !matches(row), keys: null };
        }
        case 'all': {
            const tests = condition.conditions.map((one) => prepare(context, one, run));
            const keys = tests.find((test) => test.keys)?.keys ?? null;
            return { matches: (row) => tests.every((test) => test.matches(row)), keys };
        }
        case 'any': {
            const tests = condition.conditions.map((one) => prepare(context, one, run));
            const keys = tests.every((test) => test.keys)
                ? tests.flatMap((test) => test.keys ?? [])
                : null;
            return { matches: (row) => tests.some((test) => test.matches(row)), keys };
        }
        case 'unsupported':
            throw new NotSupported(`SOQL ${condition.what}`);
    }
}

function comparison(context: QueryContext, node: QueryComparison, run: RunSubquery): Test {
    const path = resolvePath(context, node.path);
    const given = operandValue(context, node.value, run);
    const items = itemsOf(given)?.map((item) => asStored(context, path.field, item));
    const single = items ? null : asStored(context, path.field, given);
    const test = tester(node, path.field, items ?? [single], items !== undefined);
    const isByDay = node.value.kind === 'dateFormula' && path.field.apexType === 'datetime';
    const held = (row: Row): Value => valueAt(context, row, path);
    return {
        matches: isByDay ? (row) => test(dayOf(held(row))) : (row) => test(held(row)),
        keys: keysOf(context, node, path, items ?? [single]),
    };
}

/** The keys of a comparison with values of an indexed field. */
function keysOf(
    { org, object }: QueryContext,
    { operator }: QueryComparison,
    { steps, field }: ResolvedPath,
    values: readonly Value[],
): Key[] | null {
    const isEquality = operator === '=' || operator === 'in';
    const isIndexed = steps.length === 0 && org.records.table(object).isIndexed(field.key);
    if (!isEquality || !isIndexed || values.includes(null)) return null;
    return values.map((value) => ({ field: field.key, value }));
}

/** The day of a time: a date formula stands for whole days. */
const dayOf = (value: Value): Value =>
    isDate(value) ? new Native('Date', new Date(`${dateText(value.state)}T00:00:00Z`)) : value;

/** Converts a value to the field's stored form: ids have 18 characters. */
function asStored(context: QueryContext, field: Field, given: Value): Value {
    const value = plain(given);
    if (field.apexType !== 'id' || typeof value !== 'string') return value;
    const id = toId18(value);
    return id ?? context.org.host.raise('QueryException', `invalid ID field: ${value}`);
}

function tester(
    { operator, text }: QueryComparison,
    field: Field,
    items: readonly Value[],
    isCollection: boolean,
): (value: Value) => boolean {
    switch (operator) {
        case '=':
            return memberTest(field, items);
        case '!=': {
            const isAmong = memberTest(field, items);
            return (value) => !isAmong(value);
        }
        case 'in':
        case 'not in': {
            if (!isCollection) throw new CompileError(`IN needs a collection: ${text}`);
            const isAmong = memberTest(field, items);
            return operator === 'in' ? isAmong : (value) => !isAmong(value);
        }
        case 'like':
            return likeTest(items);
        case 'includes':
        case 'excludes':
            throw new NotSupported(`the SOQL operator ${operator}`);
        default: {
            const isOrdered = orderTest(operator);
            return (value) => items.every((item) => isOrdered(order(value, item)));
        }
    }
}

/** Whether a value is among others, with a look-up for texts. */
function memberTest(field: Field, items: readonly Value[]): (value: Value) => boolean {
    const key = (text: string): string => (field.caseSensitive ? text : text.toLowerCase());
    const texts = new Set<string>();
    const others: Value[] = [];
    for (const item of items) {
        if (typeof item === 'string') texts.add(key(item));
        else others.push(item);
    }
    return (value) =>
        typeof value === 'string'
            ? texts.has(key(value))
            : others.some((item) => sameValue(field, value, item));
}

function likeTest(items: readonly Value[]): (value: Value) => boolean {
    const patterns = items.map(likePattern);
    return (value) => typeof value === 'string' && patterns.some((p) => p?.test(value));
}

function likePattern(pattern: Value): RegExp | null {
    if (typeof pattern !== 'string') return null;
    const source = pattern
        .replace(/\\([%_])|[.*+?^${}()|[\]\\]/g, (all, escaped?: string) => escaped ?? `\\${all}`)
        .replace(/%/g, '.*')
        .replace(/_/g, '.');
    return new RegExp(`^${source}$`, 'is');
}

/** Compares two values; NaN, which matches no operator, for null. */
function order(value: Value, given: Value): number {
    if (value === null || given === null) return NaN;
    if (isDate(value) !== isDate(given))
        throw new NotSupported('a date compared with another type');
    return compare(value, given);
}
