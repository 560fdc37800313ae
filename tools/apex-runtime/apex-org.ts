// @ts-nocheck
import { toJson, type Json } from './aura';
import { callMethod, type AuraCall, type AuraOutcome, type Caller } from './call-method';
import { Scope, type Interpreter } from './interpreter';
import { load, withoutTests, type Project } from './load';
import { datetime } from './platform/dates';
import { AList, Dec, SObj, lower, type Value } from './values';

/** A row as a query gives it. */
export type JsonRow = { [field: string]: Json };

/** What a row holds, by field name. */
export type RowValues = Readonly<Record<string, string | number | boolean | Date | null>>;

/** A validation rule that is added to an org while it runs. */
export type ValidationRule = { name: string; formula: string; message: string };

/** How an org was at some time. */
export type OrgState = { readonly kind: 'state' };

/** Where a query stands that no class holds: in user mode, and with sharing. */
const OUTSIDE = { userModeByDefault: true, sharing: 'with', file: 'query' };

/** An org in memory, in which a project is installed. */
export class ApexOrg {
    private readonly my: Interpreter;

    /** The org is empty but for what every org has. The project's test classes are left out. */
    constructor(project: Project) {
        this.my = load(withoutTests(project));
    }

    /**
     * Puts a row into its table as it is: no rule is checked.
     * @param id of a row that gets these values; a new row, with this id, where there is none
     * @return the id
     */
    put(object: string, values: RowValues, id?: string): string {
        const entries = Object.entries(values).map(([name, value]) => [name, asValue(value)]);
        return this.my.database.put(object, Object.fromEntries(entries), id);
    }

    /** The ids of the rows of an object, oldest first. */
    ids(object: string): string[] {
        return [...this.tableOf(object).keys()];
    }

    /** The id of the row whose field has this value. */
    idWhere(object: string, field: string, value: string): string {
        const row = this.find(object, field, value);
        if (row === undefined) throw new Error(`There is no ${object} with the ${field} ${value}.`);
        return row.get('id');
    }

    /** How the org is now. */
    snapshot(): OrgState {
        return this.my.database.snapshot();
    }

    /** Puts the org back to how it was. */
    restore(state: OrgState): void {
        this.my.database.restore(state);
    }

    /** Adds a rule that refuses rows; what is returned takes it away. */
    addValidationRule(object: string, rule: ValidationRule): () => void {
        return this.my.database.addValidationRule(object, rule);
    }

    /** Deletes a row as an admin. */
    delete(id: string): void {
        this.begin(this.my.database.adminId);
        const { name } = this.my.schema.objectOfId(id);
        this.my.database.change('delete', new AList([record(name, { Id: id })]));
    }

    /** Gives a user these permission sets and permission set groups, by name, and takes away all others. */
    assign(userId: string, names: readonly string[]): void {
        this.begin(this.my.database.adminId);
        const old = [...this.tableOf('PermissionSetAssignment').values()]
            .filter((row) => row.get('assigneeid') === userId)
            .map((row) => record('PermissionSetAssignment', { Id: row.get('id') }));
        const assignments = names.map((name) =>
            record('PermissionSetAssignment', { AssigneeId: userId, ...this.grantOf(name) }),
        );
        this.my.database.change('delete', new AList(old));
        this.my.database.change('insert', new AList(assignments));
    }

    /** The custom permissions of a user. */
    customPermissionsOf(userId: string): string[] {
        this.begin(userId);
        const names = [...this.my.project.customPermissions.values()];
        return names.filter((name) => this.my.database.hasPermission(name));
    }

    /** Whether a user may make callouts as a principal of an external credential, `Credential-Principal`. */
    mayUsePrincipal(userId: string, principal: string): boolean {
        const grants = this.my.database.grants(userId);
        return grants.some(({ principals }) => principals.has(lower(principal)));
    }

    /** The rows that a user gets by a query in user mode. */
    query(userId: string, soql: string): JsonRow[] {
        this.begin(userId);
        const env = { scope: new Scope(), self: null, cls: OUTSIDE };
        const rows = this.my.database.queryText(soql, env, null, true);
        return rows.items.map((row) => toJson(this.my, row));
    }

    /** Calls a method as a component does, see `callMethod`. */
    call(call: AuraCall, caller: Caller): Promise<AuraOutcome | null> {
        return callMethod(this.my, call, caller);
    }

    private begin(userId: string): void {
        this.my.startTest();
        this.my.users = [userId];
    }

    private tableOf(object: string) {
        return this.my.database.table(this.my.schema.object(object));
    }

    private find(object: string, field: string, value: string) {
        if (this.my.schema.find(object) === null) return undefined;
        return [...this.tableOf(object).values()].find((row) => row.get(lower(field)) === value);
    }

    private grantOf(name: string): Record<string, Value> {
        const set = this.find('PermissionSet', 'Name', name);
        if (set !== undefined) return { PermissionSetId: set.get('id') };
        const groupId = this.idWhere('PermissionSetGroup', 'DeveloperName', name);
        return { PermissionSetGroupId: groupId };
    }
}

function asValue(value: RowValues[string]): Value {
    if (value instanceof Date) return datetime(+value);
    return typeof value === 'number' ? Dec.of(value) : value;
}

function record(type: string, values: Record<string, Value>): SObj {
    const made = new SObj(type);
    for (const [name, value] of Object.entries(values))
        made.fields.set(lower(name), { name, value });
    return made;
}
