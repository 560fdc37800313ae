/** Expressions. */
import { Dec } from '../decimal';
import { ApexError, CompileError, NotSupported } from '../errors';
import { itemAt } from '../interpret/types';
import type { Frame } from '../interpret/frame';
import type { Expression, Literal } from '../syntax/tree';
import { TypeVal, type Value } from '../values';
import { compileAssignment, compileStep } from './assignment';
import { compileCall, compileDelegate, compileMethodCall } from './calls';
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
import type { Evaluate, Site } from './site';

/** Compiles an expression. One that can't be compiled fails only when it is reached. */
export function compile(node: Expression, site: Site): Evaluate {
    try {
        return compiled(node, site);
    } catch (error) {
        if (!(error instanceof ApexError)) throw error;
        return (frame) => compiled(node, site)(frame);
    }
}

/** Expressions from left to right. */
export function compileAll(nodes: readonly Expression[], site: Site): (frame: Frame) => Value[] {
    const parts = nodes.map((node) => compile(node, site));
    const [first, second, third] = parts;
    if (!first) return () => [];
    if (!second) return (frame) => [first(frame)];
    if (!third) return (frame) => [first(frame), second(frame)];
    return (frame) => parts.map((evaluate) => evaluate(frame));
}

function compiled(node: Expression, site: Site): Evaluate {
    switch (node.kind) {
        case 'literal': {
            const value = literal(node);
            return () => value;
        }
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
            return (frame) => frame.self;
        case 'query':
            return compileQuery(node.query, site);
        case 'type': {
            const type = new TypeVal(node.text);
            return () => type;
        }
        case 'index': {
            const target = compile(node.target, site);
            const index = compile(node.index, site);
            return (frame) => itemAt(site.vm, target(frame), index(frame));
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
function valueOf(target: Target): Evaluate {
    if (target.kind === 'value') return target.read;
    if (target.kind === 'type')
        throw new CompileError(`Variable does not exist: ${target.type.name}`);
    const { read } = target;
    return (frame) => read(frame) ?? null;
}

function literal({ type, text }: Literal): Value {
    switch (type) {
        case 'string':
            return text;
        case 'integer':
            return Number(text);
        case 'long':
            return BigInt(text);
        case 'decimal':
            return Dec.of(text);
        case 'boolean':
            return text === 'true';
        case 'null':
            return null;
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

function compileOperator(node: Operator, site: Site): Evaluate {
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
