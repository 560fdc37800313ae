/** Reads literals. */
import type { LiteralContext } from '@apexdevtools/apex-parser';
import { lower } from '../values';
import { has } from './parse';
import type { Unsupported } from './query-tree';
import type { Literal } from './tree';

const ESCAPES: Partial<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** The text of a string literal without its quotes and escapes. */
export const unquote = (literal: string): string =>
    literal
        .slice(1, -1)
        .replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_, escape: string) =>
            escape.length === 5
                ? String.fromCharCode(parseInt(escape.slice(1), 16))
                : (ESCAPES[escape] ?? escape),
        );

export const stringLiteral = (quoted: string): Literal => ({
    kind: 'literal',
    type: 'string',
    text: unquote(quoted),
});

/** Reads a literal of the parse tree. */
export function readLiteral(node: LiteralContext): Literal | Unsupported {
    const text = node.getText();
    const literal = (type: Literal['type'], value: string): Literal => ({
        kind: 'literal',
        type,
        text: value,
    });
    if (has(node.StringLiteral())) return stringLiteral(text);
    if (has(node.IntegerLiteral())) return literal('integer', text);
    if (has(node.LongLiteral())) return literal('long', text.slice(0, -1));
    if (has(node.NumberLiteral())) return literal('decimal', text.replace(/d$/i, ''));
    if (has(node.BooleanLiteral())) return literal('boolean', lower(text));
    if (has(node.NULL())) return literal('null', 'null');
    return { kind: 'unsupported', what: `the literal ${text}` };
}
