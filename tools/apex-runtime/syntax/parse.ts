/** Runs the parser of Apex. */
import { ApexErrorListener, ApexParserFactory, type ApexParser } from '@apexdevtools/apex-parser';

class SyntaxErrors extends ApexErrorListener {
    readonly found: string[] = [];
    readonly file: string;

    constructor(file: string) {
        super();
        this.file = file;
    }

    override apexSyntaxError(line: number, column: number, message: string): void {
        this.found.push(`${this.file}:${line}:${column} ${message}`);
    }
}

/**
 * Applies a rule of the grammar to a text.
 *
 * @throws SyntaxError that lists all places where the text breaks the grammar.
 */
export function parse<Tree>(text: string, rule: (parser: ApexParser) => Tree, file: string): Tree {
    const errors = new SyntaxErrors(file);
    const { parser } = ApexParserFactory.createLexerAndParser(text, errors);
    const tree = rule(parser);
    if (errors.found.length) throw new SyntaxError(errors.found.join('\n'));
    return tree;
}

/** A part of a parse tree, or null. The parser's types leave out that each part may be missing. */
export const optional = <Part>(part: Part): Part | null => part ?? null;

/** Whether a token is there. */
export const has = (token: unknown): boolean => optional(token) !== null;
