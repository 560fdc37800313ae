/** Reads the conditions of SOQL's WHERE. */
import type {
    ComparisonOperatorContext,
    DateFormulaContext,
    FieldExpressionContext,
    ValueContext,
    WhereConditionalExpressionContext,
    WhereFieldExpressionContext,
    WhereLogicalExpressionContext,
} from '@apexdevtools/apex-parser';
import { lower } from '../values';
import { has, optional } from './parse';
import type { QueryCondition, QueryOperator, QueryValue } from './query-tree';
import { readExpression } from './read-expression';
import { unquote } from './read-literal';
import { readSubQuery } from './read-query';

/** Reads the condition after WHERE. */
export function readCondition(node: WhereLogicalExpressionContext): QueryCondition {
    const conditions = node.whereConditionalExpression_list().map(readOne);
    const [first] = conditions;
    if (has(node.NOT()) && first) return { kind: 'not', condition: first };
    if (first && conditions.length === 1) return first;
    return { kind: node.SOQLOR_list().length ? 'any' : 'all', conditions };
}

function readOne(node: WhereConditionalExpressionContext): QueryCondition {
    const nested = optional(node.whereLogicalExpression());
    return nested ? readCondition(nested) : readFieldCondition(node.whereFieldExpression());
}

function readFieldCondition(node: WhereFieldExpressionContext): QueryCondition {
    const inner = optional(node.fieldExpression());
    return (
        (inner && readComparison(inner)) ?? {
            kind: 'unsupported',
            what: `the SOQL condition ${node.getText()}`,
        }
    );
}

function readComparison(node: FieldExpressionContext): QueryCondition | null {
    const field = optional(node.fieldName());
    if (!field) return null;
    return {
        kind: 'compare',
        text: node.getText(),
        path: field.getText(),
        operator: readOperator(node.comparisonOperator()),
        value: readValue(node.value()),
    };
}

function readOperator(node: ComparisonOperatorContext): QueryOperator {
    if (has(node.NOTEQUAL()) || has(node.LESSANDGREATER())) return '!=';
    if (has(node.IN())) return has(node.NOT()) ? 'not in' : 'in';
    if (has(node.LIKE())) return 'like';
    if (has(node.INCLUDES())) return 'includes';
    if (has(node.EXCLUDES())) return 'excludes';
    if (has(node.LT())) return has(node.ASSIGN()) ? '<=' : '<';
    if (has(node.GT())) return has(node.ASSIGN()) ? '>=' : '>';
    return '=';
}

function readValue(node: ValueContext): QueryValue {
    const list = optional(node.valueList());
    if (list) return { kind: 'list', items: list.value_list().map(readValue) };
    const subQuery = optional(node.subQuery());
    if (subQuery) return { kind: 'query', query: readSubQuery(subQuery) };
    const bound = optional(node.boundExpression());
    if (bound) return { kind: 'bind', expression: readExpression(bound.expression()) };
    const formula = optional(node.dateFormula());
    return formula ? readFormula(formula) : readLiteral(node);
}

function readFormula(node: DateFormulaContext): QueryValue {
    const [name = '', count] = node.getText().split(':');
    return {
        kind: 'dateFormula',
        name: lower(name),
        count: count === undefined ? null : Number(count),
    };
}

function readLiteral(node: ValueContext): QueryValue {
    const text = node.getText();
    if (has(node.NULL())) return { kind: 'literal', type: 'null', text };
    if (has(node.StringLiteral())) return { kind: 'literal', type: 'string', text: unquote(text) };
    if (has(node.BooleanLiteral())) return { kind: 'literal', type: 'boolean', text: lower(text) };
    if (has(node.DateLiteral())) return { kind: 'literal', type: 'date', text };
    if (has(node.DateTimeLiteral())) return { kind: 'literal', type: 'datetime', text };
    if (has(node.signedNumber())) return { kind: 'literal', type: 'number', text };
    return { kind: 'unsupported', what: `the SOQL value ${text}` };
}
