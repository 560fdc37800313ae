/** Chooses an overload by the passed values. */
import type { Interpreter } from '../interpreter';
import type { Cls, Method } from '../model/class';
import type { Parameter } from '../syntax/tree';
import { AList, type TypeRef, type Value } from '../values';
import { fitsSimple, isInstance } from './types';

const NO_FIT = -100;

/** How well a value fits a parameter. */
function score(vm: Interpreter, type: TypeRef, value: Value, from: Cls): number {
    if (value === null || type.name === 'object') return 1;
    const simple = fitsSimple(type, value);
    if (type.name === 'id' && typeof value === 'string') return simple ? 2 : NO_FIT;
    if (typeof value === 'number' && type.name !== 'integer') return simple ? 2 : NO_FIT;
    const isRow = value instanceof AList && value.fromQuery && value.items.length === 1;
    const row = isRow ? (value.items[0] ?? null) : value;
    return isInstance(vm, value, type, from) || isInstance(vm, row, type, from) ? 3 : NO_FIT;
}

interface Overload {
    parameters: Parameter[];
}

const takes = (count: number) => (overload: Overload) => overload.parameters.length === count;

/** The overload that fits the arguments best; undefined if none does. */
export function pick<Code extends Overload>(
    vm: Interpreter,
    overloads: readonly Code[],
    args: readonly Value[],
    from: Cls,
): Code | undefined {
    const [first, second] = overloads;
    if (!second) return first?.parameters.length === args.length ? first : undefined;
    const candidates = overloads.filter(takes(args.length));
    if (candidates.length <= 1) return candidates[0];
    const total = (code: Code): number =>
        code.parameters.reduce((sum, p, i) => sum + score(vm, p.type, args[i] ?? null, from), 0);
    const scored = candidates.map((code) => ({ code, score: total(code) }));
    const [best] = scored.sort((a, b) => b.score - a.score);
    return best && best.score >= 0 ? best.code : undefined;
}

/** The method with a body that a call resolves to, in a class or its superclasses. */
export function findMethod(
    vm: Interpreter,
    cls: Cls,
    key: string,
    args: readonly Value[],
): Method | null {
    for (const each of vm.model.lineage(cls)) {
        const method = pick(vm, each.methods.get(key) ?? [], args, each);
        if (method?.body) return method;
    }
    return null;
}

/** The method that a call resolves to for any arguments; undefined if that depends on the values. */
export function soleMethod(
    vm: Interpreter,
    cls: Cls,
    key: string,
    count: number,
): Method | null | undefined {
    for (const each of vm.model.lineage(cls)) {
        const [method, another] = (each.methods.get(key) ?? []).filter(takes(count));
        if (another) return undefined;
        if (method?.body) return method;
    }
    return null;
}

/** Finds the method that a call resolves to. */
export type MethodFinder = (cls: Cls, args: readonly Value[]) => Method | null;

/** A finder for a place in the code. Caches that of the last class. */
export function methodFinder(vm: Interpreter, key: string, count: number): MethodFinder {
    let known: Cls | null = null;
    let sole: Method | null | undefined;
    return (cls, args) => {
        if (known !== cls) {
            known = cls;
            sole = soleMethod(vm, cls, key, count);
        }
        return sole === undefined ? findMethod(vm, cls, key, args) : sole;
    };
}
