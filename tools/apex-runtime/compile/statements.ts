/** Statements. */
import { ApexThrow, CompileError, NotSupported } from '../errors';
import type { Interpreter } from '../interpreter';
import type { Block, LocalVariables, Statement } from '../syntax/tree';
import { Inst, type Value } from '../values';
import { converted } from './assignment';
import { FRAME, type Js } from './code';
import { compileDml, compileMerge, compileRunAs } from './dml';
import { compile } from './expressions';
import { compileTest } from './logic';
import { compileDoWhile, compileFor, compileForEach, compileWhile } from './loops';
import { innerSite, type Site } from './site';
import { compileSwitch } from './switch';
import { compileTry } from './try';

/** The statements of a block. */
export function compileBlock(block: Block, site: Site): Js {
    const inner = block.hasVariables ? innerSite(site) : site;
    return block.statements.map((node) => compileStatement(node, inner)).join('\n');
}

/** A statement, which covers its line when it runs. One that can't be compiled fails only when it runs. */
export function compileStatement(node: Statement, site: Site): Js {
    if (node.kind === 'block') return `{${compileBlock(node, site)}}`;
    return `${atLine(node, site)} ${deferring(node, site)}`;
}

function atLine({ line }: { readonly line: number }, { vm, cls, code }: Site): Js {
    const mark = vm.marksLines ? ` ${code.use(vm.linesOf(cls.file))}[${line}] = 1;` : '';
    return `${FRAME}.line = ${line};${mark}`;
}

function deferring(node: Exclude<Statement, Block>, site: Site): Js {
    try {
        return compiled(node, site);
    } catch {
        return `${site.code.call(() => compiled(node, site))};`;
    }
}

function compiled(node: Exclude<Statement, Block>, site: Site): Js {
    switch (node.kind) {
        case 'local':
            return compileLocals(node, site);
        case 'expression':
            return `${compile(node.expression, site)};`;
        case 'return':
            return site.code.returning(node.value ? compile(node.value, site) : 'null');
        case 'if':
            return compileIf(node, site);
        case 'throw':
            return `throw ${site.code.call(thrown, site.code.use(site.vm), compile(node.value, site))};`;
        case 'break':
        case 'continue':
            return `${node.kind};`;
        case 'switch':
            return compileSwitch(node, site);
        case 'try':
            return compileTry(node, site);
        default:
            return compileLoopOrChange(node, site);
    }
}

type LoopOrChange = Extract<
    Statement,
    {
        kind: 'while' | 'doWhile' | 'for' | 'forEach' | 'dml' | 'merge' | 'runAs' | 'unsupported';
    }
>;

function compileLoopOrChange(node: LoopOrChange, site: Site): Js {
    switch (node.kind) {
        case 'while':
            return compileWhile(node, site);
        case 'doWhile':
            return compileDoWhile(node, site);
        case 'for':
            return compileFor(node, site);
        case 'forEach':
            return compileForEach(node, site);
        case 'dml':
            return compileDml(node, site);
        case 'merge':
            return compileMerge(node, site);
        case 'runAs':
            return compileRunAs(node, site);
        case 'unsupported':
            throw new NotSupported(node.what);
    }
}

/** Declares the variables of a declaration. */
export function compileLocals({ type, variables }: LocalVariables, site: Site): Js {
    const assignments = variables.map(({ key, value }) => {
        const given = value ? converted(compile(value, site), type, site) : 'null';
        return `${site.names.declare(key, type).js} = ${given};`;
    });
    return assignments.join(' ');
}

function compileIf(node: Extract<Statement, { kind: 'if' }>, site: Site): Js {
    const yes = `if (${compileTest(node.test, site)}) {${compileStatement(node.yes, site)}}`;
    return node.no ? `${yes} else {${compileStatement(node.no, site)}}` : yes;
}

/** What a statement throws. */
function thrown(vm: Interpreter, value: Value): ApexThrow {
    if (value === null) return vm.raiseNullReference();
    if (value instanceof Inst && value.cls.isException) return new ApexThrow(value);
    throw new CompileError('Throw expression must be of type exception');
}
