// @ts-nocheck
/** Apex values: how they are held, compared, printed and calculated with. */

export const lower = (text) => text.toLowerCase();

/** Something that the tool does not model. Ends the test as neither passed nor failed. */
export class NotSupported extends Error {}

/** A mistake that the Apex compiler would have refused. Apex code can not catch it. */
export class CompileError extends Error {}

/** A thrown Apex exception on its way to a catch clause. */
export class ApexThrow extends Error {
    constructor(instance) {
        super(String(instance.fields.get('message')));
        this.instance = instance;
    }
}

/** An exact decimal: `unscaled` divided by ten to the power of `scale`. */
export class Dec {
    constructor(unscaled, scale) {
        this.unscaled = unscaled;
        this.scale = scale;
    }

    /** The decimal that a number or a text stands for; null when the text is no number. */
    static of(value) {
        if (value instanceof Dec) return value;
        if (typeof value === 'bigint') return new Dec(value, 0);
        const match = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(String(value).trim());
        if (!match || (match[2] === '' && match[3] === '')) return null;
        let scale = match[3].length - Number(match[4] ?? 0);
        let unscaled = BigInt(match[2] + match[3]);
        if (match[1] === '-') unscaled = -unscaled;
        if (scale < 0) {
            unscaled *= 10n ** BigInt(-scale);
            scale = 0;
        }
        return new Dec(unscaled, scale);
    }

    /** The unscaled value at a scale that is not smaller than this one's. */
    at(scale) {
        return this.unscaled * 10n ** BigInt(scale - this.scale);
    }

    setScale(scale, mode = 'HALF_UP') {
        if (scale >= this.scale) return new Dec(this.at(scale), scale);
        const divisor = 10n ** BigInt(this.scale - scale);
        const negative = this.unscaled < 0n;
        const magnitude = negative ? -this.unscaled : this.unscaled;
        let quotient = magnitude / divisor;
        const twice = (magnitude % divisor) * 2n;
        if (roundsAway(mode, twice, divisor, quotient, negative)) quotient++;
        return new Dec(negative ? -quotient : quotient, scale);
    }

    strip() {
        let { unscaled, scale } = this;
        while (scale > 0 && unscaled % 10n === 0n) {
            unscaled /= 10n;
            scale--;
        }
        return new Dec(unscaled, scale);
    }

    toString() {
        const negative = this.unscaled < 0n;
        const magnitude = negative ? -this.unscaled : this.unscaled;
        const digits = magnitude.toString().padStart(this.scale + 1, '0');
        const whole = this.scale ? digits.slice(0, -this.scale) : digits;
        const fraction = this.scale ? '.' + digits.slice(-this.scale) : '';
        return (negative ? '-' : '') + whole + fraction;
    }
}

function roundsAway(mode, twice, divisor, quotient, negative) {
    if (twice === 0n) return false;
    switch (mode) {
        case 'UP':
            return true;
        case 'DOWN':
            return false;
        case 'CEILING':
            return !negative;
        case 'FLOOR':
            return negative;
        case 'HALF_UP':
            return twice >= divisor;
        case 'HALF_DOWN':
            return twice > divisor;
        case 'HALF_EVEN':
            return twice > divisor || (twice === divisor && quotient % 2n === 1n);
        default:
            throw new NotSupported(`RoundingMode.${mode}`);
    }
}

export class AList {
    constructor(items = [], elementType = null) {
        this.items = items;
        this.elementType = elementType;
        this.fromQuery = false;
    }
}

export class ASet {
    constructor(items = [], elementType = null) {
        this.entries = new Map();
        this.elementType = elementType;
        for (const item of items) this.entries.set(keyOf(item), item);
    }

    get items() {
        return [...this.entries.values()];
    }
}

export class AMap {
    constructor(keyType = null, valueType = null) {
        this.entries = new Map();
        this.keyType = keyType;
        this.valueType = valueType;
    }

    set(key, value) {
        this.entries.set(keyOf(key), [key, value]);
    }

    get(key) {
        return this.entries.get(keyOf(key))?.[1] ?? null;
    }
}

/** A record. `fields` maps lower-case names to { name, value }. */
export class SObj {
    constructor(type) {
        this.type = type;
        this.fields = new Map();
        this.queried = null;
    }

    value(name) {
        return this.fields.get(name)?.value ?? null;
    }
}

/** An instance of a class of the project, or of an exception. */
export class Inst {
    constructor(cls) {
        this.cls = cls;
        this.fields = new Map();
    }
}

/** An instance of a platform class; `state` is whatever that class's module keeps. */
export class Native {
    constructor(type, state = {}) {
        this.type = type;
        this.state = state;
    }
}

/** A type used as a value: the left of a static call, or `X.class`. */
export class TypeVal {
    constructor(name) {
        this.name = name;
    }
}

export class EnumVal {
    constructor(cls, name, ordinal) {
        this.cls = cls;
        this.name = name;
        this.ordinal = ordinal;
    }
}

/** What a class of the project says about itself; the interpreter fills these in. */
export const overrides = {
    toString: () => undefined,
    equals: () => undefined,
    hashCode: () => undefined,
};

export const isNumber = (value) =>
    typeof value === 'number' || typeof value === 'bigint' || value instanceof Dec;

export const isDate = (value) => value instanceof Native && value.state instanceof globalThis.Date;

let identities = 0;

/** The key under which a value is held in a Set or as the key of a Map. */
export function keyOf(value) {
    if (value === null) return 'null';
    if (isNumber(value)) return 'n' + Dec.of(value).strip();
    if (typeof value === 'string') return 's' + value;
    if (typeof value === 'boolean') return 'b' + value;
    if (value instanceof EnumVal) return `e${value.cls.full}.${value.name}`;
    if (value instanceof TypeVal) return 't' + lower(value.name);
    if (value instanceof AList || value instanceof ASet) {
        return 'l[' + value.items.map(keyOf).join(',') + ']';
    }
    if (value instanceof SObj) {
        const parts = [...value.fields].map(([name, f]) => name + '=' + keyOf(f.value));
        return `o${value.type}{${parts.sort().join(',')}}`;
    }
    if (isDate(value)) return `d${value.type}${+value.state}`;
    if (value instanceof Native && typeof value.state === 'string') {
        return `v${value.type}:${value.state}`;
    }
    const hash = value instanceof Inst ? overrides.hashCode(value) : undefined;
    if (hash !== undefined) return `h${value.cls.full}:${hash}`;
    value.identity ??= ++identities;
    return 'i' + value.identity;
}

const pad = (number, width = 2) => String(number).padStart(width, '0');

export function dateText(date) {
    return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
}

export function timeText(date) {
    return `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`;
}

/** What `String.valueOf` and concatenation make of a value. */
export function textOf(value) {
    if (value === null || value === undefined) return 'null';
    if (value instanceof AList) return '(' + value.items.map(textOf).join(', ') + ')';
    if (value instanceof ASet) return '{' + value.items.map(textOf).join(', ') + '}';
    if (value instanceof AMap) {
        const pairs = [...value.entries.values()].map(([k, v]) => `${textOf(k)}=${textOf(v)}`);
        return '{' + pairs.join(', ') + '}';
    }
    if (value instanceof SObj) {
        const pairs = [...value.fields.values()].map((f) => `${f.name}=${textOf(f.value)}`);
        return `${value.type}:{${pairs.join(', ')}}`;
    }
    if (value instanceof EnumVal || value instanceof TypeVal) return value.name;
    if (value instanceof Inst) return instanceText(value);
    if (value instanceof Native) return nativeText(value);
    return String(value);
}

function instanceText(value) {
    const own = overrides.toString(value);
    if (own !== undefined) return own;
    if (value.cls.isException) return `${value.cls.full}: ${textOf(value.fields.get('message'))}`;
    const pairs = [...value.fields].map(([name, v]) => `${name}=${textOf(v)}`);
    return `${value.cls.name}:[${pairs.join(', ')}]`;
}

function nativeText(value) {
    if (value.type === 'Date') return dateText(value.state);
    if (value.type === 'Datetime') return `${dateText(value.state)} ${timeText(value.state)}`;
    if (typeof value.state === 'string') return value.state;
    return `${value.type}[]`;
}

/** Orders two values as `<`, ORDER BY and List.sort do; strings without regard to case. */
export function compare(a, b) {
    if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
    if (isNumber(a) && isNumber(b)) {
        const [x, y] = [Dec.of(a), Dec.of(b)];
        const scale = Math.max(x.scale, y.scale);
        const [p, q] = [x.at(scale), y.at(scale)];
        return p < q ? -1 : p > q ? 1 : 0;
    }
    if (typeof a === 'string' && typeof b === 'string') [a, b] = [lower(a), lower(b)];
    if (isDate(a) && isDate(b)) [a, b] = [+a.state, +b.state];
    if (a instanceof EnumVal && b instanceof EnumVal) [a, b] = [a.ordinal, b.ordinal];
    if (typeof a === 'object' || typeof b === 'object') {
        throw new NotSupported(`comparing ${textOf(a)} with ${textOf(b)}`);
    }
    return a < b ? -1 : a > b ? 1 : 0;
}

/** The operator `==`: strings without regard to case, numbers by value, collections by content. */
export function equal(a, b) {
    if (a === null || b === null) return a === b;
    if (typeof a === 'string' && typeof b === 'string') {
        return lower(a) === lower(b);
    }
    return same(a, b);
}

/** The method `equals`: as `==`, but strings with regard to case. */
export function same(a, b) {
    if (a === null || b === null) return a === b;
    if (typeof a === 'string' || typeof b === 'string') return a === b;
    if (isNumber(a) && isNumber(b)) return compare(a, b) === 0;
    if (isDate(a) && isDate(b)) return +a.state === +b.state;
    if (a instanceof AList && b instanceof AList) {
        return a.items.length === b.items.length && a.items.every((x, i) => same(x, b.items[i]));
    }
    if (a instanceof ASet && b instanceof ASet) {
        return (
            a.entries.size === b.entries.size &&
            [...a.entries.keys()].every((k) => b.entries.has(k))
        );
    }
    if (a instanceof AMap && b instanceof AMap) {
        const matches = ([k, [, v]]) => b.entries.has(k) && same(v, b.entries.get(k)[1]);
        return a.entries.size === b.entries.size && [...a.entries].every(matches);
    }
    if (a instanceof Inst) {
        const own = overrides.equals(a, b);
        return own === undefined ? a === b : own;
    }
    const byKey = [SObj, EnumVal, TypeVal].some((t) => a instanceof t && b instanceof t);
    if (byKey) return keyOf(a) === keyOf(b);
    if (a instanceof Native && b instanceof Native) {
        if (typeof a.state === 'string') return a.type === b.type && a.state === b.state;
        if (Buffer.isBuffer(a.state)) return Buffer.isBuffer(b.state) && a.state.equals(b.state);
    }
    return a === b;
}

const DAY = 86_400_000;

/** Applies a binary operator. `raise(type, message)` throws the Apex exception. */
export function calculate(operator, a, b, raise) {
    if (operator === '+' && (typeof a === 'string' || typeof b === 'string')) {
        return textOf(a) + textOf(b);
    }
    if (a === null || b === null) {
        raise('NullPointerException', 'Argument cannot be null.');
    }
    if (isDate(a) && isNumber(b) && (operator === '+' || operator === '-')) {
        const days = Number(Dec.of(b).toString()) * (operator === '+' ? 1 : -1);
        return new Native(a.type, new Date(+a.state + Math.round(days * DAY)));
    }
    if (typeof a === 'boolean' && typeof b === 'boolean') return onBooleans(operator, a, b);
    if (!isNumber(a) || !isNumber(b)) {
        throw new NotSupported(`operator ${operator} on ${textOf(a)} and ${textOf(b)}`);
    }
    if (operator === '/' && Dec.of(b).unscaled === 0n) raise('MathException', 'Divide by 0');
    if (a instanceof Dec || b instanceof Dec) return onDecimals(operator, Dec.of(a), Dec.of(b));
    if (typeof a === 'bigint' || typeof b === 'bigint') {
        return BigInt.asIntN(64, onIntegers(operator, BigInt(a), BigInt(b), 64n));
    }
    return Number(BigInt.asIntN(32, onIntegers(operator, BigInt(a), BigInt(b), 32n)));
}

function onBooleans(operator, a, b) {
    switch (operator) {
        case '&':
            return a && b;
        case '|':
            return a || b;
        case '^':
            return a !== b;
        default:
            throw new NotSupported(`operator ${operator} on Booleans`);
    }
}

function onDecimals(operator, x, y) {
    const scale = Math.max(x.scale, y.scale);
    switch (operator) {
        case '+':
            return new Dec(x.at(scale) + y.at(scale), scale);
        case '-':
            return new Dec(x.at(scale) - y.at(scale), scale);
        case '*':
            return new Dec(x.unscaled * y.unscaled, x.scale + y.scale);
        case '/':
            return new Dec((x.at(scale) * 10n ** 34n) / y.at(scale), 34).setScale(33).strip();
        default:
            throw new NotSupported(`operator ${operator} on Decimals`);
    }
}

function onIntegers(operator, a, b, bits) {
    switch (operator) {
        case '+':
            return a + b;
        case '-':
            return a - b;
        case '*':
            return a * b;
        case '/':
            return a / b;
        case '&':
            return a & b;
        case '|':
            return a | b;
        case '^':
            return a ^ b;
        case '<<':
            return a << (b & (bits - 1n));
        case '>>':
            return a >> (b & (bits - 1n));
        case '>>>':
            return BigInt.asUintN(Number(bits), a) >> (b & (bits - 1n));
        default:
            throw new NotSupported(`operator ${operator} on integers`);
    }
}

const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The 18-character form of a record id, or null when the text is no id. */
export function toId18(text) {
    if (!/^[a-zA-Z0-9]{15}([A-Za-z0-5]{3})?$/.test(text)) return null;
    if (text.length === 18) return text;
    const chunk = (start) => {
        const bits = [...text.slice(start, start + 5)].map((c, i) =>
            /[A-Z]/.test(c) ? 1 << i : 0,
        );
        return SUFFIX[bits.reduce((sum, bit) => sum + bit, 0)];
    };
    return text + chunk(0) + chunk(5) + chunk(10);
}
