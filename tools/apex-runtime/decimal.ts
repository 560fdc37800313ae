/** Exact decimals, as Apex calculates with them. */
import { NotSupported } from './errors';

const NUMBER = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/;

/** An exact decimal: `unscaled` divided by ten to the power of `scale`. */
export class Dec {
    readonly tag = 'decimal';
    readonly unscaled: bigint;
    readonly scale: number;

    constructor(unscaled: bigint, scale: number) {
        this.unscaled = unscaled;
        this.scale = scale;
    }

    /** Parses a decimal; null if the text is not a number. */
    static parse(text: string): Dec | null {
        const match = NUMBER.exec(text.trim());
        if (!match) return null;
        const [, sign, whole = '', fraction = '', exponent = '0'] = match;
        if (whole === '' && fraction === '') return null;
        const magnitude = BigInt(whole + fraction);
        const scale = fraction.length - Number(exponent);
        const unscaled = sign === '-' ? -magnitude : magnitude;
        return scale < 0 ? new Dec(unscaled * 10n ** BigInt(-scale), 0) : new Dec(unscaled, scale);
    }

    /** The decimal with the value of any Apex number. */
    static of(value: number | bigint | Dec): Dec;
    /** Parses a decimal; null if the text is not a number. */
    static of(value: number | bigint | Dec | string): Dec | null;
    static of(value: number | bigint | Dec | string): Dec | null {
        if (value instanceof Dec) return value;
        return typeof value === 'bigint' ? new Dec(value, 0) : Dec.parse(String(value));
    }

    /** The unscaled value at a scale that is not smaller than this one's. */
    at(scale: number): bigint {
        return this.unscaled * 10n ** BigInt(scale - this.scale);
    }

    /** The same number with another count of decimal places. `mode` is a System.RoundingMode. */
    setScale(scale: number, mode = 'HALF_UP'): Dec {
        if (scale >= this.scale) return new Dec(this.at(scale), scale);
        const divisor = 10n ** BigInt(this.scale - scale);
        const isNegative = this.unscaled < 0n;
        const magnitude = isNegative ? -this.unscaled : this.unscaled;
        const quotient = magnitude / divisor;
        const rest = { twice: (magnitude % divisor) * 2n, divisor, quotient, isNegative };
        const rounded = roundsAway(mode, rest) ? quotient + 1n : quotient;
        return new Dec(isNegative ? -rounded : rounded, scale);
    }

    /** The same number without zeros at its end. */
    strip(): Dec {
        let { unscaled, scale } = this;
        while (scale > 0 && unscaled % 10n === 0n) {
            unscaled /= 10n;
            scale--;
        }
        return new Dec(unscaled, scale);
    }

    toString(): string {
        const isNegative = this.unscaled < 0n;
        const magnitude = isNegative ? -this.unscaled : this.unscaled;
        const digits = magnitude.toString().padStart(this.scale + 1, '0');
        const whole = this.scale ? digits.slice(0, -this.scale) : digits;
        const fraction = this.scale ? '.' + digits.slice(-this.scale) : '';
        return (isNegative ? '-' : '') + whole + fraction;
    }
}

interface Rest {
    twice: bigint;
    divisor: bigint;
    quotient: bigint;
    isNegative: boolean;
}

function roundsAway(mode: string, { twice, divisor, quotient, isNegative }: Rest): boolean {
    if (twice === 0n) return false;
    switch (mode) {
        case 'UP':
            return true;
        case 'DOWN':
            return false;
        case 'CEILING':
            return !isNegative;
        case 'FLOOR':
            return isNegative;
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
