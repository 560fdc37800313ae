/** Reads type references. */
import type { TypeNameContext, TypeRefContext } from '@apexdevtools/apex-parser';
import { NotSupported } from '../errors';
import { lower, type TypeRef } from '../values';
import { has, optional } from './parse';

const NAMESPACES = /^(system|schema)\./;

const keys = new Map<string, string>();

/** The key of a type's name: lower-case, without optional namespaces. */
export function typeKey(name: string): string {
    const known = keys.get(name);
    if (known !== undefined) return known;
    const key = lower(name).replace(NAMESPACES, '');
    keys.set(name, key);
    return key;
}

function nameOf(part: TypeNameContext): string {
    if (has(part.LIST())) return 'list';
    if (has(part.SET())) return 'set';
    return has(part.MAP()) ? 'map' : lower(part.id().getText());
}

/** A list of a type, written `Type[]`. */
export const listOf = (type: TypeRef): TypeRef => ({
    name: 'list',
    args: [type],
    text: `${type.text}[]`,
});

/** Reads a type reference of the parse tree. */
export function readType(node: TypeRefContext): TypeRef {
    const parts = node.typeName_list();
    const last = optional(parts.at(-1)?.typeArguments());
    const args = optional(last?.typeList())?.typeRef_list().map(readType) ?? [];
    const text = parts.map((part) => part.getText()).join('.');
    let type: TypeRef = { name: typeKey(parts.map(nameOf).join('.')), args, text };
    const brackets = optional(node.arraySubscripts())?.LBRACK_list().length ?? 0;
    for (let i = 0; i < brackets; i++) type = listOf(type);
    return type;
}

/** Splits at the commas outside angle brackets. */
function splitArguments(text: string): string[] {
    const parts: string[] = [];
    let depth = 0;
    let from = 0;
    for (const [at, char] of text.split('').entries()) {
        if (char === '<') depth++;
        if (char === '>') depth--;
        if (char !== ',' || depth > 0) continue;
        parts.push(text.slice(from, at));
        from = at + 1;
    }
    return text === '' ? [] : [...parts, text.slice(from)];
}

/** Reads a type from text such as `Map<String, Outer.Inner>`. */
export function typeFromText(text: string): TypeRef {
    const match = /^\s*([\w.]+)\s*(?:<(.*)>)?\s*((?:\[\s*\])*)\s*$/s.exec(text);
    const [, name = '', generics = '', brackets = ''] = match ?? [];
    if (!match) throw new NotSupported(`the type ${text}`);
    const args = splitArguments(generics).map(typeFromText);
    const type = { name: typeKey(name), args, text: text.trim().replace(/\[\s*\]/g, '') };
    return brackets ? { name: 'list', args: [type], text } : type;
}
