/** Loops. */
import { iterate } from '../interpret/iterate';
import { coercion } from '../interpret/conversion';
import type { ForEach, ForLoop, Statement } from '../syntax/tree';
import { compile, compileAll } from './expressions';
import { compileTest } from './logic';
import { innerSite, type Execute, type Site } from './site';
import { compileBlock, compileLocals, compileStatement } from './statements';

const EMPTY: Execute = () => null;

const compileTurn = (body: Statement | null, site: Site): Execute =>
    body ? compileStatement(body, site) : EMPTY;

export function compileWhile(node: Extract<Statement, { kind: 'while' }>, site: Site): Execute {
    const test = compileTest(node.test, site);
    const turn = compileTurn(node.body, site);
    return (frame) => {
        while (test(frame)) {
            const completion = turn(frame);
            if (completion === 'return') return 'return';
            if (completion === 'break') break;
            frame.line = node.line;
        }
        return null;
    };
}

export function compileDoWhile(node: Extract<Statement, { kind: 'doWhile' }>, site: Site): Execute {
    const test = compileTest(node.test, site);
    const turn = compileBlock(node.body, site);
    return (frame) => {
        do {
            const completion = turn(frame);
            if (completion === 'return') return 'return';
            if (completion === 'break') break;
            frame.line = node.line;
        } while (test(frame));
        return null;
    };
}

export function compileFor(node: ForLoop, site: Site): Execute {
    const inner = innerSite(site);
    const declare = node.variables && compileLocals(node.variables, inner);
    const start = compileAll(node.init, inner);
    const test = node.test && compileTest(node.test, inner);
    const turn = compileTurn(node.body, inner);
    const update = compileAll(node.update, inner);
    return (frame) => {
        declare?.(frame);
        start(frame);
        while (!test || test(frame)) {
            const completion = turn(frame);
            if (completion === 'return') return 'return';
            if (completion === 'break') break;
            frame.line = node.line;
            update(frame);
        }
        return null;
    };
}

export function compileForEach(node: ForEach, site: Site): Execute {
    const { vm } = site;
    const source = compile(node.source, site);
    const inner = innerSite(site);
    const { slot } = inner.names.declare(node.key, node.type);
    const convert = coercion(vm, node.type);
    const turn = compileTurn(node.body, inner);
    return (frame) => {
        for (const item of iterate(vm, source(frame), node.type)) {
            frame.line = node.line;
            frame.slots[slot] = convert(item);
            const completion = turn(frame);
            if (completion === 'return') return 'return';
            if (completion === 'break') break;
        }
        return null;
    };
}
