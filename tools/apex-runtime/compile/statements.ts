/** Statements. */
import { ApexThrow, CompileError, NotSupported } from '../errors';
import { changing, coercion } from '../interpret/conversion';
import type { Frame } from '../interpret/frame';
import type { Block, LocalVariables, Statement } from '../syntax/tree';
import { Inst } from '../values';
import type { Completion } from './completion';
import { compileDml, compileMerge, compileRunAs } from './dml';
import { compile } from './expressions';
import { compileTest } from './logic';
import { compileDoWhile, compileFor, compileForEach, compileWhile } from './loops';
import { innerSite, type Execute, type Site } from './site';
import { compileSwitch } from './switch';
import { compileTry } from './try';

/** The statements of a block, which run until one ends it. */
export function compileBlock(block: Block, site: Site): Execute {
    const inner = block.hasVariables ? innerSite(site) : site;
    const steps = block.statements.map((node) => new Step(node, inner));
    return (frame) => {
        for (let i = 0; i < steps.length; i++) {
            const completion = steps[i]?.run(frame);
            if (completion) return completion;
        }
        return null;
    };
}

/** A statement. */
export function compileStatement(node: Statement, site: Site): Execute {
    if (node.kind === 'block') return compileBlock(node, site);
    const step = new Step(node, site);
    return (frame) => step.run(frame);
}

/**
 * A statement that is compiled when it first runs, which is when its line is covered: so what can't be compiled does no
 * harm where it never runs.
 */
class Step {
    private readonly node: Statement;
    private readonly site: Site;
    private execute: Execute | null = null;

    constructor(node: Statement, site: Site) {
        this.node = node;
        this.site = site;
    }

    run(frame: Frame): Completion {
        const { node } = this;
        if (node.kind !== 'block') frame.line = node.line;
        this.execute ??= this.firstRun();
        return this.execute(frame);
    }

    private firstRun(): Execute {
        const { node, site } = this;
        if (node.kind === 'block') return compileBlock(node, site);
        site.vm.cover(site.cls.file, node.line);
        return compiled(node, site);
    }
}

function compiled(node: Exclude<Statement, Block>, site: Site): Execute {
    switch (node.kind) {
        case 'local':
            return compileLocals(node, site);
        case 'expression': {
            const evaluate = compile(node.expression, site);
            return (frame) => {
                evaluate(frame);
                return null;
            };
        }
        case 'return':
            return compileReturn(node, site);
        case 'if':
            return compileIf(node, site);
        case 'throw':
            return compileThrow(node, site);
        case 'break':
            return () => 'break';
        case 'continue':
            return () => 'continue';
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

function compileLoopOrChange(node: LoopOrChange, site: Site): Execute {
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
export function compileLocals(node: LocalVariables, site: Site): Execute {
    const convert = changing(coercion(site.vm, node.type));
    const variables = node.variables.map(({ key, value }) => {
        const evaluate = value && compile(value, site);
        return { evaluate, slot: site.names.declare(key, node.type).slot };
    });
    return (frame) => {
        for (const { evaluate, slot } of variables) {
            const value = evaluate && evaluate(frame);
            frame.slots[slot] = convert ? convert(value) : value;
        }
        return null;
    };
}

function compileReturn({ value }: Extract<Statement, { kind: 'return' }>, site: Site): Execute {
    const evaluate = value && compile(value, site);
    return (frame) => {
        frame.result = evaluate && evaluate(frame);
        return 'return';
    };
}

function compileIf(node: Extract<Statement, { kind: 'if' }>, site: Site): Execute {
    const test = compileTest(node.test, site);
    const yes = compileStatement(node.yes, site);
    const no = node.no && compileStatement(node.no, site);
    return (frame) => {
        if (test(frame)) return yes(frame);
        return no ? no(frame) : null;
    };
}

function compileThrow(
    { value: thrown }: Extract<Statement, { kind: 'throw' }>,
    site: Site,
): Execute {
    const evaluate = compile(thrown, site);
    return (frame) => {
        const value = evaluate(frame);
        if (value === null) return site.vm.raiseNullReference();
        if (value instanceof Inst && value.cls.isException) throw new ApexThrow(value);
        throw new CompileError('Throw expression must be of type exception');
    };
}
