/** The kinds of arguments that platform methods take. */
import { Dec } from '../decimal';
import { iterate } from '../interpret/iterate';
import { coerce, unwrapRow } from '../interpret/conversion';
import { SOBJECT } from '../interpret/types';
import {
    isNumber,
    type AList,
    type AMap,
    type ASet,
    type EnumVal,
    type Inst,
    type Native,
    type ObjectValue,
    type SObj,
    type TypeVal,
    type Value,
} from '../values';
import type { Kind } from './signature';

const isObject = (value: Value): value is ObjectValue =>
    typeof value === 'object' && value !== null;

const isNative = (value: Value, typeName: string): value is Native =>
    isObject(value) && value.tag === 'native' && value.type === typeName;

export const anything: Kind<Value> = { read: (value) => value, takesNull: true };

export const text: Kind<string> = {
    read: (value) => (typeof value === 'string' ? value : undefined),
};

/** An Id: a text, converted to 18 characters. */
export const id: Kind<string> = {
    read: (value, { vm }) => (typeof value === 'string' ? vm.toId(value) : undefined),
};

export const bool: Kind<boolean> = {
    read: (value) => (typeof value === 'boolean' ? value : undefined),
};

export const integer: Kind<number> = {
    read: (value) => (typeof value === 'number' ? value : undefined),
};

/** An Integer or Long as it is. */
export const whole: Kind<number | bigint> = {
    read: (value) => (typeof value === 'number' || typeof value === 'bigint' ? value : undefined),
};

/** A number of any type as it is. */
export const anyNumber: Kind<number | bigint | Dec> = {
    read: (value) => (isNumber(value) ? value : undefined),
};

/** A number of any type as a Decimal. */
export const decimal: Kind<Dec> = {
    read: (value) => (isNumber(value) ? Dec.of(value) : undefined),
};

export const list: Kind<AList> = {
    read: (value) => (isObject(value) && value.tag === 'list' ? value : undefined),
};

export const set: Kind<ASet> = {
    read: (value) => (isObject(value) && value.tag === 'set' ? value : undefined),
};

export const map: Kind<AMap> = {
    read: (value) => (isObject(value) && value.tag === 'map' ? value : undefined),
};

const ITERABLE: ReadonlySet<ObjectValue['tag']> = new Set(['list', 'set', 'instance']);

/** The items of a List, a Set or another Iterable. */
export const items: Kind<Value[]> = {
    read: (value, { vm }) =>
        isObject(value) && ITERABLE.has(value.tag) ? iterate(vm, value) : undefined,
};

/** A record, or a query with one row. */
export const record: Kind<SObj> = {
    read(value, { vm }) {
        const row = unwrapRow(vm, value, SOBJECT);
        return isObject(row) && row.tag === 'record' ? row : undefined;
    },
};

export const instance: Kind<Inst> = {
    read: (value) => (isObject(value) && value.tag === 'instance' ? value : undefined),
};

export const exception: Kind<Inst> = {
    read: (value) =>
        isObject(value) && value.tag === 'instance' && value.cls.isException ? value : undefined,
};

export const type: Kind<TypeVal> = {
    read: (value) => (isObject(value) && value.tag === 'type' ? value : undefined),
};

export const enumValue: Kind<EnumVal> = {
    read: (value) => (isObject(value) && value.tag === 'constant' ? value : undefined),
};

/** The name of a constant of a platform enum. */
export const constantOf = (enumName: string): Kind<string> => ({
    read: (value) =>
        isObject(value) && value.tag === 'constant' && value.cls.name === enumName
            ? value.name
            : undefined,
});

/** The state of a platform instance, if it is of a JavaScript class. */
export const stateOf = <State>(stateClass: new (...args: never[]) => State): Kind<State> => ({
    read: (value) =>
        isObject(value) && value.tag === 'native' && value.state instanceof stateClass
            ? value.state
            : undefined,
});

/** The state of a platform instance, if it is a text. */
export const textState = (typeName: string): Kind<string> => ({
    read: (value) =>
        isNative(value, typeName) && typeof value.state === 'string' ? value.state : undefined,
});

/** An instance of a platform class as it is. */
export const nativeOf = (typeName: string): Kind<Native> => ({
    read: (value) => (isNative(value, typeName) ? value : undefined),
});

/** A Date or Datetime, in the runtime's form. */
export const dateOf = (typeName: 'Date' | 'Datetime'): Kind<Date> => ({
    read(value, { vm }) {
        const given = typeName === 'Datetime' ? coerce(vm, value, DATETIME) : value;
        return isNative(given, typeName) && given.state instanceof Date ? given.state : undefined;
    },
});

const DATETIME = { name: 'datetime', args: [], text: 'Datetime' };
