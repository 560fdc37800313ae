// @ts-nocheck
/** Reads the project: Apex sources, objects and fields, labels, permission sets and permissions. */
import fs from 'node:fs';
import path from 'node:path';
import { lower } from './values';

const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const decode = (text) =>
    text.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, (all, name) => {
        if (name[0] !== '#') return ENTITIES[name] ?? all;
        const hex = name[1] === 'x';
        return String.fromCodePoint(parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10));
    });

/** A metadata file as nested { tag: [child, …] }; a leaf is its text. Attributes are dropped. */
export function readXml(file) {
    const source = fs.readFileSync(file, 'utf8').replace(/<!--[\s\S]*?-->/g, '');
    const stack = [{ children: {}, text: '' }];
    for (const [, tag, rest] of source.matchAll(/<([^>]+)>([^<]*)/g)) {
        if (tag[0] === '?' || tag[0] === '!') continue;
        if (tag[0] === '/') {
            const { name, children, text } = stack.pop();
            const value = Object.keys(children).length ? children : decode(text.trim());
            (stack.at(-1).children[name] ??= []).push(value);
        } else if (tag.endsWith('/')) {
            (stack.at(-1).children[tag.slice(0, -1).trim().split(/\s/)[0]] ??= []).push('');
        } else {
            stack.push({ name: tag.split(/\s/)[0], children: {}, text: rest });
        }
    }
    return Object.values(stack[0].children)[0]?.[0] ?? {};
}

const first = (node, tag) => node[tag]?.[0];
const flag = (node, tag) => first(node, tag) === 'true';

function* walk(folder) {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
        const full = path.join(folder, entry.name);
        if (entry.isDirectory()) yield* walk(full);
        else yield full;
    }
}

function readField(node) {
    const values = first(first(node, 'valueSet') ?? {}, 'valueSetDefinition')?.value ?? [];
    return {
        name: first(node, 'fullName'),
        label: first(node, 'label') ?? first(node, 'fullName'),
        type: first(node, 'type') ?? null,
        required: flag(node, 'required') || first(node, 'type') === 'MasterDetail',
        unique: flag(node, 'unique'),
        caseSensitive: flag(node, 'caseSensitive'),
        externalId: flag(node, 'externalId'),
        length: Number(first(node, 'length') ?? 0),
        scale: first(node, 'scale') === undefined ? null : Number(first(node, 'scale')),
        refTo: first(node, 'referenceTo') ?? null,
        childRelationship: first(node, 'relationshipName') ?? null,
        formula: first(node, 'formula') !== undefined || first(node, 'type') === 'Summary',
        defaultValue: first(node, 'defaultValue') ?? null,
        restricted: flag(first(node, 'valueSet') ?? {}, 'restricted'),
        values: values.map((v) => ({
            value: first(v, 'fullName'),
            label: first(v, 'label') ?? first(v, 'fullName'),
            isDefault: flag(v, 'default'),
            active: first(v, 'isActive') !== 'false',
        })),
    };
}

function readPermissionSet(file) {
    const node = readXml(file);
    const on = (entry, tag) => first(entry, tag) === 'true';
    const set = {
        name: path.basename(file).replace('.permissionset-meta.xml', ''),
        label: first(node, 'label') ?? '',
        customPermissions: new Set(),
        principals: new Set(),
        objects: new Map(),
        fields: new Map(),
    };
    for (const entry of node.customPermissions ?? []) {
        if (on(entry, 'enabled')) set.customPermissions.add(lower(first(entry, 'name')));
    }
    for (const entry of node.externalCredentialPrincipalAccesses ?? []) {
        if (on(entry, 'enabled'))
            set.principals.add(lower(first(entry, 'externalCredentialPrincipal')));
    }
    for (const entry of node.objectPermissions ?? []) {
        set.objects.set(lower(first(entry, 'object')), {
            create: on(entry, 'allowCreate'),
            read: on(entry, 'allowRead'),
            edit: on(entry, 'allowEdit'),
            delete: on(entry, 'allowDelete'),
        });
    }
    for (const entry of node.fieldPermissions ?? []) {
        const access = { read: on(entry, 'readable'), edit: on(entry, 'editable') };
        set.fields.set(lower(first(entry, 'field')), access);
    }
    return set;
}

/** Everything that the tool uses from a folder of Salesforce source. */
export function readProject(root) {
    const project = {
        classes: [],
        triggers: new Map(),
        objects: new Map(),
        labels: new Map(),
        permissionSets: [],
        customPermissions: new Map(),
    };
    const objectNamed = (name) => {
        const key = lower(name);
        if (!project.objects.has(key)) project.objects.set(key, { name, fields: [], meta: null });
        return project.objects.get(key);
    };
    for (const file of [...walk(root)].sort()) {
        const base = path.basename(file);
        if (base.endsWith('.cls')) {
            const meta = file + '-meta.xml';
            const version = fs.existsSync(meta) ? first(readXml(meta), 'apiVersion') : undefined;
            project.classes.push({ file, apiVersion: Number(version ?? 0) });
        } else if (base.endsWith('.trigger')) {
            const on = /\btrigger\s+(\w+)\s+on\s+(\w+)/i.exec(fs.readFileSync(file, 'utf8'));
            if (on) project.triggers.set(lower(on[2]), on[1]);
        } else if (base.endsWith('.object-meta.xml')) {
            const object = objectNamed(base.replace('.object-meta.xml', ''));
            object.meta = readXml(file);
            for (const field of object.meta.fields ?? []) object.fields.push(readField(field));
        } else if (base.endsWith('.field-meta.xml')) {
            const owner = path.basename(path.dirname(path.dirname(file)));
            objectNamed(owner).fields.push(readField(readXml(file)));
        } else if (base.endsWith('.labels-meta.xml')) {
            for (const label of readXml(file).labels ?? []) {
                project.labels.set(lower(first(label, 'fullName')), first(label, 'value') ?? '');
            }
        } else if (base.endsWith('.permissionset-meta.xml')) {
            project.permissionSets.push(readPermissionSet(file));
        } else if (base.endsWith('.customPermission-meta.xml')) {
            const name = base.replace('.customPermission-meta.xml', '');
            project.customPermissions.set(lower(name), name);
        }
    }
    return project;
}
