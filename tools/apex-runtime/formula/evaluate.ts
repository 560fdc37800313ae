/** Compiles formulas to functions on records. */
import { Dec } from '../decimal';
import { NotSupported } from '../errors';
import { same } from '../operators';
import { textOf } from '../value-text';
import type { Value } from '../values';
import { FUNCTIONS } from './functions';
import { combined } from './operators';
import { parseFormula, type Formula } from './parse';

/** A formula's view of its record. */
export interface FormulaRecord {
    /** The value at a path of lower-case names, such as `account__r.name` or `$user.id`. */
    valueAt(path: readonly string[]): Value;
    /** The value of a field before the change; for a new record, the value itself. */
    valueBefore(path: readonly string[]): Value;
    readonly isNew: boolean;
    /** Whether a blank number counts as zero. */
    readonly blanksAreZero: boolean;
    /** Whether a path leads to a number. */
    isNumberField(path: readonly string[]): boolean;
}

type Evaluate = (record: FormulaRecord) => Value;
type Test = (record: FormulaRecord) => boolean;

/** A function that fails only when it is called. */
const failing =
    (what: string): Evaluate =>
    () => {
        throw new NotSupported(what);
    };

function compile(formula: Formula): Evaluate {
    switch (formula.kind) {
        case 'literal': {
            const value = formula.value === '' ? null : formula.value;
            return () => value;
        }
        case 'field': {
            const { path } = formula;
            return (record) => fieldValue(record, path);
        }
        case 'call':
            return compileLazy(formula.name, formula.args) ?? compileCall(formula);
        case 'binary':
            return compileBinary(formula.operator, formula.left, formula.right);
    }
}

function fieldValue(record: FormulaRecord, path: readonly string[]): Value {
    const value = record.valueAt(path);
    const isZero = value === null && record.blanksAreZero;
    return isZero && record.isNumberField(path) ? Dec.of(0) : value;
}

function compileTest(formula: Formula): Test {
    const evaluate = compile(formula);
    return (record) => {
        const value = evaluate(record);
        if (value === null || typeof value === 'boolean') return value === true;
        throw new NotSupported(`${textOf(value)} as a condition of a formula`);
    };
}

function compileCall({ name, args }: Extract<Formula, { kind: 'call' }>): Evaluate {
    const known = FUNCTIONS.get(name);
    if (!known) return failing(`the formula function ${name.toUpperCase()}`);
    const values = args.map((arg) => compileArgument(name, arg));
    return (record) => known(...values.map((evaluate) => evaluate(record)));
}

const ASKS_FOR_BLANK = new Set(['isblank', 'isnull', 'blankvalue', 'nullvalue']);

/** ISBLANK and the like see a blank number as blank. */
function compileArgument(name: string, formula: Formula): Evaluate {
    if (!ASKS_FOR_BLANK.has(name) || formula.kind !== 'field') return compile(formula);
    const { path } = formula;
    return (record) => record.valueAt(path);
}

/** Compiles a function that doesn't evaluate all its arguments, or needs their old values; null for others. */
function compileLazy(name: string, args: readonly Formula[]): Evaluate | null {
    const [first] = args;
    switch (name) {
        case 'and': {
            const tests = args.map(compileTest);
            return (record) => tests.every((test) => test(record));
        }
        case 'or': {
            const tests = args.map(compileTest);
            return (record) => tests.some((test) => test(record));
        }
        case 'if':
            return compileIf(args);
        case 'case':
            return compileCase(args);
        case 'isnew':
            return (record) => record.isNew;
        case 'ischanged':
            return compileChange(first, (record, path) => {
                const before = record.valueBefore(path);
                return !record.isNew && !same(record.valueAt(path), before);
            });
        case 'priorvalue':
            return compileChange(first, (record, path) => record.valueBefore(path));
        default:
            return null;
    }
}

function compileChange(
    formula: Formula | undefined,
    compare: (record: FormulaRecord, path: readonly string[]) => Value,
): Evaluate {
    if (formula?.kind !== 'field') return failing('ISCHANGED of something else than a field');
    const { path } = formula;
    return (record) => compare(record, path);
}

function compileIf([condition, yes, no]: readonly Formula[]): Evaluate {
    if (!condition || !yes || !no)
        return failing('a formula that ends in a syntax error: IF needs three parts');
    const [test, then, otherwise] = [compileTest(condition), compile(yes), compile(no)];
    return (record) => (test(record) ? then(record) : otherwise(record));
}

function compileCase([subject, ...rest]: readonly Formula[]): Evaluate {
    const fallback = rest.pop();
    if (!subject || !fallback)
        return failing('a formula that ends in a syntax error: CASE needs more parts');
    const [evaluate, otherwise] = [compile(subject), compile(fallback)];
    const parts = rest.map(compile);
    return (record) => {
        const value = evaluate(record);
        for (let i = 0; i + 1 < parts.length; i += 2) {
            const [when, then] = parts.slice(i);
            if (when && then && same(value, when(record))) return then(record);
        }
        return otherwise(record);
    };
}

function compileBinary(operator: string, first: Formula, second: Formula): Evaluate {
    if (operator === '&&' || operator === '||') {
        const [left, right] = [compileTest(first), compileTest(second)];
        return operator === '&&'
            ? (record) => left(record) && right(record)
            : (record) => left(record) || right(record);
    }
    const [left, right] = [compile(first), compile(second)];
    return (record) => combined(operator, left(record), right(record));
}

const compiled = new Map<string, Evaluate>();

/** The value of a formula for a record; a blank text is null. */
export function evaluateFormula(source: string, record: FormulaRecord): Value {
    const evaluate = compiled.get(source) ?? compile(parseFormula(source));
    compiled.set(source, evaluate);
    return evaluate(record);
}
