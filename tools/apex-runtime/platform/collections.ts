// @ts-nocheck
/** List, Set and Map. */
import { AList, AMap, ASet, Inst, NotSupported, SObj, compare, keyOf, same } from '../values';

const put = (set, my, value) =>
    set.entries.set(keyOf(my.coerce(value, set.elementType)), my.coerce(value, set.elementType));

function order(my, a, b) {
    if (a instanceof Inst && my.model.isA(a.cls, 'comparable')) return my.call(a, 'compareTo', [b]);
    if (a instanceof SObj || a instanceof Inst)
        throw new NotSupported(`sorting a list of ${my.typeName(a)}`);
    if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
    return compare(a, b);
}

export const lists = {
    add(my, l, a, b) {
        if (b === undefined) l.items.push(my.coerce(a, l.elementType));
        else {
            if (a < 0 || a > l.items.length)
                my.raise('ListException', `List index out of bounds: ${a}`);
            l.items.splice(a, 0, my.coerce(b, l.elementType));
        }
        return null;
    },
    addall: (my, l, other) => void l.items.push(...my.iterate(other)) ?? null,
    get: (my, l, i) => my.itemAt(l, i),
    set(my, l, i, value) {
        my.itemAt(l, i);
        l.items[i] = my.coerce(value, l.elementType);
        return null;
    },
    size: (my, l) => l.items.length,
    isempty: (my, l) => l.items.length === 0,
    contains: (my, l, value) => l.items.some((x) => same(x, value)),
    indexof: (my, l, value) => l.items.findIndex((x) => same(x, value)),
    remove(my, l, i) {
        const value = my.itemAt(l, i);
        l.items.splice(i, 1);
        return value;
    },
    clear(my, l) {
        l.items = [];
        return null;
    },
    clone: (my, l) => new AList([...l.items], l.elementType),
    sort(my, l, comparator) {
        const by = comparator
            ? (a, b) => my.call(comparator, 'compare', [a, b])
            : (a, b) => order(my, a, b);
        l.items.sort(by);
        return null;
    },
    getsobjecttype: (my, l) => my.describe(l.elementType.text),
};

export const sets = {
    add(my, s, value) {
        const before = s.entries.size;
        put(s, my, value);
        return s.entries.size > before;
    },
    addall(my, s, other) {
        const before = s.entries.size;
        for (const item of my.iterate(other)) put(s, my, item);
        return s.entries.size > before;
    },
    contains: (my, s, value) => s.entries.has(keyOf(my.coerce(value, s.elementType))),
    containsall: (my, s, other) => my.iterate(other).every((x) => s.entries.has(keyOf(x))),
    remove: (my, s, value) => s.entries.delete(keyOf(value)),
    removeall: (my, s, other) =>
        my
            .iterate(other)
            .map((x) => s.entries.delete(keyOf(x)))
            .some(Boolean),
    retainall(my, s, other) {
        const keep = new Set(my.iterate(other).map(keyOf));
        const gone = [...s.entries.keys()].filter((k) => !keep.has(k));
        gone.forEach((k) => s.entries.delete(k));
        return gone.length > 0;
    },
    size: (my, s) => s.entries.size,
    isempty: (my, s) => s.entries.size === 0,
    clear: (my, s) => s.entries.clear() ?? null,
    clone: (my, s) => new ASet(s.items, s.elementType),
};

export const maps = {
    put(my, m, key, value) {
        const k = my.coerce(key, m.keyType);
        const old = m.get(k);
        m.set(k, my.coerce(value, m.valueType));
        return old;
    },
    get: (my, m, key) =>
        m.get(m.keyType?.name === 'id' && typeof key === 'string' ? my.toId(key) : key),
    containskey: (my, m, key) => m.entries.has(keyOf(key)),
    keyset: (my, m) =>
        new ASet(
            [...m.entries.values()].map(([k]) => k),
            m.keyType,
        ),
    values: (my, m) =>
        new AList(
            [...m.entries.values()].map(([, v]) => v),
            m.valueType,
        ),
    remove(my, m, key) {
        const old = m.get(key);
        m.entries.delete(keyOf(key));
        return old;
    },
    putall(my, m, other) {
        if (other instanceof AMap) for (const [k, v] of other.entries.values()) m.set(k, v);
        else for (const row of my.iterate(other)) m.set(row.value('id'), row);
        return null;
    },
    size: (my, m) => m.entries.size,
    isempty: (my, m) => m.entries.size === 0,
    clear: (my, m) => m.entries.clear() ?? null,
    clone(my, m) {
        const copy = new AMap(m.keyType, m.valueType);
        for (const [k, v] of m.entries.values()) copy.set(k, v);
        return copy;
    },
};
