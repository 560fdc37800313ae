/** Permission sets and permission set groups, as metadata files describe them. */
import { NotSupported } from '../errors';
import { childrenOf, flagIn, textIn, type XmlElement } from './xml';

/** The object permissions of a permission set. */
export interface ObjectPermissions {
    readonly create: boolean;
    readonly read: boolean;
    readonly edit: boolean;
    readonly delete: boolean;
    readonly viewAll: boolean;
    readonly modifyAll: boolean;
}

/** The field permissions of a permission set. */
export interface FieldPermissions {
    readonly read: boolean;
    readonly edit: boolean;
}

/** A permission set, with lower-case keys. */
export interface PermissionSetSource {
    readonly name: string;
    readonly label: string;
    readonly customPermissions: ReadonlySet<string>;
    readonly classes: ReadonlySet<string>;
    /** Principals of external credentials, as `Credential-Principal` in lower case. */
    readonly principals: ReadonlySet<string>;
    readonly objects: ReadonlyMap<string, ObjectPermissions>;
    readonly fields: ReadonlyMap<string, FieldPermissions>;
}

/** A permission set group and the names of its permission sets. */
export interface PermissionSetGroupSource {
    readonly name: string;
    readonly label: string;
    readonly permissionSets: readonly string[];
}

const keyIn = (node: XmlElement, tag: string): string => (textIn(node, tag) ?? '').toLowerCase();

function enabled(node: XmlElement, tag: string, name: string): Set<string> {
    const entries = childrenOf(node, tag).filter((entry) => flagIn(entry, 'enabled'));
    return new Set(entries.map((entry) => keyIn(entry, name)));
}

const objectPermissions = (node: XmlElement): ObjectPermissions => ({
    create: flagIn(node, 'allowCreate'),
    read: flagIn(node, 'allowRead'),
    edit: flagIn(node, 'allowEdit'),
    delete: flagIn(node, 'allowDelete'),
    viewAll: flagIn(node, 'viewAllRecords'),
    modifyAll: flagIn(node, 'modifyAllRecords'),
});

const fieldPermissions = (node: XmlElement): FieldPermissions => ({
    read: flagIn(node, 'readable') || flagIn(node, 'editable'),
    edit: flagIn(node, 'editable'),
});

/** User permissions on all records. */
const ALL_DATA = new Set(['modifyalldata', 'viewalldata']);

/** Reads a `PermissionSet` element. */
export function readPermissionSet(name: string, node: XmlElement): PermissionSetSource {
    const objects = childrenOf(node, 'objectPermissions');
    const fields = childrenOf(node, 'fieldPermissions');
    for (const permission of enabled(node, 'userPermissions', 'name'))
        if (ALL_DATA.has(permission)) throw new NotSupported(`${permission} in ${name}`);
    return {
        name,
        label: textIn(node, 'label') ?? '',
        customPermissions: enabled(node, 'customPermissions', 'name'),
        classes: enabled(node, 'classAccesses', 'apexClass'),
        principals: enabled(
            node,
            'externalCredentialPrincipalAccesses',
            'externalCredentialPrincipal',
        ),
        objects: new Map(objects.map((o) => [keyIn(o, 'object'), objectPermissions(o)])),
        fields: new Map(fields.map((f) => [keyIn(f, 'field'), fieldPermissions(f)])),
    };
}

/** Reads a `PermissionSetGroup` element. */
export function readPermissionSetGroup(name: string, node: XmlElement): PermissionSetGroupSource {
    if (childrenOf(node, 'mutingPermissionSets').length)
        throw new NotSupported(`the muting permission set of ${name}`);
    return {
        name,
        label: textIn(node, 'label') ?? '',
        permissionSets: childrenOf(node, 'permissionSets').map((entry) => entry.text),
    };
}
