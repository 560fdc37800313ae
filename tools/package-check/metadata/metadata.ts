import type { Component } from './component';
import { readXml, XmlFault, type XmlElement } from './xml';
import type { Check, Problem } from '../check';
import { LONGEST_TEXTS } from './longest-texts';
import { readWsdlTypes, type Content, type ElementType } from './wsdl-types';

/** Checks every metadata file against the types of the Metadata API. */
export const metadata: Check = {
    title: 'metadata by the types of the Metadata API',
    needsJava: false,
    inputs: (path) => path.endsWith('-meta.xml'),
    run: ({ components }) => {
        const wsdl = readWsdlTypes();
        return Promise.resolve(
            components().flatMap((component) => problemsOf(component, wsdl(component.type))),
        );
    },
};

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** The WSDL says text, but files contain elements. */
const OPAQUE = new Set(['LightningComponentBundle.targetConfigs']);

/** Required by the WSDL, but absent in files because the file name says it. */
const NAMED_BY_FILE = new Set(['fullName', 'content']);

type Report = (element: XmlElement, message: string) => void;

function problemsOf({ type, file }: Component, content: Content | undefined): Problem[] {
    const problems: Problem[] = [];
    const report: Report = ({ line }, message) => problems.push({ file, line, message });
    try {
        const root = readXml(file);
        if (root.name !== type) {
            report(root, `<${root.name}> in a file named as ${type}`);
        } else if (content === undefined) {
            report(root, `the Metadata API has no type ${type}`);
        } else {
            holdNamespace(root, report);
            hold(root, root.name, content, report);
        }
    } catch (error) {
        if (!(error instanceof XmlFault)) {
            throw error;
        }
        problems.push({ file, line: error.line, message: error.message });
    }
    return problems;
}

function holdNamespace(root: XmlElement, report: Report): void {
    if (root.attributes['xmlns'] !== NAMESPACE) {
        report(root, `the namespace of <${root.name}> is not ${NAMESPACE}`);
    }
}

function hold(element: XmlElement, path: string, content: Content, report: Report): void {
    if (content.kind === 'elements') {
        holdElements(element, path, content.elements, report);
    } else if (element.children.length > 0 && !OPAQUE.has(path)) {
        report(element, `<${element.name}> must contain text, not elements`);
    } else if (!OPAQUE.has(path) && !fits(element.text, content)) {
        report(element, `<${element.name}> is '${element.text}', not ${wanted(content)}`);
    } else {
        holdLength(element, path, report);
    }
}

function holdLength(element: XmlElement, path: string, report: Report): void {
    const most = LONGEST_TEXTS[path] ?? Infinity;
    const { length } = element.text;
    if (length > most) {
        report(element, `<${element.name}> has ${length} characters, ${most} are the most`);
    }
}

function holdElements(
    parent: XmlElement,
    path: string,
    types: ReadonlyMap<string, ElementType>,
    report: Report,
): void {
    const seen = new Set<string>();
    for (const child of parent.children) {
        const type = types.get(child.name);
        if (!type) {
            report(child, `<${parent.name}> has no element <${child.name}>`);
            continue;
        }
        if (seen.has(child.name) && !type.isRepeatable) {
            report(child, `<${child.name}> occurs twice in <${parent.name}>`);
        }
        seen.add(child.name);
        hold(child, `${path}.${child.name}`, type.content(), report);
    }
    for (const [name, { isRequired }] of types) {
        if (isRequired && !seen.has(name) && !NAMED_BY_FILE.has(name)) {
            report(parent, `<${parent.name}> lacks <${name}>`);
        }
    }
}

function fits(text: string, content: Content): boolean {
    switch (content.kind) {
        case 'choice':
            return content.values.includes(text);
        case 'boolean':
            return text === 'true' || text === 'false';
        case 'number':
            return text !== '' && Number.isFinite(Number(text));
        case 'date':
            return /^\d{4}-\d\d-\d\d/.test(text);
        default:
            return true;
    }
}

function wanted(content: Content): string {
    return content.kind === 'choice' ? `one of ${content.values.join(', ')}` : `a ${content.kind}`;
}
