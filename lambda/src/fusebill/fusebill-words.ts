import { isObject } from './read-fields';

const LONGEST = 500;

/**
 * The message of a Fusebill error body, in either of its two forms, at most 500 characters; null if there is none.
 */
export function fusebillWords(body: unknown): string | null {
    if (!isObject(body)) return null;
    const { Errors, Message } = body;
    const errors: unknown[] = Array.isArray(Errors) ? Errors : [];
    const values = errors.map((error) => (isObject(error) ? error.Value : null));
    const words = [...values, ...(errors.length === 0 ? [Message] : [])]
        .filter((value) => typeof value === 'string')
        .join(' ');
    return words.trim() === '' ? null : words.slice(0, LONGEST);
}
