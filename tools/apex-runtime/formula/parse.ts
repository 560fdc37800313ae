/** Parses formulas of formula fields and validation rules. */
import { Dec } from '../decimal';
import { NotSupported } from '../errors';

/** A formula as a tree; names and functions are in lower case. */
export type Formula =
    | { readonly kind: 'literal'; readonly value: string | boolean | Dec | null }
    | { readonly kind: 'field'; readonly path: readonly string[] }
    | { readonly kind: 'call'; readonly name: string; readonly args: readonly Formula[] }
    | {
          readonly kind: 'binary';
          readonly operator: string;
          readonly left: Formula;
          readonly right: Formula;
      };

interface Token {
    readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end';
    readonly text: string;
}

const TOKEN =
    /\s+|\/\*[\s\S]*?\*\/|(\d+(?:\.\d+)?|\.\d+)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(\$?[A-Za-z_]\w*(?:\.\w+)*)|(<>|<=|>=|==|!=|&&|\|\||[-+*/^&=<>!(),])/y;

const ESCAPES = new Map([
    ['n', '\n'],
    ['r', '\r'],
    ['t', '\t'],
]);

const unescape = (text: string): string =>
    text.replace(/\\(.)/g, (_, c: string) => ESCAPES.get(c) ?? c);

function tokenize(source: string): Token[] {
    const tokens: Token[] = [];
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < source.length) {
        const at = TOKEN.lastIndex;
        const match = TOKEN.exec(source);
        if (!match) throw new NotSupported(`the formula ${source} at ${source.slice(at, at + 10)}`);
        const [, number, double, single, name, sign] = match;
        const text = double ?? single;
        if (number !== undefined) tokens.push({ kind: 'number', text: number });
        else if (text !== undefined) tokens.push({ kind: 'text', text: unescape(text) });
        else if (name !== undefined) tokens.push({ kind: 'name', text: name.toLowerCase() });
        else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    }
    return tokens;
}

const SAME = new Map([
    ['==', '='],
    ['!=', '<>'],
]);

// From the loosest to the tightest.
const LEVELS = [
    ['||'],
    ['&&'],
    ['=', '==', '<>', '!='],
    ['<', '<=', '>', '>='],
    ['&'],
    ['+', '-'],
    ['*', '/'],
    ['^'],
];

const END: Token = { kind: 'end', text: 'the end' };

class Parser {
    private at = 0;
    private readonly source: string;
    private readonly tokens: readonly Token[];

    constructor(source: string) {
        this.source = source;
        this.tokens = tokenize(source);
    }

    formula(): Formula {
        const formula = this.level(0);
        if (this.next.kind !== 'end') throw this.unexpected();
        return formula;
    }

    private get next(): Token {
        return this.tokens[this.at] ?? END;
    }

    private accepts(sign: string): boolean {
        const isNext = this.next.kind === 'sign' && this.next.text === sign;
        if (isNext) this.at++;
        return isNext;
    }

    private expect(sign: string): void {
        if (!this.accepts(sign)) throw this.unexpected();
    }

    private unexpected(): NotSupported {
        return new NotSupported(`${this.next.text} in the formula ${this.source}`);
    }

    private level(index: number): Formula {
        const operators = LEVELS[index];
        if (!operators) return this.unary();
        let left = this.level(index + 1);
        for (;;) {
            const operator = operators.find((sign) => this.accepts(sign));
            if (!operator) return left;
            const right = this.level(index + 1);
            left = { kind: 'binary', operator: SAME.get(operator) ?? operator, left, right };
        }
    }

    private unary(): Formula {
        if (this.accepts('!')) return { kind: 'call', name: 'not', args: [this.unary()] };
        if (this.accepts('+')) return this.unary();
        if (!this.accepts('-')) return this.primary();
        const left: Formula = { kind: 'literal', value: new Dec(0n, 0) };
        return { kind: 'binary', operator: '-', left, right: this.unary() };
    }

    private primary(): Formula {
        const token = this.next;
        if (this.accepts('(')) {
            const inner = this.level(0);
            this.expect(')');
            return inner;
        }
        if (token.kind === 'sign' || token.kind === 'end') throw this.unexpected();
        this.at++;
        if (token.kind === 'number') return { kind: 'literal', value: Dec.parse(token.text) };
        if (token.kind === 'text') return { kind: 'literal', value: token.text };
        return this.named(token.text);
    }

    private named(name: string): Formula {
        if (this.accepts('(')) return { kind: 'call', name, args: this.arguments() };
        if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true' };
        if (name === 'null') return { kind: 'literal', value: null };
        return { kind: 'field', path: name.split('.') };
    }

    private arguments(): Formula[] {
        const args: Formula[] = [];
        if (this.accepts(')')) return args;
        do args.push(this.level(0));
        while (this.accepts(','));
        this.expect(')');
        return args;
    }
}

/** Parses a formula. Throws NotSupported if the runtime can't. */
export const parseFormula = (source: string): Formula => new Parser(source).formula();
