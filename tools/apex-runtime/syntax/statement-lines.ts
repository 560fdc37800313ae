/** The lines that coverage counts. */
import type { Block, ClassTree, MemberTree, Statement } from './tree';

/** The lines on which a statement of a class starts, in order. */
export function statementLines(declaration: ClassTree): number[] {
    const lines = new Set(declaration.members.flatMap(blocksOf).flatMap(linesOf));
    return [...lines].sort((a, b) => a - b);
}

function blocksOf(member: MemberTree): Block[] {
    switch (member.kind) {
        case 'method':
        case 'constructor':
        case 'initializer':
            return member.body ? [member.body] : [];
        case 'property':
            return [member.getter, member.setter].filter((block) => block !== null);
        case 'field':
            return [];
        default:
            return member.members.flatMap(blocksOf);
    }
}

function linesOf(statement: Statement): number[] {
    const inner = innerStatements(statement).flatMap(linesOf);
    return statement.kind === 'block' ? inner : [statement.line, ...inner];
}

function innerStatements(statement: Statement): Statement[] {
    switch (statement.kind) {
        case 'block':
            return statement.statements;
        case 'if':
            return statement.no ? [statement.yes, statement.no] : [statement.yes];
        case 'while':
        case 'doWhile':
        case 'for':
        case 'forEach':
        case 'runAs':
            return statement.body ? [statement.body] : [];
        case 'switch':
            return statement.cases.map((each) => each.body);
        case 'try': {
            const blocks = [statement.body, ...statement.catches.map((each) => each.body)];
            return statement.last ? [...blocks, statement.last] : blocks;
        }
        default:
            return [];
    }
}
