import type { Component } from '../metadata/component';
import { readXml, type XmlElement } from '../metadata/xml';
import { REFERENCE_RULES, objectOf, type Target } from './reference-rules';
import type { Reference } from './reference';

/** Files whose names begin with their object. */
const OF_OBJECT = new Set(['CompactLayout', 'CustomField', 'Layout', 'ListView', 'ValidationRule']);

/** All references of a metadata file, by its content and by its name. */
export function metadataReferences(component: Component): Reference[] {
    const root = readXml(component.file);
    return [
        ...fromName(component, root).map((target) => at(root, target)),
        ...below(root, root.name),
    ].flatMap(({ element, target }) =>
        target
            ? [{ type: target[0], fullName: target[1], file: component.file, line: element.line }]
            : [],
    );

    function below(parent: XmlElement, path: string): { element: XmlElement; target: Target }[] {
        return parent.children.flatMap((element) => {
            const childPath = `${path}.${element.name}`;
            const target = REFERENCE_RULES[childPath]?.(element.text, component, parent);
            return [at(element, target), ...below(element, childPath)];
        });
    }
}

function at(element: XmlElement, target: Target): { element: XmlElement; target: Target } {
    return { element, target };
}

function fromName({ type, fullName }: Component, root: XmlElement): Target[] {
    const isObjectAction = type === 'QuickAction' && fullName.includes('.');
    const isObjectTab =
        type === 'CustomTab' && root.children.some(({ name }) => name === 'customObject');
    return OF_OBJECT.has(type) || isObjectAction || isObjectTab
        ? [['CustomObject', objectOf(fullName)]]
        : [];
}
