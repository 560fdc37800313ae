import { LatchError } from '../latch-error';

/** What a header can contain, without spaces. */
const SENDABLE = /^[\x21-\x7e]+$/;

/**
 * Finds the Fusebill key in the secret's string. People store it as it is, in quotes, after the word `Basic` as on
 * Fusebill's page, with a byte order mark, or in JSON as Secrets Manager's console suggests. Throws `KEY_MISSING`
 * with what to fix; the message never contains part of the secret.
 */
export function keyIn(secret: string): string {
    const text = secret.replace(/^\uFEFF/, '').trim();
    const value = text.startsWith('{') ? valueIn(text) : text;
    const key = unwrap(value);
    if (key === '') throw missing('is empty');
    if (/\s/.test(key)) throw missing('has blanks or line breaks inside the key');
    if (!SENDABLE.test(key)) throw missing('has characters that no key has');
    return key;
}

/** The only text in a JSON object, or the one whose name says that it is the key. */
function valueIn(json: string): string {
    const texts = Object.entries(fieldsIn(json)).filter(
        (field): field is [string, string] => typeof field[1] === 'string',
    );
    const named = texts.filter(([name]) => /key/i.test(name));
    const candidates = named.length > 0 ? named : texts;
    const [only, ...others] = candidates;
    if (only === undefined) throw missing('is JSON without a text in it');
    if (others.length > 0) throw missing('is JSON in which several texts may be the key');
    return only[1];
}

function fieldsIn(json: string): object {
    try {
        const parsed: unknown = JSON.parse(json);
        return typeof parsed === 'object' && parsed !== null ? parsed : {};
    } catch {
        throw missing('starts like JSON, but is not valid JSON');
    }
}

function unwrap(value: string): string {
    const plain = value.trim();
    const quoted = /^["'\u201c\u2018](.*)["'\u201d\u2019]$/s.exec(plain)?.[1];
    const preface = /^(?:authorization:\s*)?basic(?=\s|$)/.exec(plain.toLowerCase())?.[0];
    const inner = quoted ?? (preface !== undefined ? plain.slice(preface.length) : undefined);
    return inner === undefined ? plain : unwrap(inner);
}

function missing(what: string): LatchError {
    return new LatchError(
        'KEY_MISSING',
        `The secret that should hold the Fusebill key ${what}. Store the API key alone, as Fusebill shows it under Settings > Integrations > API Key.`,
    );
}
