import { sep } from 'node:path';
import type { Check, Problem, Project } from '../check';
import { sourceOf } from '../references/catalog';
import { scratchDefinitions } from './scratch-definitions';
import { tagSelectors } from './tag-selectors';
import { targetConfigs } from './target-configs';

/** Finds what deploys to one org but fails in another. */
export const deployment: Check = {
    title: 'what other orgs refuse',
    needsJava: false,
    inputs: (path) => /(-meta\.xml|\.cls|\.trigger|\/lwc\/.*\.(ts|js|css))$/.test(path),
    run: (project) =>
        Promise.resolve([
            ...translationsAmongOthers(project),
            ...profileNames(project),
            ...targetConfigs(project.components()),
            ...tagSelectors(project.components()),
            ...scratchDefinitions(project.root),
        ]),
};

/**
 * An org without Translation Workbench refuses a whole deployment that contains translations. Source:
 * forcedotcom/cli#1272.
 */
const TRANSLATIONS = /Translations?$/;

/**
 * Profile names are translated, and in a package version's build org a query by name finds none. Source:
 * NebulaLogger#271.
 */
const BY_NAME =
    /\bFROM\s+Profile\b[^\]]*?\bName\s*(=|!=|IN\b|LIKE\b)|\bProfile\.Name\s*(=|!=|IN\b|LIKE\b)/gi;

const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*/g;

function translationsAmongOthers({ packages, components }: Project): Problem[] {
    return packages.flatMap((folder) => {
        const inside = components().filter(({ file }) => file.startsWith(folder + sep));
        const translations = inside.filter(({ type }) => TRANSLATIONS.test(type));
        if (translations.length === inside.length) return [];
        return translations.map(({ file }) => ({
            file,
            message:
                'an org without Translation Workbench refuses the deployment: translations need a package directory of their own',
        }));
    });
}

function profileNames({ components }: Project): Problem[] {
    return components()
        .filter(({ type }) => type === 'ApexClass' || type === 'ApexTrigger')
        .flatMap(({ file }) => {
            const code = sourceOf(file).replace(COMMENT, (text) => text.replace(/[^\n]/g, ' '));
            return [...code.matchAll(BY_NAME)].map(({ index, 0: found }) => ({
                file: file.replace(/-meta\.xml$/, ''),
                line: code.slice(0, index + found.length).split('\n').length,
                message:
                    'profiles have other names in other languages: select one by its UserLicense',
            }));
        });
}
