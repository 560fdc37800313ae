/** Reads metadata files: nested elements without attributes, in the order of the file. */

/** An element of a metadata file: its text, and its children by tag. */
export interface XmlElement {
    readonly tag: string;
    readonly children: Map<string, XmlElement[]>;
    text: string;
}

const ENTITIES = new Map([
    ['lt', '<'],
    ['gt', '>'],
    ['amp', '&'],
    ['quot', '"'],
    ['apos', "'"],
]);

function decode(text: string): string {
    return text.replace(/&(?:#(x?)([0-9a-fA-F]+)|(\w+));/g, (all, hex, digits, name) => {
        if (typeof name === 'string') return ENTITIES.get(name) ?? all;
        return String.fromCodePoint(parseInt(String(digits), hex ? 16 : 10));
    });
}

const element = (tag: string): XmlElement => ({ tag, children: new Map(), text: '' });

function append(parent: XmlElement | undefined, child: XmlElement): void {
    if (!parent) throw new SyntaxError(`<${child.tag}> is outside the document`);
    const siblings = parent.children.get(child.tag);
    if (siblings) siblings.push(child);
    else parent.children.set(child.tag, [child]);
}

/** The root element of an XML document; attributes are dropped. */
export function parseXml(source: string): XmlElement {
    const stack = [element('document')];
    const body = source.replace(/<!--[\s\S]*?-->/g, '');
    for (const [, tag = '', after = ''] of body.matchAll(/<([^>]+)>([^<]*)/g)) {
        const name = tag.replace(/^\/|\/$/g, '').split(/\s/)[0] ?? '';
        if (tag.startsWith('?') || tag.startsWith('!')) continue;
        if (tag.startsWith('/')) {
            const closed = stack.pop();
            if (closed?.tag !== name)
                throw new SyntaxError(`</${name}> closes <${closed?.tag ?? ''}>`);
            append(stack.at(-1), closed);
        } else if (tag.endsWith('/')) append(stack.at(-1), element(name));
        else stack.push({ ...element(name), text: decode(after.trim()) });
    }
    const [root] = [...(stack[0]?.children.values() ?? [])].flat();
    if (!root || stack.length > 1) throw new SyntaxError('the XML document is incomplete');
    return root;
}

/** The children of an element with a tag. */
export const childrenOf = (node: XmlElement, tag: string): XmlElement[] =>
    node.children.get(tag) ?? [];

/** The first child with a tag, or an empty element. */
export const childOf = (node: XmlElement, tag: string): XmlElement =>
    node.children.get(tag)?.[0] ?? element(tag);

/** The text of the first child with a tag; null if there is none. */
export const textIn = (node: XmlElement, tag: string): string | null =>
    node.children.get(tag)?.[0]?.text ?? null;

/** Whether the first child with a tag is `true`. */
export const flagIn = (node: XmlElement, tag: string): boolean => textIn(node, tag) === 'true';
