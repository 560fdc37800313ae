import { readFileSync } from 'node:fs';
import type { Component } from '../metadata/component';
import { readXml, textsAt, type XmlElement } from '../metadata/xml';
import { readStandardObjects, type StandardObjects } from './standard-objects';

/** The fields of every custom object. */
const FIELDS_OF_ALL = new Set(
    `Id Name OwnerId Owner CreatedDate CreatedById CreatedBy LastModifiedDate LastModifiedById
     LastModifiedBy LastActivityDate LastViewedDate LastReferencedDate SystemModstamp IsDeleted
     RecordTypeId RecordType CurrencyIsoCode`.split(/\s+/),
);

const APEX_METHOD = /@AuraEnabled\b[^;{}]*?\bstatic\s+[\w.<>, ]+?\s+(\w+)\s*\(/gi;

/** Everything that a file can refer to: the package's components and Salesforce's own. */
export class Catalog {
    readonly #names = new Set<string>();
    readonly #lookups = new Map<string, string>();
    readonly #standard: StandardObjects = readStandardObjects();

    constructor(components: readonly Component[]) {
        for (const component of components) {
            this.#add(component.type, component.fullName);
            this.#addParts(component);
        }
    }

    /** Whether there is a component of this type and full name. */
    has(type: string, fullName: string): boolean {
        switch (type) {
            case 'CustomObject':
                return this.#hasObject(fullName);
            case 'CustomField': {
                const [object = '', ...path] = fullName.split('.');
                return this.#hasField(object, path);
            }
            case 'CustomTab':
                return this.#knows(type, fullName) || this.#isStandardTab(fullName);
            default:
                return this.#knows(type, fullName);
        }
    }

    #add(type: string, fullName: string): void {
        this.#names.add(`${type} ${fullName}`);
    }

    #knows(type: string, fullName: string): boolean {
        return this.#names.has(`${type} ${fullName}`);
    }

    #addParts({ type, fullName, file }: Component): void {
        const root = readXml(file);
        switch (type) {
            case 'CustomLabels':
                textsAt(root, 'labels', 'fullName').forEach((name) =>
                    this.#add('CustomLabel', name),
                );
                break;
            case 'ExternalCredential':
                principals(root).forEach((name) => this.#add('Principal', `${fullName}-${name}`));
                break;
            case 'CustomField':
                this.#addFieldNames(fullName, textsAt(root, 'relationshipName'));
                textsAt(root, 'referenceTo').forEach((to) => this.#lookups.set(fullName, to));
                break;
            case 'CustomObject':
                this.#add('ApexName', fullName);
                break;
            case 'ApexClass':
                for (const [, method = ''] of sourceOf(file).matchAll(APEX_METHOD)) {
                    this.#add('ApexMethod', `${fullName}.${method}`);
                }
                break;
        }
    }

    /** The names of a custom field in Apex and SOQL: its own, its relationship's, and its child relationship's. */
    #addFieldNames(fullName: string, relationships: readonly string[]): void {
        const name = fullName.split('.').at(-1) ?? fullName;
        [name, name.replace(/__c$/, '__r'), ...relationships.map((to) => `${to}__r`)].forEach(
            (known) => this.#add('ApexName', known),
        );
    }

    #hasObject(name: string): boolean {
        return this.#knows('CustomObject', name) || this.#standard.hasObject(name);
    }

    /** Follows lookups: `Account__r.Owner.Name` is a field of the object that `Account__c` looks up. */
    #hasField(object: string, [field = '', ...rest]: readonly string[]): boolean {
        const name = rest.length > 0 ? field.replace(/__r$/, '__c') : field;
        const own = `${object}.${name}`;
        const isKnown =
            this.#knows('CustomField', own) ||
            (object.endsWith('__c')
                ? this.#hasObject(object) && FIELDS_OF_ALL.has(name)
                : this.#standard.hasField(object, name));
        const target = this.#lookups.get(own);
        return (
            isKnown && (rest.length === 0 || target === undefined || this.#hasField(target, rest))
        );
    }

    #isStandardTab(name: string): boolean {
        return (
            name.startsWith('standard-') && this.#standard.hasObject(name.slice('standard-'.length))
        );
    }
}

/** The source of a class, next to its `-meta.xml` file. */
export function sourceOf(metaFile: string): string {
    return readFileSync(metaFile.replace(/-meta\.xml$/, ''), 'utf8');
}

function principals(root: XmlElement): string[] {
    return root.children
        .filter((child) =>
            textsAt(child, 'parameterType').some((type) => type.endsWith('Principal')),
        )
        .flatMap((child) => textsAt(child, 'parameterName'));
}
