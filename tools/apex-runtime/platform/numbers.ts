// @ts-nocheck
/** Integer, Long, Decimal, Double, Boolean and Math. */
import { Dec, EnumVal, compare, lower, textOf, calculate } from '../values';

const mode = (value, fallback) => (value instanceof EnumVal ? value.name : fallback);
const toInteger = (d) => Number(BigInt.asIntN(32, d.setScale(0, 'DOWN').unscaled));
const toLong = (d) => BigInt.asIntN(64, d.setScale(0, 'DOWN').unscaled);
const absolute = (d) => new Dec(d.unscaled < 0n ? -d.unscaled : d.unscaled, d.scale);
const float = (value) => Number(textOf(value));

function grouped(d) {
    const [whole, fraction] = d.toString().split('.');
    const text = whole.replace(/\B(?=(\d{3})+$)/g, ',');
    const rest = fraction?.replace(/0+$/, '').slice(0, 3);
    return rest ? `${text}.${rest}` : text;
}

export const numbers = {
    setscale: (my, d, scale, how) => d.setScale(scale, mode(how, 'HALF_EVEN')),
    round: (my, d, how) => toLong(d.setScale(0, mode(how, 'HALF_EVEN'))),
    intvalue: (my, d) => toInteger(d),
    longvalue: (my, d) => toLong(d),
    doublevalue: (my, d) => d,
    decimalvalue: (my, d) => d,
    scale: (my, d) => d.scale,
    precision: (my, d) => absolute(d).unscaled.toString().length,
    abs: (my, d) => absolute(d),
    striptrailingzeros: (my, d) => d.strip(),
    toplainstring: (my, d) => d.toString(),
    format: (my, d) => grouped(d),
    pow: (my, d, n) =>
        Array.from({ length: n }).reduce((p) => calculate('*', p, d, () => {}), new Dec(1n, 0)),
    divide(my, d, by, scale, how) {
        if (Dec.of(by).unscaled === 0n) my.raise('MathException', 'Divide by 0');
        const wide = new Dec(
            (d.unscaled * 10n ** BigInt(scale + 40 + Dec.of(by).scale)) / Dec.of(by).unscaled,
            d.scale + scale + 40,
        );
        return wide.setScale(scale, mode(how, 'HALF_EVEN'));
    },
};

function parsed(my, value, type, pattern) {
    if (value === null) my.raise('NullPointerException', 'Argument cannot be null.');
    const decimal =
        typeof value === 'string' && !pattern.test(value.trim()) ? null : Dec.of(textOf(value));
    return decimal ?? my.raise('TypeException', `Invalid ${type}: ${textOf(value)}`);
}

const WHOLE = /^[+-]?\d+$/;
const ANY = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function whole(my, value, type, bits) {
    const result = parsed(my, value, type, WHOLE).setScale(0, 'DOWN').unscaled;
    if (typeof value === 'string' && BigInt.asIntN(bits, result) !== result)
        my.raise('TypeException', `Invalid ${type}: ${value}`);
    return BigInt.asIntN(bits, result);
}

const sameKind = (value, d) =>
    value instanceof Dec ? d : typeof value === 'bigint' ? toLong(d) : toInteger(d);
const widest = (a, b, chosen) =>
    a instanceof Dec || b instanceof Dec
        ? Dec.of(chosen)
        : typeof a === 'bigint' || typeof b === 'bigint'
          ? BigInt(chosen)
          : chosen;
const real =
    (f) =>
    (my, ...args) =>
        Dec.of(f(...args.map(float)));

export const numberStatics = {
    'integer.valueof': (my, v) => Number(whole(my, v, 'integer', 32)),
    'long.valueof': (my, v) => whole(my, v, 'long', 64),
    'decimal.valueof': (my, v) => parsed(my, v, 'decimal', ANY),
    'double.valueof': (my, v) => parsed(my, v, 'double', ANY),
    'boolean.valueof': (my, v) =>
        v === null
            ? my.raise('NullPointerException', 'Argument cannot be null.')
            : lower(textOf(v)) === 'true',
    'math.abs': (my, v) => sameKind(v, absolute(Dec.of(v))),
    'math.max': (my, a, b) => widest(a, b, compare(a, b) >= 0 ? a : b),
    'math.min': (my, a, b) => widest(a, b, compare(a, b) <= 0 ? a : b),
    'math.mod'(my, a, b) {
        if (Dec.of(b).unscaled === 0n) my.raise('MathException', 'Divide by 0');
        return typeof a === 'bigint' || typeof b === 'bigint' ? BigInt(a) % BigInt(b) : a % b;
    },
    'math.round': (my, v) => toInteger(Dec.of(v).setScale(0, 'HALF_EVEN')),
    'math.roundtolong': (my, v) => toLong(Dec.of(v).setScale(0, 'HALF_EVEN')),
    'math.ceil': (my, v) => Dec.of(v).setScale(0, 'CEILING'),
    'math.floor': (my, v) => Dec.of(v).setScale(0, 'FLOOR'),
    'math.signum': (my, v) => Dec.of(compare(v, 0)),
    'math.pow': real(Math.pow),
    'math.sqrt': real(Math.sqrt),
    'math.log': real(Math.log),
    'math.log10': real(Math.log10),
    'math.exp': real(Math.exp),
    'math.random': real(Math.random),
};
