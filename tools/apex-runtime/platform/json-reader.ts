/** Reads JSON text. Numbers keep the digits that the text has. */
import type { Raise } from '../errors';

/** A number as it was written. */
export class Digits {
    readonly text: string;

    constructor(text: string) {
        this.text = text;
    }
}

/** What a JSON text says. Objects keep the order and the case of their keys. */
export type Raw = null | boolean | string | Digits | Raw[] | Map<string, Raw>;

const WORDS = new Map<string, boolean | null>([
    ['true', true],
    ['false', false],
    ['null', null],
]);
const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"/y;
const WORD = /(true|false|null)\b/y;
const isSpace = (code: number): boolean =>
    code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a;
/** What makes a text in quotes more than what it looks like. */
const NOT_PLAIN = /[\\\u0000-\u001f]/;

/** Reads one JSON document. */
export class JsonReader {
    private readonly raise: Raise;
    private readonly text: string;
    private at = 0;

    constructor(text: string, raise: Raise) {
        this.text = text;
        this.raise = raise;
    }

    document(): Raw {
        this.skipSpace();
        if (this.at >= this.text.length) {
            this.fail('No content to map to Object due to end of input');
        }
        const value = this.value();
        this.skipSpace();
        if (this.at < this.text.length) this.fail('Unexpected character after the document');
        return value;
    }

    private fail(message: string): never {
        const before = this.text.slice(0, this.at);
        const line = before.split('\n').length;
        const column = this.at - before.lastIndexOf('\n');
        return this.raise('JSONException', `${message} at input location [${line},${column}]`);
    }

    /** What a sticky pattern finds here; null when it doesn't match. */
    private take(pattern: RegExp): string | null {
        pattern.lastIndex = this.at;
        const found = pattern.exec(this.text);
        if (!found) return null;
        this.at = pattern.lastIndex;
        return found[0];
    }

    private value(): Raw {
        this.skipSpace();
        const c = this.text.charAt(this.at);
        if (c === '{') return this.object();
        if (c === '[') return this.array();
        if (c === '"') return this.string();
        const word = 'tfn'.includes(c) ? this.take(WORD) : null;
        if (word !== null) return WORDS.get(word) ?? null;
        const number = this.take(NUMBER);
        if (number !== null) return new Digits(number);
        if (c === '') return this.fail('Unexpected end-of-input');
        const code = c.charCodeAt(0);
        return this.fail(`Unexpected character ('${c}' (code ${code})): expected a valid value`);
    }

    private skipSpace(): void {
        while (isSpace(this.text.charCodeAt(this.at))) this.at++;
    }

    private string(): string {
        const end = this.text.indexOf('"', this.at + 1);
        const plain = this.text.slice(this.at + 1, end);
        if (end < 0 || this.text[this.at] !== '"' || NOT_PLAIN.test(plain)) return this.escaped();
        this.at = end + 1;
        return plain;
    }

    private escaped(): string {
        const quoted = this.take(STRING);
        if (quoted === null) return this.fail('Unexpected character in a string');
        return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
    }

    private expect(c: string): void {
        this.skipSpace();
        if (this.text[this.at] !== c) this.fail(`Unexpected character: was expecting '${c}'`);
        this.at++;
    }

    /** Reads items up to a closing character. */
    private separated(close: string, item: () => void): void {
        this.at++;
        this.skipSpace();
        if (this.text[this.at] === close) {
            this.at++;
            return;
        }
        for (;;) {
            item();
            this.skipSpace();
            if (this.text[this.at] !== ',') return this.expect(close);
            this.at++;
        }
    }

    private object(): Map<string, Raw> {
        const map = new Map<string, Raw>();
        this.separated('}', () => {
            this.skipSpace();
            const key = this.string();
            this.expect(':');
            map.set(key, this.value());
        });
        return map;
    }

    private array(): Raw[] {
        const items: Raw[] = [];
        this.separated(']', () => items.push(this.value()));
        return items;
    }
}
