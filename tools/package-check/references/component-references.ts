import { join } from 'node:path';
import type { CompiledBundle } from '../components/compiled-bundle';
import type { Reference } from './reference';

/**
 * The references of components that the platform's compiler reports: labels, Apex, fields, permissions and
 * components.
 */
export function componentReferences({ name, folder, output }: CompiledBundle): Reference[] {
    if (!output.metadata) {
        return []; // does not compile; another check reports that
    }
    return output.metadata.references.flatMap(({ type, id, file, locations }) => {
        const target = targetOf(type, id);
        const line = locations[0]?.startLine;
        return target
            ? [
                  {
                      type: target[0],
                      fullName: target[1],
                      file: join(folder, file || name),
                      ...(line !== undefined && { line }),
                  },
              ]
            : [];
    });
}

/** Kinds of reference that exist in every org. */
const IN_EVERY_ORG = new Set(['client', 'i18n', 'user', 'userPermission']);

function targetOf(type: string, id: string): readonly [string, string] | undefined {
    switch (type) {
        case 'apexMethod':
            return ['ApexMethod', id];
        case 'customPermission':
            return ['CustomPermission', id];
        case 'label':
            return id.startsWith('c.') ? ['CustomLabel', id.slice(2)] : ['LabelOfPackage', id];
        case 'schema':
            return [id.includes('.') ? 'CustomField' : 'CustomObject', id];
        case 'messageChannel':
            return ['LightningMessageChannel', id.replace(/__c$/, '')];
        case 'module':
            return id.startsWith('c/') ? ['LightningComponentBundle', id.slice(2)] : undefined;
        case 'component':
            return id.startsWith('c-')
                ? ['LightningComponentBundle', camelCase(id.slice(2))]
                : undefined;
        default:
            return IN_EVERY_ORG.has(type) ? undefined : [type, id];
    }
}

function camelCase(tag: string): string {
    return tag.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
}
