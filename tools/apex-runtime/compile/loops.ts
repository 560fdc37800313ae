/** Loops. */
import { iterate } from '../interpret/iterate';
import type { Expression, ForEach, ForLoop, Statement } from '../syntax/tree';
import { converted } from './assignment';
import { FRAME, type Js } from './code';
import { compile } from './expressions';
import { compileTest } from './logic';
import { innerSite, type Site } from './site';
import { compileBlock, compileLocals, compileStatement } from './statements';

const compileTurn = (body: Statement | null, site: Site): Js =>
    `{${body ? compileStatement(body, site) : ''}}`;

/** Goes back to the line of a loop. */
const backTo = ({ line }: { readonly line: number }): Js => `${FRAME}.line = ${line}`;

export function compileWhile(node: Extract<Statement, { kind: 'while' }>, site: Site): Js {
    const test = compileTest(node.test, site);
    return `for (; ${test}; ${backTo(node)}) ${compileTurn(node.body, site)}`;
}

export function compileDoWhile(node: Extract<Statement, { kind: 'doWhile' }>, site: Site): Js {
    const test = compileTest(node.test, site);
    return `do {${compileBlock(node.body, site)}} while (${backTo(node)}, ${test});`;
}

export function compileFor(node: ForLoop, site: Site): Js {
    const inner = innerSite(site);
    const sequence = (nodes: readonly Expression[]): Js[] =>
        nodes.map((each) => compile(each, inner));
    const declare = node.variables ? compileLocals(node.variables, inner) : '';
    const start = sequence(node.init).join(', ');
    const test = node.test ? compileTest(node.test, inner) : '';
    const update = [backTo(node), ...sequence(node.update)].join(', ');
    return `${declare} for (${start}; ${test}; ${update}) ${compileTurn(node.body, inner)}`;
}

export function compileForEach(node: ForEach, site: Site): Js {
    const { vm, code } = site;
    const source = compile(node.source, site);
    const inner = innerSite(site);
    const variable = inner.names.declare(node.key, node.type);
    const item = code.temporary();
    const items = code.call(iterate, code.use(vm), source, code.use(node.type));
    const next = `${backTo(node)}; ${variable.js} = ${converted(item, node.type, site)};`;
    return `for (${item} of ${items}) {${next} ${compileTurn(node.body, inner)}}`;
}
