/** Expressions. */
import { Dec } from '../decimal';
import { ApexError, CompileError, NotSupported } from '../errors';
import { itemAt } from '../interpret/types';
import type { Frame } from '../interpret/frame';
import type { Expression, Literal } from '../syntax/tree';
import { TypeVal, type Value } from '../values';
import { compileAssignment, compileStep } from './assignment';
import { compileCall, compileDelegate, compileMethodCall } from './calls';
import { Code, FRAME, quoted, type Js } from './code';
import { compileCreation } from './creation';
import { compileComparison, compileEquality } from './equality';
import { compileConditional, compileJunction, compileNot } from './logic';
import { compileMember, compileName, type Target } from './members';
import {
    compileArithmetic,
    compileCast,
    compileCoalesce,
    compileComplement,
    compileInstanceOf,
    compileMinus,
} from './operators';
import { compileQuery } from './query';
import type { Site } from './site';

/** Compiles an expression. One that can't be compiled fails only when it is reached. */
export function compile(node: Expression, site: Site): Js {
    try {
        return compiled(node, site);
    } catch (error) {
        if (!(error instanceof ApexError)) throw error;
        return site.code.call(() => compiled(node, site));
    }
}

/** The values of expressions from left to right. */
export const compileAll = (nodes: readonly Expression[], site: Site): Js =>
    `[${nodes.map((node) => compile(node, site)).join(', ')}]`;

/** Compiles an expression by itself. The frame holds the values of variables. */
export function compileAlone(node: Expression, place: Omit<Site, 'code'>): (frame: Frame) => Value {
    const code = new Code<(frame: Frame) => Value>();
    const result = compile(node, { ...place, code });
    const variables = place.names
        .declared()
        .map(({ js, slot }) => `${js} = ${FRAME}.slots[${slot}] ?? null`);
    return code.build([FRAME], variables, code.returning(result));
}

function compiled(node: Expression, site: Site): Js {
    const { code, vm } = site;
    switch (node.kind) {
        case 'literal':
            return literal(node, code);
        case 'name':
            return valueOf(compileName(node, site));
        case 'member':
            return valueOf(compileMember(node, site));
        case 'method':
            return compileMethodCall(node, site);
        case 'call':
            return compileCall(node, site);
        case 'new':
            return compileCreation(node, site);
        case 'assign':
            return compileAssignment(node, site);
        case 'this':
            return `${FRAME}.self`;
        case 'query':
            return compileQuery(node.query, site);
        case 'type':
            return code.use(new TypeVal(node.text));
        case 'index': {
            const [target, index] = [compile(node.target, site), compile(node.index, site)];
            return code.call(itemAt, code.use(vm), target, index);
        }
        case 'delegate':
            return compileDelegate(node, site);
        case 'super':
            throw new NotSupported('super outside a call');
        case 'unsupported':
            throw new NotSupported(node.what);
        default:
            return compileOperator(node, site);
    }
}

/** The value of a name or member that must not be a type. */
function valueOf(target: Target): Js {
    if (target.kind === 'value') return target.read;
    if (target.kind === 'member') return `(${target.read} ?? null)`;
    throw new CompileError(`Variable does not exist: ${target.type.name}`);
}

function literal({ type, text }: Literal, code: Code<unknown>): Js {
    switch (type) {
        case 'string':
            return quoted(text);
        case 'integer':
            return String(Number(text));
        case 'long':
            return `${BigInt(text)}n`;
        case 'decimal':
            return code.use(Dec.of(text));
        case 'boolean':
            return String(text === 'true');
        case 'null':
            return 'null';
    }
}

type Operator = Extract<
    Expression,
    {
        kind:
            | 'cast'
            | 'instanceof'
            | 'binary'
            | 'and'
            | 'or'
            | 'coalesce'
            | 'equality'
            | 'compare'
            | 'conditional'
            | 'not'
            | 'complement'
            | 'minus'
            | 'step';
    }
>;

function compileOperator(node: Operator, site: Site): Js {
    switch (node.kind) {
        case 'cast':
            return compileCast(node, site);
        case 'instanceof':
            return compileInstanceOf(node, site);
        case 'binary':
            return compileArithmetic(node, site);
        case 'coalesce':
            return compileCoalesce(node, site);
        case 'equality':
            return compileEquality(node, site);
        case 'compare':
            return compileComparison(node, site);
        case 'complement':
            return compileComplement(node.operand, site);
        case 'minus':
            return compileMinus(node.operand, site);
        case 'step':
            return compileStep(node, site);
        case 'and':
        case 'or':
            return compileJunction(node, site);
        case 'conditional':
            return compileConditional(node, site);
        case 'not':
            return compileNot(node.operand, site);
    }
}
