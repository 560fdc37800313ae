/** `try`, `catch` and `finally`. */
import { ApexThrow, NotSupported } from '../errors';
import type { Frame } from '../interpret/frame';
import type { Interpreter } from '../interpreter';
import type { CatchClause, Statement } from '../syntax/tree';
import type { Inst } from '../values';
import { typeNamed } from '../interpret/types';
import { FRAME, type Js } from './code';
import { locate, unwind } from './unwind';
import { innerSite, type Site } from './site';
import { compileBlock } from './statements';

type Try = Extract<Statement, { kind: 'try' }>;

const UNCATCHABLE = new Set(['System.AssertException', 'System.LimitException']);

export function compileTry(node: Try, site: Site): Js {
    const { vm, code } = site;
    const depth = code.temporary();
    const start = `${depth} = ${code.use(vm)}.frames.length;`;
    const guarded = compileGuarded(node, depth, site);
    if (!node.last) return `${start} ${guarded}`;
    const isApex = code.temporary();
    const error = code.temporary();
    const left = code.call(leave, code.use(vm), error, depth, FRAME);
    const last = compileBlock(node.last, site);
    return [
        `${start} ${isApex} = true;`,
        `try {${guarded}}`,
        `catch (e) {${error} = e; ${isApex} = ${left}; throw e;}`,
        `finally {if (${isApex}) {${last}}}`,
    ].join(' ');
}

/**
 * Leaves the calls that an error ended. Anything but an Apex exception is a fault of the runtime and ends the
 * transaction; a finally block must not write for it.
 */
function leave(vm: Interpreter, error: unknown, depth: number, frame: Frame): boolean {
    unwind(vm, error, depth);
    locate(error, frame);
    return error instanceof ApexThrow;
}

function compileGuarded(node: Try, depth: Js, site: Site): Js {
    const { code } = site;
    const body = compileBlock(node.body, site);
    if (node.catches.length === 0) return body;
    const [error, chosen] = [code.temporary(), code.temporary()];
    const handlers = node.catches.map((clause, i) => {
        const inner = innerSite(site);
        const { js } = inner.names.declare(clause.key, typeNamed(clause.type));
        const run = compileBlock(clause.body, inner);
        return `if (${chosen} === ${i}) {${js} = ${error}.instance; ${run}}`;
    });
    const choose = code.call(handlerChooser(node, site), error, depth, FRAME);
    return `try {${body}} catch (e) {${error} = e; ${chosen} = ${choose}; ${handlers.join(' else ')}}`;
}

/** Finds the catch clause for an error; throws it again if there is none. */
function handlerChooser({ line, catches }: Try, site: Site) {
    return (error: unknown, depth: number, frame: Frame): number => {
        if (!leave(site.vm, error, depth, frame)) throw error;
        frame.line = line;
        const index = error instanceof ApexThrow ? handlerOf(catches, error.instance, site) : -1;
        if (index < 0) throw error;
        return index;
    };
}

function handlerOf(catches: readonly CatchClause[], exception: Inst, { vm, cls }: Site): number {
    if (UNCATCHABLE.has(exception.cls.full)) return -1;
    return catches.findIndex(({ type }) => {
        if (!vm.model.find(type, cls)) throw new NotSupported(`the exception type ${type}`);
        return vm.model.isA(exception.cls, type, cls);
    });
}
