/** Which types exist. */
import { NotSupported } from '../errors';
import type { Interpreter } from '../interpreter';
import type { Cls } from '../model/class';
import { isPlatformType } from '../platform';
import type { TypeRef } from '../values';
import { fitsSimple } from './types';

const COLLECTIONS = new Set(['list', 'set', 'map']);

/** Refuses an undeclared type. */
export function requireType(vm: Interpreter, type: TypeRef, from: Cls | null): void {
    const { name } = type;
    const isKnown =
        fitsSimple(type, null) !== undefined ||
        COLLECTIONS.has(name) ||
        isPlatformType(name) ||
        vm.model.find(name, from) !== null ||
        vm.schema.find(name) !== null;
    if (!isKnown) throw new NotSupported(`the type ${type.text}`);
    for (const arg of type.args) requireType(vm, arg, from);
}
