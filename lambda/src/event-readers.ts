import { isObject } from './fusebill/read-fields';
import { LatchError } from './latch-error';

/** Reads a value of an event. Throws `INVALID_REQUEST` with its path and what was expected if it is anything else. */
export type Reader<T> = (value: unknown, path: string) => T;

/** A reader for each field of `T`. */
export type Shape<T> = { [Name in keyof T]-?: Reader<T[Name]> };

/** Names the field but not its value, which may be personal. */
export function refuse(path: string, words: string): never {
    throw new LatchError('INVALID_REQUEST', `${path.slice(0, 60)}: ${words}`);
}

/** An object with these fields and no others. */
export function object<T>(shape: Shape<T>): Reader<T> {
    const readers = Object.entries<Reader<unknown>>(shape);
    return (value, path) => {
        if (!isObject(value)) return refuse(path, 'fields were expected.');
        const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
        const fields = readers.map(([name, read]) => [name, read(value[name], at(name))] as const);
        const unknown = Object.keys(value).find((name) => !Object.hasOwn(shape, name));
        if (unknown !== undefined) refuse(at(unknown), 'is no field of this action.');
        return Object.fromEntries(fields.filter(([, each]) => each !== undefined)) as T;
    };
}

/** A list of `least` to `most` items. */
export function list<T>(
    read: Reader<T>,
    { least = 0, most, words }: { least?: number; most: number; words: string },
): Reader<T[]> {
    return (value, path) => {
        const isRight = Array.isArray(value) && value.length >= least && value.length <= most;
        if (!isRight) return refuse(path, words);
        return value.map((item, index) => read(item, `${path}.${index}`));
    };
}

/** A text of at most this many characters. */
export function text(most: number): Reader<string> {
    return (value, path) => {
        if (typeof value !== 'string') return refuse(path, 'text was expected.');
        if (value.length > most) return refuse(path, `at most ${most} characters were expected.`);
        return value;
    };
}

/** One of the values. */
export function oneOf<const T>(values: readonly T[], words: string): Reader<T> {
    return (value, path) => {
        const found = values.find((each) => each === value);
        return found === undefined ? refuse(path, words) : found;
    };
}

/** Any value that the check accepts. */
export function that<T>(check: (value: unknown) => value is T, words: string): Reader<T> {
    return (value, path) => (check(value) ? value : refuse(path, words));
}

/** The same, or absent. */
export function optional<T>(read: Reader<T>): Reader<T | undefined> {
    return (value, path) => (value === undefined ? undefined : read(value, path));
}

/** The same, or null. */
export function nullable<T>(read: Reader<T>): Reader<T | null> {
    return (value, path) => (value === null ? null : read(value, path));
}
