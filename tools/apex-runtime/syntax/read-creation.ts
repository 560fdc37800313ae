/** Reads `new …`. */
import type {
    ArrayCreatorRestContext,
    CreatedNameContext,
    CreatorContext,
    MapCreatorRestPairContext,
} from '@apexdevtools/apex-parser';
import type { TypeRef } from '../values';
import { optional } from './parse';
import { readExpression, readExpressions } from './read-expression';
import { listOf, readType, typeKey } from './read-type';
import type { Creation, Expression } from './tree';

function readName(node: CreatedNameContext): TypeRef {
    const pairs = node.idCreatedNamePair_list();
    const text = pairs.map((pair) => pair.anyId().getText()).join('.');
    const generics = optional(pairs.at(-1)?.typeList())?.typeRef_list().map(readType) ?? [];
    return { name: typeKey(text), args: generics, text };
}

function readArray(node: ArrayCreatorRestContext): Pick<Creation, 'items' | 'size'> {
    const size = optional(node.expression());
    if (size) return { items: null, size: readExpression(size) };
    const initializer = optional(node.arrayInitializer());
    return { items: initializer?.expression_list().map(readExpression) ?? [], size: null };
}

const readPair = (node: MapCreatorRestPairContext): [Expression, Expression] => [
    readExpression(node.expression(0)),
    readExpression(node.expression(1)),
];

/** Reads what follows `new`. */
export function readCreation(node: CreatorContext): Creation {
    const type = readName(node.createdName());
    const base: Creation = { kind: 'new', type, args: null, items: null, pairs: null, size: null };
    const array = optional(node.arrayCreatorRest());
    if (array) return { ...base, type: listOf(type), ...readArray(array) };
    const items = optional(node.setCreatorRest());
    if (items) return { ...base, items: items.expression_list().map(readExpression) };
    const pairs = optional(node.mapCreatorRest());
    if (pairs) return { ...base, pairs: pairs.mapCreatorRestPair_list().map(readPair) };
    const call = optional(node.classCreatorRest());
    return { ...base, args: readExpressions(call && call.arguments().expressionList()) };
}
