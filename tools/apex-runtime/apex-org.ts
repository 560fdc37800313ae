import { toJson, type Json } from './aura';
import { callMethod, type AuraCall, type AuraOutcome, type Caller } from './call-method';
import type { Database } from './data/database';
import type { Mark } from './data/rows/store';
import { idOf, type Row } from './data/rows/table';
import { PLAIN_ORG, type OrgShape } from './data/shape';
import type { Moment } from './data/stage';
import { Frame } from './interpret/frame';
import type { Interpreter } from './interpreter';
import { load, withoutTests } from './load';
import type { Project } from './metadata';
import { Cls } from './model/class';
import { AList, SObj, lower, type Value } from './values';

/** A validation rule that is added to an org while it runs. */
export type ValidationRule = Parameters<Database['addValidationRule']>[1];

/** A row of a query result. */
export type JsonRow = { [field: string]: Json };

/** The values of a row, by field name. */
export type RowValues = Readonly<Record<string, string | number | boolean | Date | null>>;

/** An org in memory, in which a project is installed. */
export class ApexOrg {
    private readonly vm: Interpreter;

    /** Starts with an org that contains only what every org has. Leaves out the project's test classes. */
    constructor(project: Project, shape: OrgShape = PLAIN_ORG) {
        this.vm = load(withoutTests(project), shape);
        this.vm.marksLines = false;
    }

    /**
     * Writes a row without checking any rule.
     * @param id of the row to change; creates a row with this id if there is none
     * @return the id
     */
    put(object: string, values: RowValues, id?: string): string {
        return this.vm.database.put(object, values, id);
    }

    /** The ids of the rows of an object, oldest first. */
    ids(object: string): string[] {
        return this.vm.database.rows(object).map(idOf);
    }

    /** The id of the row whose field has this value. */
    idWhere(object: string, field: string, value: string): string {
        const row = this.find(object, field, value);
        if (row === undefined) throw new Error(`There is no ${object} with the ${field} ${value}.`);
        return idOf(row);
    }

    /** Takes a snapshot of the org. */
    snapshot(): Mark {
        return this.vm.database.snapshot();
    }

    /** Restores a snapshot. */
    restore(state: Mark): void {
        this.vm.database.restore(state);
    }

    /** Adds a validation rule; returns a function that removes it. */
    addValidationRule(object: string, rule: ValidationRule): () => void {
        return this.vm.database.addValidationRule(object, rule);
    }

    /**
     * Runs something right before Apex statements, as another transaction would; returns a function that ends this.
     */
    before(moment: Moment, action: (org: ApexOrg) => void): () => void {
        return this.vm.database.onBefore(moment, () => action(this));
    }

    /** Locks a row, or all rows of an object, for a number of statements; returns a function that unlocks. */
    lock(...lock: Parameters<Database['lockRow']>): () => void {
        return this.vm.database.lockRow(...lock);
    }

    /**
     * Refuses the next write of a row, or of all rows of an object, with a status code; returns a function that ends
     * this.
     */
    refuse(...refusal: Parameters<Database['refuseRow']>): () => void {
        return this.vm.database.refuseRow(...refusal);
    }

    /** Deletes a row as someone else. */
    delete(id: string): void {
        this.vm.database.remove(id);
    }

    /** Merges a row into another one of its object, as the admin. */
    merge(masterId: string, loserId: string): void {
        this.begin(this.vm.database.adminId);
        this.vm.database.merge(masterId, loserId);
    }

    /** Assigns exactly these permission sets and permission set groups to a user, by name. */
    assign(userId: string, names: readonly string[]): void {
        this.begin(this.vm.database.adminId);
        const old = this.vm.database
            .rows('PermissionSetAssignment')
            .filter((row) => row.get('assigneeid') === userId)
            .map((row) => record('PermissionSetAssignment', { Id: idOf(row) }));
        const assignments = names.map((name) =>
            record('PermissionSetAssignment', { AssigneeId: userId, ...this.grantOf(name) }),
        );
        this.vm.database.change('delete', new AList(old));
        this.vm.database.change('insert', new AList(assignments));
    }

    /** The custom permissions of a user. */
    customPermissionsOf(userId: string): string[] {
        this.begin(userId);
        const names = [...this.vm.project.customPermissions.values()];
        return names.filter((name) => this.vm.database.hasPermission(name));
    }

    /** Whether a user may make callouts as a principal of an external credential, `Credential-Principal`. */
    mayUsePrincipal(userId: string, principal: string): boolean {
        this.begin(userId);
        return this.vm.database.mayUsePrincipal(principal);
    }

    /** Runs a query in user mode. */
    query(userId: string, soql: string): JsonRow[] {
        this.begin(userId);
        const rows = this.vm.database.queryText(soql, outside(), null, true);
        if (!(rows instanceof AList)) throw new Error(`${soql} gives no rows.`);
        return rows.items.filter((row) => row instanceof SObj).map((row) => toRow(this.vm, row));
    }

    /** Calls a method as a component does, see `callMethod`. */
    call(call: AuraCall, caller: Caller): Promise<AuraOutcome | null> {
        return callMethod(this.vm, call, caller);
    }

    private begin(userId: string): void {
        this.vm.startTest();
        this.vm.users = [userId];
    }

    private find(object: string, field: string, value: string): Row | undefined {
        const rows = this.vm.database.rows(object);
        return rows.find((row) => row.get(lower(field)) === value);
    }

    private grantOf(name: string): Record<string, Value> {
        const set = this.find('PermissionSet', 'Name', name);
        if (set !== undefined) return { PermissionSetId: idOf(set) };
        const groupId = this.idWhere('PermissionSetGroup', 'DeveloperName', name);
        return { PermissionSetGroupId: groupId };
    }
}

/** The place of a query outside any class. */
const outside = (): Frame => new Frame(new Cls('Query'), null, true);

function toRow(vm: Interpreter, row: SObj): JsonRow {
    const fields = [...row.fields.values()];
    return Object.fromEntries(fields.map(({ name, value }) => [name, toJson(vm, value)]));
}

function record(type: string, values: Record<string, Value>): SObj {
    const made = new SObj(type);
    for (const [name, value] of Object.entries(values)) {
        made.fields.set(lower(name), { name, value });
    }
    return made;
}
