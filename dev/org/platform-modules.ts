import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import type { Plugin } from 'rollup';

const LABELS = 'force-app/main/default/labels/CustomLabels.labels-meta.xml';

/** The Lightning modules that Salesforce publishes in no package; each has a stand-in in `page/modules`. */
const STAND_INS = ['actions', 'platformShowToastEvent', 'quickActionPanel', 'uiRecordApi'];

/**
 * Answers the imports that only an org can resolve: Apex methods, custom labels and schema tokens.
 * An unknown label fails the build, as it fails a deployment.
 */
export function platformModules(root: string): Plugin {
    const labels = readLabels(join(root, LABELS));
    return {
        name: 'platform-modules',
        resolveId(id) {
            const [, name] = /^lightning\/(\w+)$/.exec(id) ?? [];
            if (name !== undefined && STAND_INS.includes(name)) {
                return join(__dirname, `page/modules/lightning/${name}/${name}.ts`);
            }
            return /^@salesforce\/(apex\/|schema\/|label\/c\.)/.test(id) ? `\0${id}` : null;
        },
        load(id) {
            const [, kind, name] = /^\0@salesforce\/(\w+)\/(.+)$/.exec(id) ?? [];
            if (kind === undefined || name === undefined) return null;
            if (kind === 'apex') return apexModule(name);
            if (kind === 'schema') return schemaModule(name);
            const label = labels.get(name.replace(/^c\./, ''));
            if (label === undefined) return this.error(`The custom label ${name} is not defined.`);
            return `export default ${JSON.stringify(label)};`;
        },
    };
}

function apexModule(name: string): string {
    return `export default (params) => window.latchOrg.apex(${JSON.stringify(name)}, params);`;
}

function schemaModule(name: string): string {
    const [objectApiName, ...field] = name.split('.');
    return `export default ${JSON.stringify({ objectApiName, fieldApiName: field.join('.') })};`;
}

function readLabels(path: string): Map<string, string> {
    const parsed = new XMLParser({ isArray: (name) => name === 'labels', trimValues: false }).parse(
        readFileSync(path, 'utf8'),
    ) as { CustomLabels: { labels: { fullName: string; value: unknown }[] } };
    return new Map(
        parsed.CustomLabels.labels.map(({ fullName, value }) => [fullName, String(value)]),
    );
}
