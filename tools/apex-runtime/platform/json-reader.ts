/** Reads JSON text. Numbers keep their digits. */
import type { Raise } from '../errors';

type Plain = null | boolean | string;

/** What becomes of the numbers, lists and objects of a text; all else is a value as it is. */
export interface Maker<Made, Members extends Made> {
    /** @param digits as the text has them */
    number(digits: string): Made;
    list(items: (Made | Plain)[]): Made;
    /** An object without members, which `put` gets one by one. */
    object(): Members;
    put(object: Members, key: string, value: Made | Plain): void;
}

const WORDS = new Map<string, boolean | null>([
    ['true', true],
    ['false', false],
    ['null', null],
]);
const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"/y;
const WORD = /(true|false|null)\b/y;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;

const isSpace = (code: number): boolean =>
    code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
/** Characters that end a quoted text or need unescaping. */
const NOT_PLAIN = /[\\\u0000-\u001f]/;

/** Reads one JSON document. */
export class JsonReader<Made, Members extends Made> {
    private readonly raise: Raise;
    private readonly text: string;
    private readonly make: Maker<Made, Members>;
    private at = 0;

    constructor(text: string, make: Maker<Made, Members>, raise: Raise) {
        this.text = text;
        this.make = make;
        this.raise = raise;
    }

    document(): Made | Plain {
        this.next();
        if (this.at >= this.text.length) {
            this.fail('No content to map to Object due to end of input');
        }
        const value = this.value();
        this.next();
        if (this.at < this.text.length) this.fail('Unexpected character after the document');
        return value;
    }

    private fail(message: string): never {
        const before = this.text.slice(0, this.at);
        const line = before.split('\n').length;
        const column = this.at - before.lastIndexOf('\n');
        return this.raise('JSONException', `${message} at input location [${line},${column}]`);
    }

    /** The match of a sticky pattern here; null if there is none. */
    private take(pattern: RegExp): string | null {
        pattern.lastIndex = this.at;
        const found = pattern.exec(this.text);
        if (!found) return null;
        this.at = pattern.lastIndex;
        return found[0];
    }

    private value(): Made | Plain {
        switch (this.next()) {
            case OPEN_BRACE:
                return this.object();
            case OPEN_BRACKET:
                return this.array();
            case QUOTE:
                return this.string();
            default:
                return this.numberOrWord();
        }
    }

    private numberOrWord(): Made | Plain {
        const number = this.take(NUMBER);
        if (number !== null) return this.make.number(number);
        const word = this.take(WORD);
        if (word !== null) return WORDS.get(word) ?? null;
        const c = this.text.charAt(this.at);
        if (c === '') return this.fail('Unexpected end-of-input');
        const code = c.charCodeAt(0);
        return this.fail(`Unexpected character ('${c}' (code ${code})): expected a valid value`);
    }

    /** Goes to the next character that is not a space; NaN at the end of the text. */
    private next(): number {
        let code = this.text.charCodeAt(this.at);
        while (code <= 0x20 && isSpace(code)) code = this.text.charCodeAt(++this.at);
        return code;
    }

    private string(): string {
        const end = this.text.indexOf('"', this.at + 1);
        const plain = this.text.slice(this.at + 1, end);
        if (end < 0 || this.text.charCodeAt(this.at) !== QUOTE || NOT_PLAIN.test(plain)) {
            return this.escaped();
        }
        this.at = end + 1;
        return plain;
    }

    private escaped(): string {
        const quoted = this.take(STRING);
        if (quoted === null) return this.fail('Unexpected character in a string');
        return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
    }

    private expect(code: number): void {
        const c = String.fromCharCode(code);
        if (this.next() !== code) this.fail(`Unexpected character: was expecting '${c}'`);
        this.at++;
    }

    /** Whether a list continues after an item. */
    private goesOn(close: number): boolean {
        if (this.next() === COMMA) {
            this.at++;
            return true;
        }
        this.expect(close);
        return false;
    }

    /** Whether the list that begins here has items. */
    private begins(close: number): boolean {
        this.at++;
        if (this.next() !== close) return true;
        this.at++;
        return false;
    }

    private object(): Members {
        const object = this.make.object();
        if (!this.begins(CLOSE_BRACE)) return object;
        do {
            this.next();
            const key = this.string();
            this.expect(COLON);
            this.make.put(object, key, this.value());
        } while (this.goesOn(CLOSE_BRACE));
        return object;
    }

    private array(): Made {
        const items: (Made | Plain)[] = [];
        if (!this.begins(CLOSE_BRACKET)) return this.make.list(items);
        do items.push(this.value());
        while (this.goesOn(CLOSE_BRACKET));
        return this.make.list(items);
    }
}
