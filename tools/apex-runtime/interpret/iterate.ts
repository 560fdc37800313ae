/** The items for a for loop, addAll or a batch. */
import { NotSupported } from '../errors';
import type { Interpreter } from '../interpreter';
import { AList, Inst, type TypeRef, type Value } from '../values';
import { typeName } from './types';

/** How many rows a loop over a query gets at once. */
const CHUNK = 200;

/** The items of a source. `type` is that of the loop's variable. */
export function iterate(vm: Interpreter, source: Value, type: TypeRef | null = null): Value[] {
    if (source === null) return vm.raiseNullReference();
    if (typeof source !== 'object') throw new NotSupported(`going through a ${typeName(source)}`);
    if (source.tag === 'list' && source.fromQuery && type?.name === 'list') {
        return chunks(source.items, type);
    }
    if (source.tag === 'list' || source.tag === 'set') return [...source.items];
    if (source.tag === 'instance') return iterateInstance(vm, source, type);
    throw new NotSupported(`going through a ${typeName(source)}`);
}

function chunks(items: Value[], type: TypeRef): Value[] {
    const lists: Value[] = [];
    for (let i = 0; i < items.length; i += CHUNK) {
        lists.push(new AList(items.slice(i, i + CHUNK), type.args[0] ?? null));
    }
    return lists;
}

function iterateInstance(vm: Interpreter, source: Inst, type: TypeRef | null): Value[] {
    const hasIterator = vm.findMethod(source.cls, 'iterator', []) !== null;
    const iterator = hasIterator ? vm.call(source, 'iterator', []) : source;
    if (!(iterator instanceof Inst)) return iterate(vm, iterator, type);
    const items: Value[] = [];
    while (vm.call(iterator, 'hasNext', []) === true) items.push(vm.call(iterator, 'next', []));
    return items;
}
