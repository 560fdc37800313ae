import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';

/** Folders whose files stay as they are, but move out of their subject folders. */
const FLAT = ['classes', 'triggers'];

/** Folders whose files stay as they are, in place. */
const KEPT = ['lwc', 'aura', 'staticresources'];

type ObjectFile = { text: string; children: string[] };

/**
 * Converts components from source format to metadata format: objects and their translations become one file each, and the
 * others lose `-meta.xml`.
 * @param root the folder that holds `classes`, `objects` and so on
 * @param only one of these folders; all when left out
 */
export function toMetadataFormat(root: string, only = ''): Record<string, Uint8Array> {
    const files: Record<string, Uint8Array> = {};
    const objects = new Map<string, ObjectFile>();
    for (const path of filesBelow(root, only)) {
        const content = readFileSync(join(root, path));
        const [folder = '', ...rest] = path.split('/');
        if (folder === 'objects' || folder === 'objectTranslations') {
            collect(objects, `${folder}/${rest[0] ?? ''}`, { path, xml: content.toString() });
        } else if (FLAT.includes(folder)) {
            files[`${folder}/${basename(path)}`] = content;
        } else {
            files[KEPT.includes(folder) ? path : path.replace(/-meta\.xml$/, '')] = content;
        }
    }
    for (const [path, { text, children }] of objects) {
        const name = path.startsWith('objects/') ? `${path}.object` : `${path}.objectTranslation`;
        const whole = text.replace(
            /(<\/(CustomObject|CustomObjectTranslation)>)/,
            `${children.join('\n')}\n$1`,
        );
        files[name] = Buffer.from(whole);
    }
    return files;
}

function collect(
    objects: Map<string, ObjectFile>,
    object: string,
    { path, xml }: { path: string; xml: string },
): void {
    const file = objects.get(object) ?? { text: '', children: [] };
    objects.set(object, file);
    const [, element] = /\/(\w+)\/[^/]+-meta\.xml$/.exec(path.slice(object.length)) ?? [];
    const isTranslation = path.endsWith('.fieldTranslation-meta.xml');
    if (element === undefined && !isTranslation) file.text = xml;
    else file.children.push(wrapped(element ?? 'fields', xml));
}

/** Puts the content of a file's root element into another element. */
function wrapped(element: string, xml: string): string {
    const [, content = ''] = /<\w+ xmlns[^>]*>([\s\S]*)<\/\w+>\s*$/.exec(xml) ?? [];
    return `<${element}>${content}</${element}>`;
}

function filesBelow(root: string, folder = ''): string[] {
    return readdirSync(join(root, folder), { withFileTypes: true })
        .flatMap((entry) => {
            const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
            return entry.isDirectory() ? filesBelow(root, path) : [path];
        })
        .map((path) => path.split(sep).join('/'))
        .sort();
}
