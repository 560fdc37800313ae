/** Map. */
import { CompileError } from '../errors';
import { coerce } from '../interpret/conversion';
import type { Interpreter } from '../interpreter';
import { AList, AMap, ASet, SObj, keyOf, type Value } from '../values';
import { anything, items, map } from './kinds';
import { method, methodTable, overloads, pure } from './signature';

function put(vm: Interpreter, m: AMap, key: Value, value: Value): Value {
    const held = coerce(vm, key, m.keyType);
    const before = m.get(held);
    m.set(held, coerce(vm, value, m.valueType));
    return before;
}

function recordIn(value: Value): SObj {
    if (value instanceof SObj) return value;
    throw new CompileError('Map.putAll takes another Map or records');
}

/** Adds all entries of a map to another one. */
function putAll(vm: Interpreter, m: AMap, source: AMap): null {
    for (const [key, value] of source.entries.values()) put(vm, m, key, value);
    return null;
}

export const mapMethods = methodTable(map, {
    put: method([anything, anything], ({ vm }, m, key, value) => put(vm, m, key, value)),
    putall: overloads(
        method([map], ({ vm }, m, source) => putAll(vm, m, source)),
        method([items], ({ vm }, m, rows) => {
            for (const row of rows) put(vm, m, recordIn(row).value('id'), row);
            return null;
        }),
    ),
    get: method([anything], ({ vm }, m, key) => m.get(coerce(vm, key, m.keyType))),
    containskey: method([anything], ({ vm }, m, key) =>
        m.entries.has(keyOf(coerce(vm, key, m.keyType))),
    ),
    keyset: pure(
        [],
        (m) =>
            new ASet(
                [...m.entries.values()].map(([key]) => key),
                m.keyType,
            ),
    ),
    values: pure(
        [],
        (m) =>
            new AList(
                [...m.entries.values()].map(([, value]) => value),
                m.valueType,
            ),
    ),
    remove: method([anything], ({ vm }, m, key) => {
        const held = coerce(vm, key, m.keyType);
        const before = m.get(held);
        m.entries.delete(keyOf(held));
        return before;
    }),
    size: pure([], (m) => m.entries.size),
    isempty: pure([], (m) => m.entries.size === 0),
    clear: pure([], (m) => {
        m.entries.clear();
        return null;
    }),
    clone: method([], ({ vm }, m) => {
        const copy = new AMap(m.keyType, m.valueType);
        putAll(vm, copy, m);
        return copy;
    }),
});
