/** Reads what a user's permission sets and permission set groups grant from their rows. */
import type { FieldPermissions, ObjectPermissions } from '../../metadata/permission-set';
import { lower } from '../../values';
import type { Records } from '../rows/records';
import { idOf, valueIn, type Row, type Table } from '../rows/table';

/** The sum of a user's permission sets. */
export interface Grants {
    readonly setIds: ReadonlySet<string>;
    readonly objects: ReadonlyMap<string, ObjectPermissions>;
    readonly fields: ReadonlyMap<string, FieldPermissions>;
    /** The ids of custom permissions and the like. */
    readonly entities: ReadonlySet<string>;
}

const SOURCES = [
    'PermissionSetAssignment',
    'PermissionSetGroup',
    'PermissionSetGroupComponent',
    'ObjectPermissions',
    'FieldPermissions',
    'SetupEntityAccess',
    'User',
];

const NOTHING: ObjectPermissions = {
    create: false,
    read: false,
    edit: false,
    delete: false,
    viewAll: false,
    modifyAll: false,
};

const text = (row: Row, key: string): string => {
    const value = valueIn(row, key);
    return typeof value === 'string' ? value : '';
};

const flag = (row: Row, key: string): boolean => valueIn(row, key) === true;

/** Reads the grants of users, and caches them until a permission set or a user changes. */
export class GrantReader {
    private readonly records: Records;
    private readonly known = new Map<string, Grants>();
    /** The change counts, of all rows and of those that grants depend on, when the grants were read. */
    private changes = -1;
    private version = -1;
    private tables: readonly Table[] = [];

    constructor(records: Records) {
        this.records = records;
    }

    /** The grants of a user's permission sets. */
    of(userId: string): Grants {
        if (this.tables.length === 0) this.tables = SOURCES.map((name) => this.records.table(name));
        this.forgetOutdated();
        const grants = this.known.get(userId) ?? this.read(userId);
        this.known.set(userId, grants);
        return grants;
    }

    private forgetOutdated(): void {
        const { changes } = this.records.store;
        if (changes === this.changes) return;
        this.changes = changes;
        const version = this.tables.reduce((sum, table) => sum + table.version, 0);
        if (version !== this.version) this.known.clear();
        this.version = version;
    }

    private read(userId: string): Grants {
        const assignments = this.records.children('PermissionSetAssignment', 'AssigneeId', userId);
        const setIds = new Set(assignments.flatMap((row) => this.setsOf(row)));
        const below = (object: string): Row[] =>
            [...setIds].flatMap((id) => this.records.children(object, 'ParentId', id));
        return {
            setIds,
            objects: objectGrants(below('ObjectPermissions')),
            fields: fieldGrants(below('FieldPermissions')),
            entities: new Set(below('SetupEntityAccess').map((r) => text(r, 'setupentityid'))),
        };
    }

    /** The permission sets of an assignment; an outdated group grants nothing. */
    private setsOf(assignment: Row): string[] {
        const groupId = valueIn(assignment, 'permissionsetgroupid');
        if (groupId === null) return [text(assignment, 'permissionsetid')];
        const group = this.records.live(groupId);
        if (!group || text(group, 'status') !== 'Updated') return [];
        return this.records
            .children('PermissionSetGroupComponent', 'PermissionSetGroupId', idOf(group))
            .map((component) => text(component, 'permissionsetid'));
    }
}

function objectGrants(rows: readonly Row[]): Map<string, ObjectPermissions> {
    const grants = new Map<string, ObjectPermissions>();
    for (const row of rows) {
        const key = lower(text(row, 'sobjecttype'));
        const old = grants.get(key) ?? NOTHING;
        const modifyAll = old.modifyAll || flag(row, 'permissionsmodifyallrecords');
        const viewAll = old.viewAll || modifyAll || flag(row, 'permissionsviewallrecords');
        grants.set(key, {
            create: old.create || flag(row, 'permissionscreate'),
            read: old.read || flag(row, 'permissionsread'),
            edit: old.edit || flag(row, 'permissionsedit'),
            delete: old.delete || flag(row, 'permissionsdelete'),
            viewAll,
            modifyAll,
        });
    }
    return grants;
}

function fieldGrants(rows: readonly Row[]): Map<string, FieldPermissions> {
    const grants = new Map<string, FieldPermissions>();
    for (const row of rows) {
        const key = lower(text(row, 'field'));
        const old = grants.get(key);
        const edit = old?.edit === true || flag(row, 'permissionsedit');
        grants.set(key, { edit, read: edit || old?.read === true || flag(row, 'permissionsread') });
    }
    return grants;
}
