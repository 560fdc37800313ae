/** Math. */
import { Dec } from '../decimal';
import { compare } from '../operators';
import type { Value } from '../values';
import { anyNumber, decimal, whole } from './kinds';
import { absolute, toInteger, toLong } from './numbers';
import { pureStatic, staticMethod, type StaticMethods } from './signature';

type Num = number | bigint | Dec;

/** Converts a result to its operand's type. */
function inTypeOf(value: Num, result: Dec): Value {
    if (value instanceof Dec) return result;
    return typeof value === 'bigint' ? toLong(result) : toInteger(result);
}

/** One of two numbers, in the wider type. */
function widest(a: Num, b: Num, chosen: Num): Value {
    if (a instanceof Dec || b instanceof Dec) return Dec.of(chosen);
    return typeof a === 'bigint' || typeof b === 'bigint' ? toLong(Dec.of(chosen)) : chosen;
}

const real = (value: number): Dec | null => Dec.parse(String(value));
const float = (d: Dec): number => Number(d.toString());

export const mathStatics: StaticMethods = {
    abs: pureStatic([anyNumber], (v) => inTypeOf(v, absolute(Dec.of(v)))),
    max: pureStatic([anyNumber, anyNumber], (a, b) => widest(a, b, compare(a, b) >= 0 ? a : b)),
    min: pureStatic([anyNumber, anyNumber], (a, b) => widest(a, b, compare(a, b) <= 0 ? a : b)),
    mod: staticMethod([whole, whole], ({ vm }, a, b) => {
        if (BigInt(b) === 0n) return vm.raise('MathException', 'Divide by 0');
        const rest = BigInt(a) % BigInt(b);
        return typeof a === 'bigint' || typeof b === 'bigint' ? rest : Number(rest);
    }),
    round: pureStatic([decimal], (d) => toInteger(d.setScale(0, 'HALF_EVEN'))),
    roundtolong: pureStatic([decimal], (d) => toLong(d.setScale(0, 'HALF_EVEN'))),
    ceil: pureStatic([decimal], (d) => d.setScale(0, 'CEILING')),
    floor: pureStatic([decimal], (d) => d.setScale(0, 'FLOOR')),
    signum: pureStatic([decimal], (d) => Dec.of(compare(d, 0))),
    pow: pureStatic([decimal, decimal], (a, b) => real(float(a) ** float(b))),
    sqrt: pureStatic([decimal], (d) => real(Math.sqrt(float(d)))),
    random: pureStatic([], () => real(Math.random())),
};
