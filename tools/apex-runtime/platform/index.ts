// @ts-nocheck
/** Finds the platform's methods; one that is not here is reported as not supported. */
import {
    AList,
    AMap,
    ASet,
    CompileError,
    Dec,
    EnumVal,
    Inst,
    Native,
    NotSupported,
    SObj,
    TypeVal,
    isNumber,
    lower,
    same,
    textOf,
} from '../values';
import { lists, maps, sets } from './collections';
import { dateMethods, dateStatics } from './dates';
import { httpCreators, httpMethods, httpStatics } from './http';
import { jsonStatics } from './json';
import { numberStatics, numbers } from './numbers';
import { describeMember, describeMethods, records } from './record';
import { objectType, patternMethods, stringStatics, strings } from './strings';
import {
    dmlExceptionMethods,
    exceptionMethods,
    isDmlException,
    systemMethods,
    systemStatics,
    typeMethods,
} from './system';

const STATICS = {
    ...stringStatics,
    ...numberStatics,
    ...dateStatics,
    ...jsonStatics,
    ...httpStatics,
    ...systemStatics,
};
const NATIVES = {
    ...patternMethods,
    ...dateMethods,
    ...httpMethods,
    ...describeMethods,
    ...systemMethods,
};

const enums = { name: (my, e) => e.name, ordinal: (my, e) => e.ordinal };

/** What every value answers. */
const common = {
    equals: (my, value, other) => same(value, other),
    tostring: (my, value) => textOf(value),
};

function tableFor(value) {
    if (typeof value === 'string') return strings;
    if (isNumber(value)) return numbers;
    if (value instanceof AList) return lists;
    if (value instanceof ASet) return sets;
    if (value instanceof AMap) return maps;
    if (value instanceof SObj) return records;
    if (value instanceof EnumVal) return enums;
    if (value instanceof TypeVal) return typeMethods;
    if (value instanceof Native) return NATIVES[lower(value.type)] ?? {};
    if (value instanceof Inst && value.cls.isException) {
        return isDmlException(value)
            ? { ...exceptionMethods, ...dmlExceptionMethods }
            : exceptionMethods;
    }
    return {};
}

const own = (table, name) => (Object.hasOwn(table, name) ? table[name] : undefined);

/** Calls a method of a platform value. A leading dot in the name stands for a property. */
export function callNative(my, value, name, args, env) {
    const method = own(tableFor(value), name) ?? own(common, name);
    if (!method) {
        if (value instanceof Inst && !value.cls.isException) {
            throw new CompileError(
                `Method does not exist or incorrect signature: ${value.cls.full}.${name}`,
            );
        }
        throw new NotSupported(`${my.typeName(value)}.${name.replace(/^\./, '')}`);
    }
    my.callerEnv = env;
    my.callerClass = env.cls;
    const self = value instanceof Native ? value.state : isNumber(value) ? Dec.of(value) : value;
    if (value instanceof Native && own(tableFor(value), name) === undefined)
        return method(my, value, ...args);
    if (
        typeof value === 'string' &&
        args.some((a) => a === null) &&
        !['equals', 'equalsignorecase'].includes(name)
    ) {
        my.raise('NullPointerException', 'Argument cannot be null.');
    }
    return method(my, self, ...args) ?? null;
}

export function callStatic(my, base, name, args, env) {
    const type = lower(base.name).replace(/^(system|schema)\.(?=.)/, '');
    const method = own(STATICS, `${type}.${name}`) ?? own(STATICS, `${lower(base.name)}.${name}`);
    my.callerEnv = env;
    my.callerClass = env.cls;
    if (method) return method(my, ...args) ?? null;
    const isType =
        my.model.find(base.name, env.cls) || my.schema.find(base.name) || /[<.]/.test(base.name);
    if (isType && Object.hasOwn(typeMethods, name)) return typeMethods[name](my, base, ...args);
    throw new NotSupported(`${base.name}.${name}`);
}

/** A constant or token behind a type's name; undefined when there is none. */
export function staticMember(my, base, id) {
    if (/^(system\.)?label$/i.test(base.name)) {
        const text = my.project.labels.get(lower(id));
        if (text === undefined) throw new CompileError(`External string does not exist: ${id}`);
        return text;
    }
    if (/^(system|schema|database)$/i.test(base.name)) return undefined;
    return describeMember(my, base.name, id) ?? undefined;
}

export function createNative(my, name, args) {
    const key = lower(name).replace(/^(system|schema)\./, '');
    const names = { http: 'Http', httprequest: 'HttpRequest', httpresponse: 'HttpResponse' };
    if (httpCreators[key]) return new Native(names[key], httpCreators[key]());
    if (key === 'url' && args.length === 1) return new Native('Url', args[0]);
    if (/__\w+$/.test(name)) throw new CompileError(`Invalid type: ${name}`);
    throw new NotSupported(`new ${name}(…)`);
}

export { objectType };
