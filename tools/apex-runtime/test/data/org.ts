/** An org for tests: the sample project, a running user, and short methods for statements. */
import path from 'node:path';
import { Database } from '../../data/database';
import type { FailedRow } from '../../data/dml/results';
import type { Host, Place } from '../../data/host';
import { PLAIN_ORG, type OrgShape } from '../../data/shape';
import { Frame } from '../../interpret/frame';
import { readProject, type Project } from '../../metadata';
import { Cls } from '../../model/class';
import { Schema } from '../../schema';
import type { Expression } from '../../syntax/tree';
import { textOf } from '../../value-text';
import { AList, AMap, Native, SObj, isDate, lower, type Value } from '../../values';

/** An Apex exception that a statement threw. */
export class Raised extends Error {
    readonly rows: readonly FailedRow[];

    constructor(type: string, message: string, rows: readonly FailedRow[]) {
        super(`${type}: ${message}`);
        this.rows = rows;
    }
}

const sample = readProject(path.join(__dirname, 'project'));

/** Code that runs in an org, one statement at a time. */
export class TestOrg implements Host {
    readonly project: Project = sample;
    readonly schema: Schema;
    readonly database: Database;
    readonly binds = new Map<string, Value>();
    readOnly = 0;
    hasPendingWork = false;
    limits = { queries: 0, dml: 0, rows: 0 };
    mixing: Host['mixing'] = { setup: null, ordinary: null };
    /** Whether the class that runs has the keyword `with sharing`. */
    withSharing = false;
    /** Whether the class that runs has API version 67 or above. */
    userModeByDefault = false;
    private user: string | null = null;

    constructor(shape: OrgShape = PLAIN_ORG) {
        this.schema = new Schema(this.project, shape);
        this.database = new Database(this, shape);
    }

    get userId(): string {
        return this.user ?? this.database.adminId;
    }

    get place(): Place {
        const cls = new Cls('Sample');
        cls.userModeByDefault = this.userModeByDefault;
        return new Frame(cls, null, this.withSharing);
    }

    raise(type: string, message: string, details: { rows?: readonly FailedRow[] } = {}): never {
        throw new Raised(type, message, details.rows ?? []);
    }

    evaluate(expression: Expression): Value {
        const value = expression.kind === 'name' && this.binds.get(lower(expression.name));
        if (value === undefined || value === false) throw new Error('a bind without a value');
        return value;
    }

    enforcesSharing(): boolean {
        return this.withSharing;
    }

    /** Starts a new transaction. */
    startTransaction(): void {
        this.limits = { queries: 0, dml: 0, rows: 0 };
        this.mixing = { setup: null, ordinary: null };
        this.hasPendingWork = false;
    }

    /** Runs what follows as a user; the default user without an id. */
    runAs(userId: string | null): void {
        this.user = userId;
        this.startTransaction();
    }

    /** Adds a user with a profile and permission sets or groups. */
    static userWith(database: Database, profile: string, sets: readonly string[]): string {
        const idWhere = (object: string, key: string, value: string): Value =>
            database
                .rows(object)
                .find((row) => row.get(key) === value)
                ?.get('id') ?? null;
        const ProfileId = idWhere('Profile', 'name', profile);
        const AssigneeId = database.put('User', {
            LastName: profile,
            Username: sets.join(),
            ProfileId,
        });
        for (const name of sets) {
            const group = idWhere('PermissionSetGroup', 'developername', name);
            const set = group === null ? idWhere('PermissionSet', 'name', name) : null;
            const granted = { PermissionSetGroupId: group, PermissionSetId: set };
            database.put('PermissionSetAssignment', { AssigneeId, ...granted });
        }
        return AssigneeId;
    }

    userWith(profile: string, ...sets: readonly string[]): string {
        return TestOrg.userWith(this.database, profile, sets);
    }

    /** Runs a query and shows its rows as `Field=value` lines. */
    query(text: string, binds: Readonly<Record<string, Value>> = {}): string[] | number {
        this.binds.clear();
        for (const [name, value] of Object.entries(binds)) this.binds.set(lower(name), value);
        const result = this.database.queryText(text, this.place);
        return result instanceof AList ? result.items.map(shown) : result;
    }

    /** The first record of a query. */
    first(text: string): SObj {
        const result = this.database.queryText(text, this.place, new AMap());
        const [record] = result instanceof AList ? result.items : [];
        if (!(record instanceof SObj)) throw new Error(`no row: ${text}`);
        return record;
    }

    /** The value of one field of a record, read without any rule. */
    stored(id: string, field: string): Value {
        return this.database.row(id)?.get(lower(field)) ?? null;
    }
}

/** A record, as created by Apex. */
export function record(type: string, values: Readonly<Record<string, Value>>): SObj {
    const made = new SObj(type);
    for (const [name, value] of Object.entries(values))
        made.fields.set(lower(name), { name, value });
    return made;
}

/** The id of a record that was inserted. */
export const idOf = (made: SObj): string => textOf(made.value('id'));

/** A list of Apex. */
export const list = (...items: readonly Value[]): AList => new AList([...items]);

function shown(value: Value): string {
    if (!(value instanceof SObj)) return textOf(value);
    const fields = [...value.fields.values()].filter((field) => field.name !== 'Id');
    return fields.map((field) => `${field.name}=${text(field.value)}`).join(', ');
}

function text(value: Value): string {
    if (value instanceof SObj) return `{${shown(value)}}`;
    if (value instanceof AList) return `[${value.items.map(shown).join('; ')}]`;
    return value instanceof Native && isDate(value) ? value.state.toISOString() : textOf(value);
}
