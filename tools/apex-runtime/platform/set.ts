/** Set. */
import { coerce } from '../interpret/conversion';
import type { Interpreter } from '../interpreter';
import { ASet, keyOf, type Value } from '../values';
import { anything, items, set } from './kinds';
import { method, methodTable, pure } from './signature';

function put(vm: Interpreter, s: ASet, values: readonly Value[]): boolean {
    const before = s.entries.size;
    for (const value of values) {
        const held = coerce(vm, value, s.elementType);
        s.entries.set(keyOf(held), s.entries.get(keyOf(held)) ?? held);
    }
    return s.entries.size > before;
}

const keyIn = (vm: Interpreter, s: ASet, value: Value): string =>
    keyOf(coerce(vm, value, s.elementType));

export const setMethods = methodTable(set, {
    add: method([anything], ({ vm }, s, value) => put(vm, s, [value])),
    addall: method([items], ({ vm }, s, values) => put(vm, s, values)),
    contains: method([anything], ({ vm }, s, value) => s.entries.has(keyIn(vm, s, value))),
    containsall: method([items], ({ vm }, s, values) =>
        values.every((value) => s.entries.has(keyIn(vm, s, value))),
    ),
    remove: method([anything], ({ vm }, s, value) => s.entries.delete(keyIn(vm, s, value))),
    removeall: method([items], ({ vm }, s, values) =>
        values.map((value) => s.entries.delete(keyIn(vm, s, value))).includes(true),
    ),
    retainall: method([items], ({ vm }, s, values) => {
        const kept = new Set(values.map((value) => keyIn(vm, s, value)));
        const dropped = [...s.entries.keys()].filter((key) => !kept.has(key));
        for (const key of dropped) s.entries.delete(key);
        return dropped.length > 0;
    }),
    size: pure([], (s) => s.entries.size),
    isempty: pure([], (s) => s.entries.size === 0),
    clear: pure([], (s) => {
        s.entries.clear();
        return null;
    }),
    clone: pure([], (s) => new ASet(s.items, s.elementType)),
});
