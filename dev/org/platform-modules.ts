import { join } from 'node:path';
import type { Plugin } from 'rollup';
import { LANGUAGES, readLabels, readTranslation } from './labels';

/** The Lightning modules that Salesforce doesn't publish in a package. Each has a stub in `page/modules`. */
const STAND_INS = [
    'actions',
    'messageService',
    'navigation',
    'quickActionPanel',
    'recordPicker',
    'uiRecordApi',
];

/** The page's language stands in for the user's settings. */
const USER_SETTINGS: Record<string, string> = {
    lang: 'document.documentElement.lang',
    locale: "document.documentElement.lang.replace(/^en$/, 'en-US')",
    dir: 'document.documentElement.dir',
};

/** Salesforce's package opens every gate, but behind this one a combobox needs native shadow. */
const CLOSED_GATE = '@salesforce/gate/bc.260.enableComboboxElementInternals';

const ORG_ONLY =
    /^@salesforce\/(apex\/|schema\/|customPermission\/|messageChannel\/|label\/c\.|i18n\/(lang|locale|dir)$)/;

/**
 * Resolves the imports that only an org can resolve: Apex methods, custom labels, schema tokens, message channels,
 * the user's permissions and language. An unknown label fails the build, as it fails a deployment.
 */
export function platformModules(root: string): Plugin {
    const labels = readLabels(root);
    const translations = LANGUAGES.map(
        (language) => [language, readTranslation(root, language)] as const,
    );
    return {
        name: 'platform-modules',
        resolveId(id) {
            const [, name] = /^lightning\/(\w+)$/.exec(id) ?? [];
            if (name !== undefined && STAND_INS.includes(name)) {
                return join(__dirname, `page/modules/lightning/${name}/${name}.ts`);
            }
            return ORG_ONLY.test(id) || id === CLOSED_GATE ? `\0${id}` : null;
        },
        load(id) {
            const [, kind, name] = /^\0@salesforce\/(\w+)\/(.+)$/.exec(id) ?? [];
            if (kind === undefined || name === undefined) return null;
            if (kind === 'gate') return 'export default { isOpen: () => false };';
            if (kind === 'apex') return apexModule(name);
            if (kind === 'schema') return schemaModule(name);
            if (kind === 'messageChannel') return `export default ${JSON.stringify(name)};`;
            if (kind === 'customPermission') return permissionModule(name);
            if (kind === 'i18n') return `export default ${USER_SETTINGS[name] ?? 'undefined'};`;
            const label = name.replace(/^c\./, '');
            const english = labels.get(label);
            if (english === undefined) {
                return this.error(`The custom label ${name} is not defined.`);
            }
            const texts = translations.map(([language, words]) => [language, words.get(label)]);
            return labelModule(english, Object.fromEntries(texts) as Record<string, string>);
        },
    };
}

function labelModule(english: string, translated: Record<string, string>): string {
    const texts = JSON.stringify(translated);
    return `export default ${texts}[document.documentElement.lang] ?? ${JSON.stringify(english)};`;
}

function apexModule(name: string): string {
    return `export default (params) => window.latchOrg.apex(${JSON.stringify(name)}, params);`;
}

function schemaModule(name: string): string {
    const [objectApiName, ...field] = name.split('.');
    return `export default ${JSON.stringify({ objectApiName, fieldApiName: field.join('.') })};`;
}

function permissionModule(name: string): string {
    return `export default window.latchUser.permissions.includes(${JSON.stringify(name)}) || undefined;`;
}
