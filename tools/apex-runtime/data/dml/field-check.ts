/** Checks a value for a field, and converts it to its stored form. */
import { Dec } from '../../decimal';
import { compare } from '../../operators';
import { toId18 } from '../../record-id';
import type { Field } from '../../schema';
import { textOf } from '../../value-text';
import { isNumber, type Value } from '../../values';
import { RowError } from './row-error';

const EMAIL = /^[^\s@,;]+@[^\s@.,;]+(?:\.[^\s@.,;]+)+$/;

/** Converts a value to its stored form. Throws a RowError if the field refuses it. */
export function checkedValue(field: Field, value: Value): Value {
    if (value === null || value === '') return field.apexType === 'boolean' ? false : null;
    if (typeof value === 'string' && field.apexType === 'id') return checkedId(field, value);
    if (typeof value === 'string') checkText(field, value);
    if (field.apexType === 'decimal' && isNumber(value)) return checkedNumber(field, Dec.of(value));
    return value;
}

function checkedId(field: Field, value: string): string {
    const id = toId18(value);
    if (id !== null) return id;
    throw new RowError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${value}`, [
        field.name,
    ]);
}

function checkText(field: Field, value: string): void {
    if (field.length && value.length > field.length)
        throw new RowError(
            'STRING_TOO_LONG',
            `${field.label}: data value too large: ${value} (max length=${field.length})`,
            [field.name],
        );
    if (field.displayType === 'EMAIL' && !EMAIL.test(value))
        throw new RowError(
            'INVALID_EMAIL_ADDRESS',
            `${field.label}: invalid email address: ${value}`,
            [field.name],
        );
    if (field.restricted) checkPicklist(field, value);
}

function checkPicklist(field: Field, value: string): void {
    const chosen = field.displayType === 'MULTIPICKLIST' ? value.split(';') : [value];
    const isKnown = (one: string): boolean =>
        field.values.some((entry) => entry.value.toLowerCase() === one.toLowerCase());
    if (chosen.every(isKnown)) return;
    throw new RowError(
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        `${field.label}: bad value for restricted picklist field: ${value}`,
        [field.name],
    );
}

function checkedNumber(field: Field, value: Dec): Dec {
    const { precision, scale } = field;
    const number = scale === null ? value : value.setScale(scale, 'HALF_UP');
    if (precision === null) return number;
    const limit = new Dec(10n ** BigInt(precision - (scale ?? 0)), 0);
    const magnitude = number.unscaled < 0n ? new Dec(-number.unscaled, number.scale) : number;
    if (compare(magnitude, limit) < 0) return number;
    throw new RowError(
        'NUMBER_OUTSIDE_VALID_RANGE',
        `${field.label}: value outside of valid range on numeric field: ${textOf(value)}`,
        [field.name],
    );
}
