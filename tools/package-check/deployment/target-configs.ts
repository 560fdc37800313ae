import type { Problem } from '../check';
import type { Component } from '../metadata/component';
import { readXml, type XmlElement } from '../metadata/xml';

const PAGE = ['event', 'property', 'supportedFormFactors'];

/**
 * The elements that each target may contain. Source: 'XML Configuration File Elements' of the LWC guide; other
 * targets are not checked.
 */
const DOCUMENTED: Readonly<Record<string, readonly string[]>> = {
    lightning__AppPage: PAGE,
    lightning__HomePage: PAGE,
    lightning__RecordAction: ['actionType'],
    lightning__RecordPage: [...PAGE, 'objects'],
};

/** Finds elements that are not documented for their target. An org may refuse them. */
export function targetConfigs(components: readonly Component[]): Problem[] {
    return components
        .filter(({ type }) => type === 'LightningComponentBundle')
        .flatMap(({ file }) =>
            childrenNamed(readXml(file), 'targetConfigs')
                .flatMap((configs) => childrenNamed(configs, 'targetConfig'))
                .flatMap((config) => undocumented(config))
                .map(({ line, message }) => ({ file, line, message })),
        );
}

function undocumented(config: XmlElement): { line: number; message: string }[] {
    const targets = (config.attributes['targets'] ?? '').split(',').map((each) => each.trim());
    return targets.flatMap((target) =>
        config.children
            .filter(({ name }) => DOCUMENTED[target]?.includes(name) === false)
            .map(({ name, line }) => ({
                line,
                message: `<${name}> is not documented for the target ${target}`,
            })),
    );
}

function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
    return element.children.filter((child) => child.name === name);
}
