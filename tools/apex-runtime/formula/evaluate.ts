/** Evaluates formulas on a record. */
import { Dec } from '../decimal';
import { NotSupported } from '../errors';
import { calculate, compare, isOrderOperator, orderTest, same } from '../operators';
import { textOf } from '../value-text';
import { isNumber, type Value } from '../values';
import { FUNCTIONS } from './functions';
import { parseFormula, type Formula } from './parse';

/** What a formula sees of its record. */
export interface FormulaRecord {
    /** The value at a path of lower-case names, such as `account__r.name` or `$user.id`. */
    valueAt(path: readonly string[]): Value;
    /** The value of a field before the change; of a new record, the value itself. */
    valueBefore(path: readonly string[]): Value;
    readonly isNew: boolean;
    /** Whether a blank number counts as zero. */
    readonly blanksAreZero: boolean;
    /** Whether a path leads to a number. */
    isNumberField(path: readonly string[]): boolean;
}

const NUMERIC = new Set(['+', '-', '*', '/', '^']);

function raise(type: string, message: string): never {
    throw new NotSupported(`a formula that ends in ${type}: ${message}`);
}

class Evaluation {
    private readonly record: FormulaRecord;

    constructor(record: FormulaRecord) {
        this.record = record;
    }

    value(formula: Formula): Value {
        switch (formula.kind) {
            case 'literal':
                return formula.value === '' ? null : formula.value;
            case 'field':
                return this.field(formula.path);
            case 'call':
                return this.call(formula.name, formula.args);
            case 'binary':
                return this.binary(formula.operator, formula.left, formula.right);
        }
    }

    isTrue(formula: Formula): boolean {
        const value = this.value(formula);
        if (value === null || typeof value === 'boolean') return value === true;
        throw new NotSupported(`${textOf(value)} as a condition of a formula`);
    }

    private field(path: readonly string[]): Value {
        const value = this.record.valueAt(path);
        const isZero = value === null && this.record.blanksAreZero;
        return isZero && this.record.isNumberField(path) ? Dec.of(0) : value;
    }

    private call(name: string, args: readonly Formula[]): Value {
        const lazy = this.lazy(name, args);
        if (lazy !== undefined) return lazy;
        const known = FUNCTIONS.get(name);
        if (!known) throw new NotSupported(`the formula function ${name.toUpperCase()}`);
        return known(...args.map((arg) => this.argument(name, arg)));
    }

    /** ISBLANK and the like see a blank number as blank. */
    private argument(name: string, formula: Formula): Value {
        const asksForBlank = ['isblank', 'isnull', 'blankvalue', 'nullvalue'].includes(name);
        if (asksForBlank && formula.kind === 'field') return this.record.valueAt(formula.path);
        return this.value(formula);
    }

    private lazy(name: string, args: readonly Formula[]): Value | undefined {
        const [first, second, third] = args;
        switch (name) {
            case 'and':
                return args.every((arg) => this.isTrue(arg));
            case 'or':
                return args.some((arg) => this.isTrue(arg));
            case 'if':
                if (!first || !second || !third)
                    return raise('a syntax error', 'IF needs three parts');
                return this.value(this.isTrue(first) ? second : third);
            case 'case':
                return this.choose(args);
            case 'isnew':
                return this.record.isNew;
            case 'ischanged':
                return !this.record.isNew && !same(this.pathValue(first), this.before(first));
            case 'priorvalue':
                return this.before(first);
            default:
                return undefined;
        }
    }

    private choose(args: readonly Formula[]): Value {
        const [subject, ...rest] = args;
        const fallback = rest.pop();
        if (!subject || !fallback) return raise('a syntax error', 'CASE needs more parts');
        const value = this.value(subject);
        for (let i = 0; i + 1 < rest.length; i += 2) {
            const [when, then] = rest.slice(i);
            if (when && then && same(value, this.value(when))) return this.value(then);
        }
        return this.value(fallback);
    }

    private pathOf(formula: Formula | undefined): readonly string[] {
        if (formula?.kind !== 'field')
            throw new NotSupported('ISCHANGED of something else than a field');
        return formula.path;
    }

    private pathValue(formula: Formula | undefined): Value {
        return this.record.valueAt(this.pathOf(formula));
    }

    private before(formula: Formula | undefined): Value {
        return this.record.valueBefore(this.pathOf(formula));
    }

    private binary(operator: string, left: Formula, right: Formula): Value {
        if (operator === '&&') return this.isTrue(left) && this.isTrue(right);
        if (operator === '||') return this.isTrue(left) || this.isTrue(right);
        const [a, b] = [this.value(left), this.value(right)];
        if (operator === '=') return same(a, b);
        if (operator === '<>') return !same(a, b);
        if (operator === '&') return concatenated(a, b);
        if (operator === '+' && (typeof a === 'string' || typeof b === 'string'))
            return concatenated(a, b);
        if (a === null || b === null) return NUMERIC.has(operator) ? null : false;
        if (NUMERIC.has(operator)) return arithmetic(operator, a, b);
        if (isOrderOperator(operator)) return orderTest(operator)(compare(a, b));
        throw new NotSupported(`the formula operator ${operator}`);
    }
}

function concatenated(a: Value, b: Value): Value {
    for (const value of [a, b])
        if (value !== null && typeof value !== 'string')
            throw new NotSupported(`${textOf(value)} joined to a text in a formula`);
    return textOf(a ?? '') + textOf(b ?? '') || null;
}

function arithmetic(operator: string, a: Value, b: Value): Value {
    const isPower = operator === '^';
    if (isPower || (typeof a === 'boolean' && typeof b === 'boolean'))
        throw new NotSupported(`the formula operator ${operator} on ${textOf(a)}`);
    return calculate(operator, isNumber(a) ? Dec.of(a) : a, b, raise);
}

/** The value of a formula for a record; a blank text is null. */
export const evaluateFormula = (source: string, record: FormulaRecord): Value =>
    new Evaluation(record).value(parseFormula(source));
