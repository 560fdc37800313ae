/** Reads expressions. */
import {
    Arth1ExpressionContext,
    Arth2ExpressionContext,
    ArrayExpressionContext,
    AssignExpressionContext,
    BitAndExpressionContext,
    BitExpressionContext,
    BitNotExpressionContext,
    BitOrExpressionContext,
    CastExpressionContext,
    CmpExpressionContext,
    CoalExpressionContext,
    CondExpressionContext,
    DotExpressionContext,
    EqualityExpressionContext,
    IdPrimaryContext,
    InstanceOfExpressionContext,
    LiteralPrimaryContext,
    LogAndExpressionContext,
    LogOrExpressionContext,
    MethodCallExpressionContext,
    NegExpressionContext,
    NewExpressionContext,
    PostOpExpressionContext,
    PreOpExpressionContext,
    PrimaryExpressionContext,
    SoqlPrimaryContext,
    SubExpressionContext,
    SuperPrimaryContext,
    ThisPrimaryContext,
    TypeRefPrimaryContext,
    type AnyIdContext,
    type ExpressionContext,
    type ExpressionListContext,
    type IdContext,
    type MethodCallContext,
    type PrimaryContext,
} from '@apexdevtools/apex-parser';
import { lower } from '../values';
import { has, optional } from './parse';
import { readCreation } from './read-creation';
import { readLiteral } from './read-literal';
import { readQuery } from './read-query';
import { readType } from './read-type';
import type { Expression } from './tree';

/** Reads the arguments of a call, if any. */
export const readExpressions = (list: ExpressionListContext | null): Expression[] =>
    optional(list)?.expression_list().map(readExpression) ?? [];

/** Reads an expression of the parse tree. */
export function readExpression(node: ExpressionContext): Expression {
    return (
        readOperand(node) ??
        readOperator(node) ??
        readBinary(node) ?? { kind: 'unsupported', what: node.getText() }
    );
}

function readOperand(node: ExpressionContext): Expression | null {
    if (node instanceof PrimaryExpressionContext) return readPrimary(node.primary());
    if (node instanceof SubExpressionContext) return readExpression(node.expression());
    if (node instanceof DotExpressionContext) return readDot(node);
    if (node instanceof MethodCallExpressionContext) return readCall(node.methodCall());
    if (node instanceof NewExpressionContext) return readCreation(node.creator());
    if (node instanceof ArrayExpressionContext) {
        const [target, index] = readPair(node);
        return { kind: 'index', target, index };
    }
    return null;
}

function readName(node: IdContext | AnyIdContext): { name: string; key: string } {
    const name = node.getText();
    return { name, key: lower(name) };
}

function readPrimary(node: PrimaryContext): Expression {
    if (node instanceof IdPrimaryContext) return { kind: 'name', ...readName(node.id()) };
    if (node instanceof LiteralPrimaryContext) return readLiteral(node.literal());
    if (node instanceof ThisPrimaryContext) return { kind: 'this' };
    if (node instanceof SuperPrimaryContext) return { kind: 'super' };
    if (node instanceof TypeRefPrimaryContext) {
        return { kind: 'type', text: node.typeRef().getText() };
    }
    if (node instanceof SoqlPrimaryContext) {
        return { kind: 'query', query: readQuery(node.soqlLiteral().query()) };
    }
    return { kind: 'unsupported', what: node.getText() };
}

function readDot(node: DotExpressionContext): Expression {
    const target = readExpression(node.expression());
    const isSafe = has(node.QUESTIONDOT());
    const call = optional(node.dotMethodCall());
    if (!call) return { kind: 'member', target, ...readName(node.anyId()), isSafe };
    const args = readExpressions(call.expressionList());
    return { kind: 'method', target, ...readName(call.anyId()), args, isSafe };
}

function readCall(node: MethodCallContext): Expression {
    const args = readExpressions(node.expressionList());
    if (has(node.THIS())) return { kind: 'delegate', to: 'this', args };
    if (has(node.SUPER())) return { kind: 'delegate', to: 'super', args };
    return { kind: 'call', ...readName(node.id()), args };
}

function readOperator(node: ExpressionContext): Expression | null {
    if (node instanceof AssignExpressionContext) return readAssignment(node);
    if (node instanceof PreOpExpressionContext) return readPrefix(node);
    if (node instanceof PostOpExpressionContext) {
        const operator = has(node.INC()) ? '+' : '-';
        return {
            kind: 'step',
            operator,
            isPrefix: false,
            target: readExpression(node.expression()),
        };
    }
    if (node instanceof NegExpressionContext) {
        const operand = readExpression(node.expression());
        return { kind: has(node.BANG()) ? 'not' : 'complement', operand };
    }
    if (node instanceof CastExpressionContext || node instanceof InstanceOfExpressionContext) {
        const kind = node instanceof CastExpressionContext ? 'cast' : 'instanceof';
        return { kind, type: readType(node.typeRef()), operand: readExpression(node.expression()) };
    }
    if (node instanceof CondExpressionContext) {
        const [test, yes, no] = [0, 1, 2].map((i) => readExpression(node.expression(i)));
        return test && yes && no ? { kind: 'conditional', test, yes, no } : null;
    }
    return null;
}

function readAssignment(node: AssignExpressionContext): Expression {
    const operators = {
        '+': node.ADD_ASSIGN(),
        '-': node.SUB_ASSIGN(),
        '*': node.MUL_ASSIGN(),
        '/': node.DIV_ASSIGN(),
        '&': node.AND_ASSIGN(),
        '|': node.OR_ASSIGN(),
        '^': node.XOR_ASSIGN(),
        '<<': node.LSHIFT_ASSIGN(),
        '>>': node.RSHIFT_ASSIGN(),
        '>>>': node.URSHIFT_ASSIGN(),
    };
    const operator = Object.entries(operators).find(([, token]) => has(token))?.[0] ?? null;
    const [target, value] = readPair(node);
    return { kind: 'assign', target, operator, value };
}

function readPrefix(node: PreOpExpressionContext): Expression {
    const operand = readExpression(node.expression());
    if (has(node.INC())) return { kind: 'step', operator: '+', isPrefix: true, target: operand };
    if (has(node.DEC())) return { kind: 'step', operator: '-', isPrefix: true, target: operand };
    return has(node.SUB()) ? { kind: 'minus', operand } : operand;
}

interface WithTwo {
    expression(i: number): ExpressionContext;
}

const readPair = (node: WithTwo): [Expression, Expression] => [
    readExpression(node.expression(0)),
    readExpression(node.expression(1)),
];

function readBinary(node: ExpressionContext): Expression | null {
    const operator = arithmeticOperator(node);
    if (operator !== null) {
        const [left, right] = readPair(operator.node);
        return { kind: 'binary', operator: operator.text, left, right };
    }
    if (node instanceof EqualityExpressionContext) return readEquality(node);
    if (node instanceof CmpExpressionContext) return readComparison(node);
    const kind = connective(node);
    if (kind === null) return null;
    const [left, right] = readPair(kind.node);
    return { kind: kind.text, left, right };
}

function arithmeticOperator(node: ExpressionContext): { text: string; node: WithTwo } | null {
    if (node instanceof Arth1ExpressionContext) return { text: has(node.MUL()) ? '*' : '/', node };
    if (node instanceof Arth2ExpressionContext) return { text: has(node.ADD()) ? '+' : '-', node };
    if (node instanceof BitAndExpressionContext) return { text: '&', node };
    if (node instanceof BitOrExpressionContext) return { text: '|', node };
    if (node instanceof BitNotExpressionContext) return { text: '^', node };
    if (!(node instanceof BitExpressionContext)) return null;
    if (node.LT_list().length) return { text: '<<', node };
    return { text: '>'.repeat(node.GT_list().length), node };
}

function connective(
    node: ExpressionContext,
): { text: 'and' | 'or' | 'coalesce'; node: WithTwo } | null {
    if (node instanceof LogAndExpressionContext) return { text: 'and', node };
    if (node instanceof LogOrExpressionContext) return { text: 'or', node };
    return node instanceof CoalExpressionContext ? { text: 'coalesce', node } : null;
}

function readEquality(node: EqualityExpressionContext): Expression {
    const [left, right] = readPair(node);
    const isExact = has(node.TRIPLEEQUAL()) || has(node.TRIPLENOTEQUAL());
    const isNegated = !has(node.EQUAL()) && !has(node.TRIPLEEQUAL());
    return { kind: 'equality', isExact, isNegated, left, right };
}

function readComparison(node: CmpExpressionContext): Expression {
    const [left, right] = readPair(node);
    if (has(node.ASSIGN())) {
        return { kind: 'compare', operator: has(node.GT()) ? '>=' : '<=', left, right };
    }
    return { kind: 'compare', operator: has(node.GT()) ? '>' : '<', left, right };
}
