/** Reads a project: Apex sources, objects, labels, and what permission sets grant. */
import fs from 'node:fs';
import path from 'node:path';
import {
    objectSource,
    readField,
    readObject,
    readValidationRule,
    type ObjectSource,
} from './metadata/object';
import {
    readPermissionSet,
    readPermissionSetGroup,
    type PermissionSetGroupSource,
    type PermissionSetSource,
} from './metadata/permission-set';
import { childrenOf, parseXml, textIn, type XmlElement } from './metadata/xml';

/** An Apex class in a file. */
export interface ClassSource {
    readonly file: string;
    readonly apiVersion: number;
    /** Replaces the file's content. */
    readonly text?: string;
}

/** What the runtime uses from a folder of Salesforce source; keys are lower-case names. */
export interface Project {
    readonly classes: ClassSource[];
    /** The names of triggers, by object. */
    readonly triggers: Map<string, string>;
    readonly objects: Map<string, ObjectSource>;
    readonly labels: Map<string, string>;
    /** The translated labels, by language such as `de`. */
    readonly translations: Map<string, Map<string, string>>;
    readonly permissionSets: PermissionSetSource[];
    readonly permissionSetGroups: PermissionSetGroupSource[];
    readonly customPermissions: Map<string, string>;
}

/** A project without any source. */
export const emptyProject = (): Project => ({
    classes: [],
    triggers: new Map(),
    objects: new Map(),
    labels: new Map(),
    translations: new Map(),
    permissionSets: [],
    permissionSetGroups: [],
    customPermissions: new Map(),
});

function* walk(folder: string): Generator<string> {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
        const full = path.join(folder, entry.name);
        if (entry.isDirectory()) yield* walk(full);
        else yield full;
    }
}

function readXml(file: string): XmlElement {
    try {
        return parseXml(fs.readFileSync(file, 'utf8'));
    } catch (error) {
        throw new SyntaxError(`${file}: ${error instanceof Error ? error.message : ''}`, {
            cause: error,
        });
    }
}

function objectNamed(project: Project, name: string): ObjectSource {
    const key = name.toLowerCase();
    const object = project.objects.get(key) ?? objectSource(name);
    project.objects.set(key, object);
    return object;
}

const labelsIn = (node: XmlElement, tag: string, name: string, text: string): [string, string][] =>
    childrenOf(node, tag).map((label) => [
        (textIn(label, name) ?? '').toLowerCase(),
        textIn(label, text) ?? '',
    ]);

function readClass(project: Project, file: string): void {
    const meta = `${file}-meta.xml`;
    const version = fs.existsSync(meta) ? textIn(readXml(meta), 'apiVersion') : null;
    project.classes.push({ file, apiVersion: Number(version ?? 0) });
}

function readTrigger(project: Project, file: string): void {
    const on = /\btrigger\s+(\w+)\s+on\s+(\w+)/i.exec(fs.readFileSync(file, 'utf8'));
    if (on?.[1] && on[2]) project.triggers.set(on[2].toLowerCase(), on[1]);
}

const ownerOf = (file: string): string => path.basename(path.dirname(path.dirname(file)));

type Reader = (project: Project, file: string, name: string) => void;

const READERS: readonly (readonly [ending: string, read: Reader])[] = [
    ['.cls', readClass],
    ['.trigger', readTrigger],
    [
        '.object-meta.xml',
        (project, file, name) => readObject(readXml(file), objectNamed(project, name)),
    ],
    [
        '.field-meta.xml',
        (project, file) =>
            objectNamed(project, ownerOf(file)).fields.push(readField(readXml(file))),
    ],
    [
        '.validationRule-meta.xml',
        (project, file) =>
            objectNamed(project, ownerOf(file)).validationRules.push(
                readValidationRule(readXml(file)),
            ),
    ],
    [
        '.labels-meta.xml',
        (project, file) => {
            for (const [name, text] of labelsIn(readXml(file), 'labels', 'fullName', 'value'))
                project.labels.set(name, text);
        },
    ],
    [
        '.translation-meta.xml',
        (project, file, language) => {
            const labels = labelsIn(readXml(file), 'customLabels', 'name', 'label');
            project.translations.set(language, new Map(labels));
        },
    ],
    [
        '.permissionset-meta.xml',
        (project, file, name) =>
            project.permissionSets.push(readPermissionSet(name, readXml(file))),
    ],
    [
        '.permissionsetgroup-meta.xml',
        (project, file, name) =>
            project.permissionSetGroups.push(readPermissionSetGroup(name, readXml(file))),
    ],
    [
        '.customPermission-meta.xml',
        (project, _, name) => project.customPermissions.set(name.toLowerCase(), name),
    ],
];

/** Reads everything that the runtime uses from folders of Salesforce source. */
export function readProject(...roots: readonly string[]): Project {
    const project = emptyProject();
    for (const file of roots.flatMap((root) => [...walk(root)].sort())) {
        const base = path.basename(file);
        const reader = READERS.find(([ending]) => base.endsWith(ending));
        reader?.[1](project, file, base.slice(0, -reader[0].length));
    }
    return project;
}
