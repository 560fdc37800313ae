import { readXml, textsAt } from '../metadata/xml';
import type { Check, Problem, Project } from '../check';
import { apexReferences } from './apex-references';
import { Catalog } from './catalog';
import { componentReferences } from './component-references';
import { metadataReferences } from './metadata-references';
import type { Reference } from './reference';

/** Checks that everything a file refers to exists, in the package or in every org. */
export const references: Check = {
    title: 'references between files',
    needsJava: false,
    inputs: () => true,
    run: async (project) => {
        const catalog = new Catalog(project.components());
        const dangling = (await allReferences(project)).filter(
            ({ type, fullName }) => !catalog.has(type, fullName),
        );
        return [...dangling.map(problem), ...grantsOnRequiredFields(project)];
    },
};

/** The name of a type in messages, if the Metadata API has none. */
const WORDS: Readonly<Record<string, string>> = {
    ApexMethod: '@AuraEnabled static method',
    ApexName: 'custom object, field or relationship',
    LabelOfPackage: 'label without the namespace c:',
};

async function allReferences({ components, bundles }: Project): Promise<Reference[]> {
    return [
        ...components().flatMap(metadataReferences),
        ...components()
            .filter(({ type }) => type === 'ApexClass')
            .flatMap(apexReferences),
        ...(await bundles()).flatMap(componentReferences),
    ];
}

function problem({ type, fullName, ...place }: Reference): Problem {
    return { ...place, message: `there is no ${WORDS[type] ?? type} ${fullName}` };
}

/** An org refuses a permission set that grants a required field, which everyone can read anyway. */
function grantsOnRequiredFields({ components }: Project): Problem[] {
    const required = new Set(
        components()
            .filter(({ type, file }) => type === 'CustomField' && isRequired(file))
            .map(({ fullName }) => fullName),
    );
    return components()
        .filter(({ type }) => type === 'PermissionSet')
        .flatMap(({ file }) =>
            textsAt(readXml(file), 'fieldPermissions', 'field')
                .filter((field) => required.has(field))
                .map((field) => ({ file, message: `${field} is required and can't be granted` })),
        );
}

function isRequired(file: string): boolean {
    const root = readXml(file);
    return (
        textsAt(root, 'required').includes('true') || textsAt(root, 'type').includes('MasterDetail')
    );
}
