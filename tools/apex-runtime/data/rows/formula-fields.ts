/** Formula fields and validation rules: formulas on rows. */
import { Dec } from '../../decimal';
import { NotSupported } from '../../errors';
import { evaluateFormula, type FormulaRecord } from '../../formula/evaluate';
import type { ValidationRule } from '../../metadata/object';
import { equal } from '../../operators';
import type { Field, ObjectType } from '../../schema';
import { textOf } from '../../value-text';
import { isNumber, type Value } from '../../values';
import { RowError } from '../dml/row-error';
import type { Records } from './records';
import { valueIn, type Row } from './table';

/** A row before or after a change. */
export interface Version {
    readonly object: ObjectType;
    readonly row: Row;
    /** Null for a new record. */
    readonly before: Row | null;
}

/** Evaluates the formulas of an org. */
export class Formulas {
    private readonly records: Records;
    private readonly userId: () => string;

    constructor(records: Records, userId: () => string) {
        this.records = records;
        this.userId = userId;
    }

    /** The value of any field of a row. */
    valueOf(object: ObjectType, row: Row, field: Field): Value {
        if (!field.isFormula) return valueIn(row, field.key);
        const { formula, blanksAreZero } = field;
        if (formula === null)
            throw new NotSupported(`the roll-up summary ${object.name}.${field.name}`);
        const view = this.view({ object, row, before: null }, blanksAreZero);
        return asFieldValue(object, field, evaluateFormula(formula, view));
    }

    /** Refuses a row that breaks one of the rules. */
    checkRules(rules: readonly ValidationRule[], version: Version): void {
        for (const rule of rules) {
            const value = evaluateFormula(rule.formula, this.view(version, true));
            if (value !== true) continue;
            const fields = rule.field === null ? [] : [rule.field];
            throw new RowError('FIELD_CUSTOM_VALIDATION_EXCEPTION', rule.message, fields);
        }
    }

    private view({ object, row, before }: Version, blanksAreZero: boolean): FormulaRecord {
        return {
            isNew: before === null,
            blanksAreZero,
            valueAt: (path) => this.valueAt(object, row, path),
            valueBefore: (path) => this.valueAt(object, before ?? row, path),
            isNumberField: (path) => this.end(object, row, path).field.apexType === 'decimal',
        };
    }

    private valueAt(object: ObjectType, row: Row, path: readonly string[]): Value {
        const [first = '', second] = path;
        if (first.startsWith('$')) return this.global(path);
        if (second === undefined && !object.fields.has(first))
            throw new NotSupported(`${first} in a formula of ${object.name}`);
        const end = this.end(object, row, path);
        return end.row ? this.valueOf(end.object, end.row, end.field) : null;
    }

    /** Follows a path such as `account__r.name`. */
    private end(
        object: ObjectType,
        row: Row,
        path: readonly string[],
    ): { object: ObjectType; row: Row | undefined; field: Field } {
        const { schema } = this.records;
        let at: { object: ObjectType; row: Row | undefined } = { object, row };
        for (const step of path.slice(0, -1)) {
            const lookup = schema.lookup(at.object, step);
            if (!lookup?.refTo) throw new NotSupported(`${path.join('.')} in a formula`);
            const id = at.row?.get(lookup.key);
            at = { object: schema.object(lookup.refTo), row: this.records.live(id) };
        }
        return { ...at, field: schema.field(at.object, path.at(-1) ?? '') };
    }

    private global([name = '', ...rest]: readonly string[]): Value {
        const user = this.records.live(this.userId());
        if (name !== '$user' || !user || rest.length === 0)
            throw new NotSupported(`${[name, ...rest].join('.')} in a formula`);
        return this.valueAt(this.records.schema.object('User'), user, rest);
    }
}

/** Converts a formula's value to its field's type. */
function asFieldValue(object: ObjectType, field: Field, value: Value): Value {
    if (field.apexType === 'boolean') return value === true;
    if (value === null) return null;
    if (isNumber(value) && field.apexType === 'decimal')
        return field.scale === null ? Dec.of(value) : Dec.of(value).setScale(field.scale);
    const isText = typeof value === 'string' && field.apexType === 'string';
    const isDay = field.apexType === 'date' || field.apexType === 'datetime';
    if (isText || isDay) return value;
    throw new NotSupported(`${textOf(value)} as the value of ${object.name}.${field.name}`);
}

/** Whether two stored values are the same for a unique field or an external id. */
export const sameValue = (field: Field, a: Value, b: Value): boolean =>
    field.caseSensitive ? a === b : equal(a, b);
