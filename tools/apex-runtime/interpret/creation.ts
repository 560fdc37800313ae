/** Evaluates `new …`. */
import { CompileError } from '../errors';
import type { Interpreter } from '../interpreter';
import { createNative } from '../platform';
import { putField } from '../platform/record';
import type { Creation, Expression } from '../syntax/tree';
import { AList, AMap, ASet, SObj, type TypeRef, type Value } from '../values';
import { construct } from './construct';
import type { Env } from './env';
import { evaluate, evaluateAll } from './evaluate';
import { iterate } from './iterate';
import { coerce } from './types';

export function create(vm: Interpreter, node: Creation, env: Env): Value {
    switch (node.type.name) {
        case 'list':
            return createList(vm, node, env);
        case 'set': {
            const [type = null] = node.type.args;
            return new ASet(given(vm, node, type, env), type);
        }
        case 'map':
            return createMap(vm, node, env);
        default:
            return createObject(vm, node, env);
    }
}

function createList(vm: Interpreter, node: Creation, env: Env): AList {
    const [type = null] = node.type.args;
    if (!node.size) return new AList(given(vm, node, type, env), type);
    const size = evaluate(vm, node.size, env);
    if (typeof size !== 'number') throw new CompileError('The size of an array is an Integer');
    return new AList(new Array<Value>(size).fill(null), type);
}

/** The items that a collection starts with. */
function given(vm: Interpreter, node: Creation, type: TypeRef | null, env: Env): Value[] {
    const items = node.items
        ? evaluateAll(vm, node.items, env)
        : itemsOf(vm, evaluateAll(vm, node.args ?? [], env)[0]);
    return items.map((item) => coerce(vm, item, type));
}

/** The items of a constructor's argument. A number is a size to begin with, which says nothing. */
function itemsOf(vm: Interpreter, source: Value | undefined): Value[] {
    return source === undefined || typeof source === 'number' ? [] : iterate(vm, source);
}

function createMap(vm: Interpreter, node: Creation, env: Env): AMap {
    const [keyType = null, valueType = null] = node.type.args;
    const map = new AMap(keyType, valueType);
    const put = (key: Value, value: Value): void =>
        map.set(coerce(vm, key, keyType), coerce(vm, value, valueType));
    for (const [key, value] of node.pairs ?? []) {
        put(evaluate(vm, key, env), evaluate(vm, value, env));
    }
    const [source] = evaluateAll(vm, node.args ?? [], env);
    if (source instanceof AMap) for (const [k, v] of source.entries.values()) put(k, v);
    else if (source !== undefined) {
        for (const row of iterate(vm, source)) put(asRecord(row).value('id'), row);
    }
    return map;
}

function asRecord(value: Value): SObj {
    if (value instanceof SObj) return value;
    throw new CompileError('A Map is made of another Map or of records');
}

function createObject(vm: Interpreter, node: Creation, env: Env): Value {
    const { text, name } = node.type;
    const args = node.args ?? [];
    const cls = vm.model.find(name, env.cls);
    if (cls) return construct(vm, cls, evaluateAll(vm, args, env));
    const object = vm.schema.find(name);
    return object
        ? createRecord(vm, object.name, args, env)
        : createNative(text, evaluateAll(vm, args, env));
}

function createRecord(vm: Interpreter, type: string, args: Expression[], env: Env): SObj {
    const record = new SObj(type);
    for (const arg of args) {
        if (arg.kind !== 'assign' || arg.target.kind !== 'name') {
            throw new CompileError(`Invalid field initializer of ${type}`);
        }
        putField(vm, record, arg.target.name, evaluate(vm, arg.value, env));
    }
    return record;
}
