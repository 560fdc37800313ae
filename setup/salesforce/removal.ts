import type { Files } from '../release/release';
import { API_VERSION } from './access';

/** Components that are deleted with their object. */
const OF_OBJECTS = ['CustomField', 'ListView', 'CompactLayout', 'ValidationRule', 'Layout'];

/** The files of a deployment that deletes every component in the package's manifest. */
export function removalOf(files: Files): Record<string, Uint8Array> {
    const manifest = Buffer.from(files['package.xml'] ?? []).toString();
    const types = [...manifest.matchAll(/ *<types>[\s\S]*?<name>(\w+)<\/name>\s*<\/types>/g)]
        .filter(([, name = '']) => !OF_OBJECTS.includes(name))
        // The type CustomLabels is all labels of the org: ours are named one by one.
        .map(([types, name]) => (name === 'CustomLabels' ? labelTypes(files) : types));
    return {
        'package.xml': packageXml(''),
        'destructiveChanges.xml': packageXml(types.join('\n')),
    };
}

function labelTypes(files: Files): string {
    const labels = Buffer.from(files['labels/CustomLabels.labels'] ?? []).toString();
    const members = [...labels.matchAll(/<fullName>(.*?)<\/fullName>/g)].map(
        ([, name = '']) => `<members>${name}</members>`,
    );
    return `<types>${members.join('')}<name>CustomLabel</name></types>`;
}

function packageXml(types: string): Buffer {
    return Buffer.from(
        `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n${types}\n<version>${API_VERSION}</version>\n</Package>\n`,
    );
}
