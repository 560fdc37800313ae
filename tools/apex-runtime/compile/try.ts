/** `try`, `catch` and `finally`. */
import { ApexThrow, NotSupported } from '../errors';
import type { CatchClause, Statement } from '../syntax/tree';
import type { Inst } from '../values';
import { typeNamed } from '../interpret/types';
import { locate, unwind } from './body';
import { innerSite, type Execute, type Site } from './site';
import { compileBlock } from './statements';

type Try = Extract<Statement, { kind: 'try' }>;

interface Handler {
    readonly type: string;
    /** Where the variable of the clause is. */
    readonly slot: number;
    readonly run: Execute;
}

const UNCATCHABLE = new Set(['System.AssertException', 'System.LimitException']);

export function compileTry(node: Try, site: Site): Execute {
    const guarded = compileGuarded(node, site);
    const last = node.last && compileBlock(node.last, site);
    if (!last) return guarded;
    const { vm } = site;
    return (frame) => {
        const depth = vm.frames.length;
        let completion;
        try {
            completion = guarded(frame);
        } catch (error) {
            // Anything but an Apex exception (a suspended callout, a fault of the runtime) ends the
            // transaction; a finally block must not write for it.
            unwind(vm, error, depth);
            locate(error, frame);
            const ending = error instanceof ApexThrow && last(frame);
            if (ending) return ending;
            throw error;
        }
        return last(frame) || completion;
    };
}

function compileGuarded(node: Try, site: Site): Execute {
    const body = compileBlock(node.body, site);
    const handlers = node.catches.map((clause) => compileHandler(clause, site));
    const { vm } = site;
    return (frame) => {
        const depth = vm.frames.length;
        try {
            return body(frame);
        } catch (error) {
            unwind(vm, error, depth);
            locate(error, frame);
            if (!(error instanceof ApexThrow)) throw error;
            frame.line = node.line;
            const handler = handlerOf(handlers, error.instance, site);
            if (!handler) throw error;
            frame.slots[handler.slot] = error.instance;
            return handler.run(frame);
        }
    };
}

function compileHandler({ type, key, body }: CatchClause, site: Site): Handler {
    const inner = innerSite(site);
    const { slot } = inner.names.declare(key, typeNamed(type));
    return { type, slot, run: compileBlock(body, inner) };
}

function handlerOf(
    handlers: readonly Handler[],
    exception: Inst,
    { vm, cls }: Site,
): Handler | undefined {
    if (UNCATCHABLE.has(exception.cls.full)) return undefined;
    return handlers.find(({ type }) => {
        if (!vm.model.find(type, cls)) throw new NotSupported(`the exception type ${type}`);
        return vm.model.isA(exception.cls, type, cls);
    });
}
