/** List. */
import { NotSupported } from '../errors';
import { coerce } from '../interpret/conversion';
import { itemAt, checkedIndex, typeName } from '../interpret/types';
import type { Interpreter } from '../interpreter';
import { compare, same } from '../operators';
import { AList, Inst, SObj, type Value } from '../values';
import { objectType } from './describe';
import { anything, instance, integer, items, list } from './kinds';
import { method, methodTable, optional, overloads, pure } from './signature';

/** The order of List.sort: the items' own; texts by character. */
function order(vm: Interpreter, a: Value, b: Value): number {
    if (a instanceof Inst && vm.model.isA(a.cls, 'comparable')) {
        return Number(vm.call(a, 'compareTo', [b]));
    }
    if (a instanceof SObj || a instanceof Inst) {
        throw new NotSupported(`sorting a list of ${typeName(a)}`);
    }
    if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
    return compare(a, b);
}

export const listMethods = methodTable(list, {
    add: overloads(
        method([anything], ({ vm }, l, item) => {
            l.items.push(coerce(vm, item, l.elementType));
            return null;
        }),
        method([integer, anything], ({ vm }, l, at, item) => {
            if (at < 0 || at > l.items.length) {
                vm.raise('ListException', `List index out of bounds: ${at}`);
            }
            l.items.splice(at, 0, coerce(vm, item, l.elementType));
            return null;
        }),
    ),
    addall: method([items], ({ vm }, l, added) => {
        for (const item of added) l.items.push(coerce(vm, item, l.elementType));
        return null;
    }),
    get: method([integer], ({ vm }, l, at) => itemAt(vm, l, at)),
    set: method([integer, anything], ({ vm }, l, at, item) => {
        checkedIndex(vm, l, at);
        l.items[at] = coerce(vm, item, l.elementType);
        return null;
    }),
    size: pure([], (l) => l.items.length),
    isempty: pure([], (l) => l.items.length === 0),
    contains: method([anything], ({ vm }, l, value) => {
        const wanted = coerce(vm, value, l.elementType);
        return l.items.some((item) => same(item, wanted));
    }),
    indexof: method([anything], ({ vm }, l, value) => {
        const wanted = coerce(vm, value, l.elementType);
        return l.items.findIndex((item) => same(item, wanted));
    }),
    remove: method([integer], ({ vm }, l, at) => {
        const item = itemAt(vm, l, at);
        l.items.splice(at, 1);
        return item;
    }),
    clear: pure([], (l) => {
        l.items = [];
        return null;
    }),
    clone: pure([], (l) => new AList([...l.items], l.elementType)),
    sort: method([optional(instance)], ({ vm }, l, comparator) => {
        l.items.sort((a, b) =>
            comparator ? Number(vm.call(comparator, 'compare', [a, b])) : order(vm, a, b),
        );
        return null;
    }),
    getsobjecttype: method([], ({ vm }, l) =>
        objectType(vm.schema.object(l.elementType?.text ?? 'SObject').name),
    ),
});
