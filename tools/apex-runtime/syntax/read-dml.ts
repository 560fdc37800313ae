/** Reads the statements that change rows, and System.runAs. */
import type { AccessLevelContext, StatementContext } from '@apexdevtools/apex-parser';
import { has, optional } from './parse';
import { readExpression, readExpressions } from './read-expression';
import { readBlock } from './read-statement';
import type { DmlLevel, Statement } from './tree';

function readLevel(node: AccessLevelContext | null): DmlLevel {
    if (!node) return null;
    return has(node.USER()) ? 'user' : 'system';
}

/** Reads a DML statement, a merge or a block of System.runAs; null for any other statement. */
export function readDml(node: StatementContext, line: number): Statement | null {
    return readChange(node, line) ?? readMerge(node, line) ?? readRunAs(node, line);
}

function readChange(node: StatementContext, line: number): Statement | null {
    const kinds = {
        insert: optional(node.insertStatement()),
        update: optional(node.updateStatement()),
        delete: optional(node.deleteStatement()),
        undelete: optional(node.undeleteStatement()),
    } as const;
    for (const operation of ['insert', 'update', 'delete', 'undelete'] as const) {
        const change = kinds[operation];
        if (!change) continue;
        const target = readExpression(change.expression());
        const level = readLevel(optional(change.accessLevel()));
        return { kind: 'dml', line, operation, target, level, key: null };
    }
    const upsert = optional(node.upsertStatement());
    if (!upsert) return null;
    const target = readExpression(upsert.expression());
    const key = optional(upsert.qualifiedName())?.getText() ?? null;
    const level = readLevel(optional(upsert.accessLevel()));
    return { kind: 'dml', line, operation: 'upsert', target, level, key };
}

function readMerge(node: StatementContext, line: number): Statement | null {
    const merge = optional(node.mergeStatement());
    if (!merge) return null;
    const [master, losers] = merge.expression_list().map(readExpression);
    if (!master || !losers) return null;
    return { kind: 'merge', line, master, losers, level: readLevel(optional(merge.accessLevel())) };
}

function readRunAs(node: StatementContext, line: number): Statement | null {
    const runAs = optional(node.runAsStatement());
    const [user] = readExpressions(runAs && runAs.expressionList());
    if (!runAs || !user) return null;
    return { kind: 'runAs', line, user, body: readBlock(runAs.block()) };
}
