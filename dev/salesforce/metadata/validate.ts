import { SyntaxValidator } from 'fast-xml-validator';
import type { Files } from './components';

/** A problem with a component. */
export type Problem = { componentType: string; fullName: string; problem: string };

const PATHS: Readonly<Record<string, (name: string) => string>> = {
    ApexClass: (name) => `classes/${name}.cls`,
    CustomLabels: () => 'labels/CustomLabels.labels',
    CustomObject: (name) => `objects/${name}.object`,
    CustomPermission: (name) => `customPermissions/${name}.customPermission`,
    CustomTab: (name) => `tabs/${name}.tab`,
    ExternalCredential: (name) => `externalCredentials/${name}.externalCredential`,
    Layout: (name) => `layouts/${name}.layout`,
    LightningComponentBundle: (name) => `lwc/${name}/${name}.js-meta.xml`,
    LightningMessageChannel: (name) => `messageChannels/${name}.messageChannel`,
    NamedCredential: (name) => `namedCredentials/${name}.namedCredential`,
    PermissionSet: (name) => `permissionsets/${name}.permissionset`,
    PermissionSetGroup: (name) => `permissionsetgroups/${name}.permissionsetgroup`,
    QuickAction: (name) => `quickActions/${name}.quickAction`,
    ReportType: (name) => `reportTypes/${name}.reportType`,
    Report: (name) => `reports/${name}.report`,
    Dashboard: (name) => `dashboards/${name}.dashboard`,
    FlexiPage: (name) => `flexipages/${name}.flexipage`,
    Flow: (name) => `flows/${name}.flow`,
    Translations: (name) => `translations/${name}.translation`,
    CustomObjectTranslation: (name) => `objectTranslations/${name}.objectTranslation`,
};

/** Components that are part of their object's file, and the element that contains them. */
const OF_OBJECTS: Readonly<Record<string, string>> = {
    CustomField: 'fields',
    ListView: 'listViews',
    CompactLayout: 'compactLayouts',
    ValidationRule: 'validationRules',
    WebLink: 'webLinks',
    FieldSet: 'fieldSets',
    RecordType: 'recordTypes',
    BusinessProcess: 'businessProcesses',
    Index: 'indexes',
};

/** The translated types, which not every org accepts. */
const TRANSLATED = ['Translations', 'CustomObjectTranslation'];

/** The problems that the platform finds before compiling: missing or unreadable files, and unsupported types. */
export function validate(
    members: ReadonlyMap<string, readonly string[]>,
    files: Files,
    { takesTranslations }: { takesTranslations: boolean },
): Problem[] {
    const named = [...members].flatMap(([componentType, names]) =>
        names.map((fullName) => ({ componentType, fullName })),
    );
    return [
        ...named.flatMap((component) => {
            const problem = problemOf(component, files, takesTranslations);
            return problem === null ? [] : [{ ...component, problem }];
        }),
        ...unreadable(files),
    ];
}

function problemOf(
    { componentType, fullName }: { componentType: string; fullName: string },
    files: Files,
    takesTranslations: boolean,
): string | null {
    if (TRANSLATED.includes(componentType) && !takesTranslations) {
        return 'Not available for deploy for this organization';
    }
    const element = OF_OBJECTS[componentType];
    if (element !== undefined) return childProblem(fullName, element, files);
    const path = PATHS[componentType]?.(fullName);
    if (path === undefined) {
        return `Unknown type name '${componentType}' specified in package.xml`;
    }
    return path in files
        ? null
        : `An object '${fullName}' of type ${componentType} was named in package.xml, but was not found in zipped directory`;
}

function childProblem(fullName: string, element: string, files: Files): string | null {
    const [object = '', child = ''] = fullName.split('.');
    const text = Buffer.from(files[`objects/${object}.object`] ?? []).toString();
    const isThere = new RegExp(
        `<${element}>(?:(?!</${element}>)[\\s\\S])*<fullName>${child}</fullName>`,
    ).test(text);
    return isThere ? null : `In field: ${element} - no ${fullName} found`;
}

function unreadable(files: Files): Problem[] {
    return Object.entries(files).flatMap(([path, content]) => {
        const text = Buffer.from(content).toString();
        if (!text.startsWith('<?xml')) return [];
        try {
            SyntaxValidator.validate(text);
            return [];
        } catch (error) {
            const problem = `Error parsing file: ${String(error)}`;
            return [{ componentType: '', fullName: path, problem }];
        }
    });
}
