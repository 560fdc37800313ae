/** Integer, Long, Decimal, Double and Boolean. */
import { Dec } from '../decimal';
import type { Interpreter } from '../interpreter';
import { textOf } from '../value-text';
import { lower, type Value } from '../values';
import { anything, constantOf, decimal, integer } from './kinds';
import { method, methodTable, optional, pure, staticMethod, type StaticMethods } from './signature';

const rounding = optional(constantOf('RoundingMode'));
const HALF_EVEN = 'HALF_EVEN';

/** The Integer part of a number. */
export const toInteger = (d: Dec): number =>
    Number(BigInt.asIntN(32, d.setScale(0, 'DOWN').unscaled));

/** The Long part of a number. */
export const toLong = (d: Dec): bigint => BigInt.asIntN(64, d.setScale(0, 'DOWN').unscaled);

export const absolute = (d: Dec): Dec => (d.unscaled < 0n ? new Dec(-d.unscaled, d.scale) : d);

/** With thousands separators and at most three decimal places, as in the locale en_US. */
function grouped(d: Dec): string {
    const [whole = '', fraction] = d.toString().split('.');
    const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',');
    const rest = fraction?.replace(/0+$/, '').slice(0, 3);
    return rest ? `${thousands}.${rest}` : thousands;
}

function divide(vm: Interpreter, d: Dec, by: Dec, scale: number, mode = HALF_EVEN): Dec {
    if (by.unscaled === 0n) return vm.raise('MathException', 'Divide by 0');
    const wide = scale + 40;
    const unscaled = (d.unscaled * 10n ** BigInt(wide + by.scale)) / by.unscaled;
    return new Dec(unscaled, d.scale + wide).setScale(scale, mode);
}

export const numberMethods = methodTable(decimal, {
    setscale: pure([integer, rounding], (d, scale, mode) => d.setScale(scale, mode ?? HALF_EVEN)),
    round: pure([rounding], (d, mode) => toLong(d.setScale(0, mode ?? HALF_EVEN))),
    intvalue: pure([], toInteger),
    longvalue: pure([], toLong),
    doublevalue: pure([], (d) => d),
    scale: pure([], (d) => d.scale),
    precision: pure([], (d) => absolute(d).unscaled.toString().length),
    abs: pure([], absolute),
    striptrailingzeros: pure([], (d) => d.strip()),
    toplainstring: pure([], (d) => d.toString()),
    format: pure([], grouped),
    divide: method([decimal, integer, rounding], ({ vm }, d, by, scale, mode) =>
        divide(vm, d, by, scale, mode),
    ),
});

const WHOLE = /^[+-]?\d+$/;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function parsed(vm: Interpreter, value: Value, type: string, pattern: RegExp): Dec {
    if (value === null) return vm.raise('NullPointerException', 'Argument cannot be null.');
    const isWritten = typeof value !== 'string' || pattern.test(value.trim());
    const number = isWritten ? Dec.parse(textOf(value)) : null;
    return number ?? vm.raise('TypeException', `Invalid ${type}: ${textOf(value)}`);
}

function whole(vm: Interpreter, value: Value, type: string, bits: number): bigint {
    const { unscaled } = parsed(vm, value, type, WHOLE).setScale(0, 'DOWN');
    const held = BigInt.asIntN(bits, unscaled);
    if (typeof value === 'string' && held !== unscaled) {
        vm.raise('TypeException', `Invalid ${type}: ${value}`);
    }
    return held;
}

export const integerStatics: StaticMethods = {
    valueof: staticMethod([anything], ({ vm }, value) => Number(whole(vm, value, 'integer', 32))),
};

export const longStatics: StaticMethods = {
    valueof: staticMethod([anything], ({ vm }, value) => whole(vm, value, 'long', 64)),
};

export const decimalStatics: StaticMethods = {
    valueof: staticMethod([anything], ({ vm }, value) => parsed(vm, value, 'decimal', DECIMAL)),
};

export const doubleStatics: StaticMethods = {
    valueof: staticMethod([anything], ({ vm }, value) => parsed(vm, value, 'double', DECIMAL)),
};

export const booleanStatics: StaticMethods = {
    valueof: staticMethod([anything], ({ vm }, value) =>
        value === null
            ? vm.raise('NullPointerException', 'Argument cannot be null.')
            : lower(textOf(value)) === 'true',
    ),
};
