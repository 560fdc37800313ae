/** Type, and the methods of enum constants. */
import { construct } from '../interpret/construct';
import type { Interpreter } from '../interpreter';
import { SObj, TypeVal, type Value } from '../values';
import { enumValue, text, type } from './kinds';
import {
    method,
    methodTable,
    nullable,
    overloads,
    pure,
    staticMethod,
    type StaticMethods,
} from './signature';

function typeByName(vm: Interpreter, name: string): TypeVal | null {
    const cls = vm.model.find(name, null);
    if (cls) return new TypeVal(cls.full);
    const object = vm.schema.find(name);
    return object && new TypeVal(object.name);
}

function newInstance(vm: Interpreter, { name }: TypeVal): Value {
    const cls = vm.model.find(name, null);
    return cls ? construct(vm, cls, []) : new SObj(vm.schema.object(name).name);
}

export const typeStatics: StaticMethods = {
    forname: overloads(
        staticMethod([text], ({ vm }, name) => typeByName(vm, name)),
        staticMethod([nullable(text), text], ({ vm }, _, name) => typeByName(vm, name)),
    ),
};

export const typeMethods = methodTable(type, {
    getname: pure([], (t) => t.name),
    tostring: pure([], (t) => t.name),
    newinstance: method([], ({ vm }, t) => newInstance(vm, t)),
});

export const enumMethods = methodTable(enumValue, {
    name: pure([], (e) => e.name),
    ordinal: pure([], (e) => e.ordinal),
});
