/** Default and derived values of a new record. */
import { NotSupported } from '../../errors';
import { evaluateFormula, type FormulaRecord } from '../../formula/evaluate';
import type { Field, ObjectType } from '../../schema';
import { Native, lower, type Value } from '../../values';
import { checkedValue } from '../dml/field-check';
import type { OrgShape } from '../shape';
import type { Records } from './records';

/** The values of a row under construction. */
export type Draft = Map<string, Value>;

const NO_RECORD: FormulaRecord = {
    isNew: true,
    blanksAreZero: false,
    isNumberField: () => false,
    valueAt: (path) => {
        throw new NotSupported(`${path.join('.')} in a default value`);
    },
    valueBefore: () => null,
};

function autoNumber(records: Records, object: ObjectType, field: Field): string {
    const format = field.displayFormat ?? '{0}';
    const number = String(records.store.nextNumber(object, field.key));
    return format.replace(/\{([^}]*)\}/g, (_, zeros: string) => {
        if (!/^0+$/.test(zeros)) throw new NotSupported(`the auto-number format ${format}`);
        return number.padStart(zeros.length, '0');
    });
}

function defaultOf(field: Field): Value {
    const chosen = field.values.find((value) => value.isDefault);
    if (chosen) return chosen.value;
    if (field.defaultValue === null || field.defaultValue === '')
        return field.apexType === 'boolean' ? false : null;
    return checkedValue(field, evaluateFormula(field.defaultValue, NO_RECORD));
}

/** A row with the defaults of its object. */
export function newRow(records: Records, object: ObjectType, shape: OrgShape): Draft {
    const row: Draft = new Map();
    for (const field of object.fields.values()) {
        if (field.isFormula || field.apexType === null) continue;
        const value = field.autoNumber ? autoNumber(records, object, field) : defaultOf(field);
        if (value !== null) row.set(field.key, value);
    }
    if (object.fields.has('currencyisocode')) row.set('currencyisocode', shape.currencies[0]);
    if (object.key === 'user') row.set('isactive', true).set('usertype', 'Standard');
    return row;
}

/** The current time in whole seconds, as in records. */
export const now = (): Native<Date> =>
    new Native('Datetime', new Date(Math.floor(Date.now() / 1000) * 1000));

/** Sets when and by whom a row was changed. */
export function stamp(row: Draft, userId: string | null, isNew: boolean): void {
    const time = now();
    row.set('lastmodifieddate', time).set('systemmodstamp', time).set('lastmodifiedbyid', userId);
    if (isNew) row.set('createddate', time).set('createdbyid', userId);
}

/** Sets names that are derived from other fields. */
export function completeNames(object: ObjectType, row: Draft): void {
    const isPerson = object.key !== 'account' || row.get('ispersonaccount') === true;
    if (object.fields.has('lastname') && isPerson) {
        const parts = [row.get('firstname'), row.get('lastname')];
        row.set('name', parts.filter((part) => typeof part === 'string').join(' ') || null);
    }
    const id = row.get('id') ?? null;
    if (object.custom && (row.get('name') ?? null) === null && id !== null) row.set('name', id);
}

/** Converts a TypeScript value to the field's stored form. */
export function givenValue(field: Field, value: Value | Date): Value {
    if (!(value instanceof Date)) return checkedValue(field, value);
    return new Native(field.apexType === 'date' ? 'Date' : 'Datetime', value);
}

/** Sets values in a row by field name in any case, without the platform's rules. */
export function putValues(
    object: ObjectType,
    row: Draft,
    values: Readonly<Record<string, Value | Date>>,
): void {
    for (const [name, value] of Object.entries(values)) {
        const field = object.fields.get(lower(name));
        if (!field) throw new RangeError(`${object.name} has no field ${name}`);
        row.set(field.key, givenValue(field, value));
    }
}
