/** The functions of formulas. Any other is reported as not supported. */
import { Dec } from '../decimal';
import { NotSupported } from '../errors';
import { compare } from '../operators';
import { dateText, timeText } from '../value-text';
import { isDate, isNumber, type Value } from '../values';

/** A function on values; a blank text is null. */
export type FormulaFunction = (...args: readonly Value[]) => Value;

const text = (value: Value | undefined): string => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'string') return value;
    throw new NotSupported('a formula that uses another type where it needs a text');
};

const number = (value: Value | undefined): Dec | null => {
    if (value === null || value === undefined) return null;
    if (isNumber(value)) return Dec.of(value);
    throw new NotSupported('a formula that uses another type where it needs a number');
};

const count = (value: Value | undefined): number => Number(number(value)?.toString() ?? 0);

const textOrNull = (value: string): string | null => (value === '' ? null : value);

/** Converts a value as TEXT does. */
export function formulaText(value: Value): string | null {
    if (value === null || typeof value === 'string') return value;
    if (isNumber(value)) return Dec.of(value).strip().toString();
    if (!isDate(value)) throw new NotSupported('TEXT of this value in a formula');
    const date = dateText(value.state);
    return value.type === 'Date' ? date : `${date} ${timeText(value.state)}Z`;
}

function regex(pattern: string): RegExp {
    try {
        return new RegExp(`^(?:${pattern})$`, 'u');
    } catch {
        throw new NotSupported(`the pattern ${pattern} in a formula`);
    }
}

/** Whether a text as a whole fits a pattern. */
function matches(value: Value | undefined, pattern: Value | undefined): boolean {
    return regex(text(pattern)).test(text(value));
}

function rounded(mode: string): FormulaFunction {
    return (value, places) => number(value)?.setScale(count(places), mode).strip() ?? null;
}

function extreme(sign: number): FormulaFunction {
    return (...args) =>
        args.reduce((best, value) => (compare(value, best) * sign > 0 ? value : best));
}

const slice = (value: Value | undefined, from: number, to?: number): string | null =>
    textOrNull(text(value).slice(Math.max(0, from), to));

/** Functions whose arguments are all evaluated, by lower-case name. */
export const FUNCTIONS: ReadonlyMap<string, FormulaFunction> = new Map<string, FormulaFunction>([
    ['isblank', (value = null) => value === null],
    ['isnull', (value = null) => value === null],
    ['blankvalue', (value = null, other = null) => value ?? other],
    ['nullvalue', (value = null, other = null) => value ?? other],
    ['not', (value) => value !== true],
    ['text', (value = null) => formulaText(value)],
    ['value', (value) => Dec.parse(text(value))],
    ['len', (value) => Dec.of(text(value).length)],
    ['regex', matches],
    ['contains', (value, part) => text(value).includes(text(part))],
    ['begins', (value, part) => text(value).startsWith(text(part))],
    ['left', (value, length) => slice(value, 0, count(length))],
    ['right', (value, length) => slice(value, text(value).length - count(length))],
    [
        'mid',
        (value, from, length) => slice(value, count(from) - 1, count(from) - 1 + count(length)),
    ],
    ['trim', (value) => textOrNull(text(value).trim())],
    ['upper', (value) => textOrNull(text(value).toUpperCase())],
    ['lower', (value) => textOrNull(text(value).toLowerCase())],
    [
        'substitute',
        (value, old, other) => textOrNull(text(value).replaceAll(text(old), text(other))),
    ],
    ['find', (part, value) => Dec.of(text(value).indexOf(text(part)) + 1)],
    ['br', () => '\n'],
    ['ispickval', (value = null, wanted = null) => text(value) === text(wanted)],
    ['abs', (value) => absolute(number(value))],
    ['round', rounded('HALF_UP')],
    ['floor', rounded('FLOOR')],
    ['ceiling', rounded('CEILING')],
    ['max', extreme(1)],
    ['min', extreme(-1)],
    ['isnumber', (value) => Dec.parse(text(value)) !== null],
]);

function absolute(value: Dec | null): Dec | null {
    if (!value) return null;
    return value.unscaled < 0n ? new Dec(-value.unscaled, value.scale) : value;
}
