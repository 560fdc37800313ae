import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Plugin } from 'rollup';

const ICON = /\b(?:action|custom|doctype|standard|utility):\w+/g;
const SET = /\/iconSvgTemplates\w+\/buildTemplates\/templates\.js$/;
const IMPORT = /^import \{ default as (\w+) \} from .*$/gm;

/**
 * Removes icons that no component in these folders names from Salesforce's icon sets: four in five of the page's modules. A
 * name that is built at run time must also be written out somewhere.
 * @param folders that contain a folder for each component
 */
export function namedIcons(folders: readonly string[]): Plugin {
    const named = new Set(folders.flatMap(iconsNamedBelow));
    return {
        name: 'named-icons',
        transform(code, id) {
            return SET.test(id) ? { code: withoutUnnamed(code, named), map: null } : null;
        },
    };
}

/** An icon set with only the named icons. Drawing any other is an error, so that none is silently missing. */
function withoutUnnamed(code: string, named: ReadonlySet<string>): string {
    const imports = [...code.matchAll(IMPORT)]
        .map(([line, name = '']) => ({ line, name }))
        .filter(({ name }) => named.has(name));
    const names = imports.map(({ name }) => name).join(', ');
    return `${imports.map(({ line }) => line).join('\n')}
export default new Proxy({ ${names} }, {
    get(icons, name) {
        if (name in icons || name === 'then') return icons[name];
        throw new Error(\`The page was built without the icon \${String(name)}.\`);
    },
});`;
}

/** The icons' names in the sets: `utility_close` for `utility:close`. */
function iconsNamedBelow(folder: string): string[] {
    return readdirSync(folder)
        .filter((component) => !component.startsWith('iconSvgTemplates'))
        .map((component) => join(folder, component))
        .filter((component) => existsSync(component) && statSync(component).isDirectory())
        .flatMap((component) => readdirSync(component).map((file) => join(component, file)))
        .filter((file) => ['.html', '.js', '.ts'].includes(extname(file)))
        .flatMap((file) => readFileSync(file, 'utf8').match(ICON) ?? [])
        .map((icon) => icon.replace(':', '_'));
}
