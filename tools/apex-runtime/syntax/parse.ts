/** Runs the Apex parser. */
import { createRequire } from 'node:module';
import type * as Grammar from '@apexdevtools/apex-parser';

let loaded: typeof Grammar | null = null;

/** The parser, loaded only when needed: loading takes longer than reading all cached trees. */
function grammar(): typeof Grammar {
    loaded ??= createRequire(__filename)('@apexdevtools/apex-parser') as typeof Grammar;
    return loaded;
}

/** Collects syntax errors. */
function errorListener(file: string, found: string[]): Grammar.ApexErrorListener {
    const { ApexErrorListener } = grammar();
    return new (class extends ApexErrorListener {
        override apexSyntaxError(line: number, column: number, message: string): void {
            found.push(`${file}:${line}:${column} ${message}`);
        }
    })();
}

/**
 * Applies a rule of the grammar to a text.
 *
 * @throws SyntaxError that lists all places where the text breaks the grammar.
 */
export function parse<Tree>(
    text: string,
    rule: (parser: Grammar.ApexParser) => Tree,
    file: string,
): Tree {
    const errors: string[] = [];
    const { ApexParserFactory } = grammar();
    const listener = errorListener(file, errors);
    const { parser } = ApexParserFactory.createLexerAndParser(text, listener);
    const tree = rule(parser);
    if (errors.length) throw new SyntaxError(errors.join('\n'));
    return tree;
}

/** A part of a parse tree, or null. The parser's types don't say that parts may be missing. */
export const optional = <Part>(part: Part): Part | null => part ?? null;

/** Whether a token exists. */
export const has = (token: unknown): boolean => optional(token) !== null;
