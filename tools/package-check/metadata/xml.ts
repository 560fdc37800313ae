import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';

/** An element of an XML file. */
export interface XmlElement {
    readonly name: string;
    /** Its own trimmed text; empty if it has children. */
    readonly text: string;
    /** The line of its opening tag, from 1. */
    readonly line: number;
    readonly attributes: Readonly<Record<string, string>>;
    readonly children: readonly XmlElement[];
}

type ParsedNode = Record<string | symbol, unknown>;

const POSITION = XMLParser.getMetaDataSymbol() as unknown as symbol;
const PARSER = new XMLParser({
    preserveOrder: true,
    captureMetaData: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    ignoreDeclaration: true,
});

/** An XML file that can't be parsed. */
export class XmlFault extends Error {
    readonly line: number;

    constructor(message: string, line: number) {
        super(message);
        this.line = line;
    }
}

/**
 * The root element of an XML file.
 * @throws XmlFault if the file is not well-formed
 */
export function readXml(file: string): XmlElement {
    const xml = readFileSync(file, 'utf8');
    holdWellFormed(xml);
    const [root] = elements(PARSER.parse(xml) as ParsedNode[], xml);
    if (!root) {
        throw new XmlFault('no element', 1);
    }
    return root;
}

function holdWellFormed(xml: string): void {
    try {
        SyntaxValidator.validate(xml);
    } catch (error) {
        const { message, line } = error as Error & { line?: number };
        throw new XmlFault(`not well-formed: ${message}`, line ?? 1);
    }
}

/** The texts of all elements at a path below an element, such as `labels`, `fullName`. */
export function textsAt(element: XmlElement, ...path: readonly string[]): string[] {
    const [name, ...rest] = path;
    return name === undefined
        ? [element.text]
        : element.children
              .filter((child) => child.name === name)
              .flatMap((child) => textsAt(child, ...rest));
}

function elements(nodes: readonly ParsedNode[], xml: string): XmlElement[] {
    return nodes.flatMap((node) => {
        const name = Object.keys(node).find((key) => key !== ':@' && !key.startsWith('#'));
        return name === undefined ? [] : [element(name, node, xml)];
    });
}

function element(name: string, node: ParsedNode, xml: string): XmlElement {
    const content = node[name] as ParsedNode[];
    const { startIndex } = node[POSITION] as { startIndex: number };
    return {
        name,
        text: content.map(textOf).join('').trim(),
        line: xml.slice(0, startIndex).split('\n').length,
        attributes: (node[':@'] ?? {}) as Record<string, string>,
        children: elements(content, xml),
    };
}

function textOf({ '#text': text }: ParsedNode): string {
    return typeof text === 'string' ? text : '';
}
