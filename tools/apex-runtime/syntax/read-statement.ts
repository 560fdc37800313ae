/** Reads statements. */
import type {
    BlockContext,
    CatchClauseContext,
    ForStatementContext,
    LocalVariableDeclarationContext,
    StatementContext,
    SwitchStatementContext,
    TryStatementContext,
    WhenControlContext,
    WhenLiteralContext,
} from '@apexdevtools/apex-parser';
import { lower } from '../values';
import { has, optional } from './parse';
import { readDml } from './read-dml';
import { readExpression, readExpressions } from './read-expression';
import { stringLiteral } from './read-literal';
import { readType } from './read-type';
import type {
    Block,
    CatchClause,
    LocalVariables,
    Statement,
    SwitchCase,
    SwitchValue,
} from './tree';

/** Reads a block of the parse tree. */
export function readBlock(node: BlockContext): Block {
    const statements = node.statement_list().map(readStatement);
    const hasVariables = statements.some(({ kind }) => kind === 'local');
    return { kind: 'block', line: node.start.line, hasVariables, statements };
}

const optionalStatement = (node: StatementContext | null): Statement | null =>
    node && readStatement(node);

/** Reads a statement of the parse tree. */
export function readStatement(node: StatementContext): Statement {
    const { line } = node.start;
    const block = optional(node.block());
    if (block) return readBlock(block);
    return (
        readSimple(node, line) ??
        readLoop(node, line) ??
        readBranch(node, line) ??
        readDml(node, line) ?? { kind: 'unsupported', line, what: node.getText() }
    );
}

function readSimple(node: StatementContext, line: number): Statement | null {
    const local = optional(node.localVariableDeclarationStatement());
    if (local) return readVariables(local.localVariableDeclaration());
    const expression = optional(node.expressionStatement());
    if (expression) {
        return { kind: 'expression', line, expression: readExpression(expression.expression()) };
    }
    const returned = optional(node.returnStatement());
    if (returned) {
        const value = optional(returned.expression());
        return { kind: 'return', line, value: value && readExpression(value) };
    }
    const thrown = optional(node.throwStatement());
    if (thrown) return { kind: 'throw', line, value: readExpression(thrown.expression()) };
    if (has(node.breakStatement())) return { kind: 'break', line };
    return has(node.continueStatement()) ? { kind: 'continue', line } : null;
}

/** Reads the declaration of local variables. */
export const readVariables = (node: LocalVariableDeclarationContext): LocalVariables => ({
    kind: 'local',
    line: node.start.line,
    type: readType(node.typeRef()),
    variables: node
        .variableDeclarators()
        .variableDeclarator_list()
        .map((each) => {
            const value = optional(each.expression());
            return { key: lower(each.id().getText()), value: value && readExpression(value) };
        }),
});

function readLoop(node: StatementContext, line: number): Statement | null {
    const loop = optional(node.whileStatement());
    if (loop) {
        const test = readExpression(loop.parExpression().expression());
        return { kind: 'while', line, test, body: optionalStatement(optional(loop.statement())) };
    }
    const until = optional(node.doWhileStatement());
    if (until) {
        const test = readExpression(until.parExpression().expression());
        return { kind: 'doWhile', line, test, body: readBlock(until.block()) };
    }
    const counted = optional(node.forStatement());
    return counted && readFor(counted);
}

function readFor(node: ForStatementContext): Statement {
    const { line } = node.start;
    const body = optionalStatement(optional(node.statement()));
    const control = node.forControl();
    const each = optional(control.enhancedForControl());
    if (each) {
        const type = readType(each.typeRef());
        const source = readExpression(each.expression());
        return { kind: 'forEach', line, type, key: lower(each.id().getText()), source, body };
    }
    const init = optional(control.forInit());
    const variables = optional(init?.localVariableDeclaration());
    const test = optional(control.expression());
    return {
        kind: 'for',
        line,
        variables: variables ? readVariables(variables) : null,
        init: readExpressions(optional(init?.expressionList()) ?? null),
        test: test && readExpression(test),
        update: readExpressions(optional(control.forUpdate())?.expressionList() ?? null),
        body,
    };
}

function readBranch(node: StatementContext, line: number): Statement | null {
    const choice = optional(node.ifStatement());
    if (choice) {
        const test = readExpression(choice.parExpression().expression());
        const [yes, no = null] = choice.statement_list().map(readStatement);
        return yes ? { kind: 'if', line, test, yes, no } : null;
    }
    const cases = optional(node.switchStatement());
    if (cases) return readSwitch(cases);
    const attempt = optional(node.tryStatement());
    return attempt && readTry(attempt);
}

function readSwitch(node: SwitchStatementContext): Statement {
    const value = readExpression(node.expression());
    const cases = node.whenControl_list().map(readCase);
    return { kind: 'switch', line: node.start.line, value, cases };
}

function readCase(node: WhenControlContext): SwitchCase {
    const when = node.whenValue();
    const body = readBlock(node.block());
    if (has(when.ELSE())) return { values: null, variable: null, body };
    const type = optional(when.typeRef());
    if (type) {
        const variable = { type: readType(type), key: lower(when.id().getText()) };
        return { values: null, variable, body };
    }
    return { values: when.whenLiteral_list().map(readWhenLiteral), variable: null, body };
}

function readWhenLiteral(node: WhenLiteralContext): SwitchValue {
    const nested = optional(node.whenLiteral());
    if (nested) return readWhenLiteral(nested);
    const text = node.getText();
    if (has(node.NULL())) return { kind: 'literal', type: 'null', text };
    if (has(node.StringLiteral())) return stringLiteral(text);
    if (has(node.IntegerLiteral())) return { kind: 'literal', type: 'integer', text };
    if (has(node.LongLiteral())) return { kind: 'literal', type: 'long', text: text.slice(0, -1) };
    return { kind: 'constant', name: text.split('.').at(-1) ?? text };
}

function readTry(node: TryStatementContext): Statement {
    const last = optional(node.finallyBlock());
    return {
        kind: 'try',
        line: node.start.line,
        body: readBlock(node.block()),
        catches: node.catchClause_list().map(readCatch),
        last: last && readBlock(last.block()),
    };
}

const readCatch = (node: CatchClauseContext): CatchClause => ({
    type: node.qualifiedName().getText(),
    key: lower(node.id().getText()),
    body: readBlock(node.block()),
});
