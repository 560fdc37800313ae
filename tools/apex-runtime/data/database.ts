/** The records of an org, for Apex and for its host. */
import type { Field, ObjectType } from '../schema';
import type { QueryTree } from '../syntax/query-tree';
import type { Expression } from '../syntax/tree';
import type { AList, AMap, SObj, Value } from '../values';
import { Access, type Verb } from './access/access';
import { Sharing } from './access/sharing';
import { AddedRules, type AddedRule } from './added-rules';
import type { ChangeOptions, ChangeResult, MergeResult, Operation } from './dml/results';
import { calculateGroup } from './dml/setup-objects';
import type { StatusCode } from './dml/status-codes';
import { Statements } from './dml/statements';
import type { Host, Place } from './host';
import type { OrgData } from './org-data';
import { Formulas } from './rows/formula-fields';
import { givenValue } from './rows/new-row';
import { putInto, putNew, type Values } from './rows/put';
import { Records } from './rows/records';
import type { Mark } from './rows/store';
import type { Row } from './rows/table';
import { seedOrg, type Seeded } from './seed';
import { PLAIN_ORG, type OrgShape } from './shape';
import { Queries } from './soql/queries';
import { Stage, type DuplicateRule, type EndStaging, type Lock, type Moment } from './stage';

/** The records of an org and the rules on them. */
export class Database {
    readonly shape: OrgShape;
    private readonly org: OrgData;
    private readonly seeded: Seeded;
    private readonly statements: Statements;
    private readonly queries: Queries;

    constructor(host: Host, shape: OrgShape = PLAIN_ORG) {
        this.shape = shape;
        const { schema, project } = host;
        const records = new Records(schema);
        const stage = new Stage();
        const formulas = new Formulas(records, () => host.userId);
        const put = (name: string, values: Values): string =>
            putNew(records, shape, { object: name, values, id: null });
        this.seeded = seedOrg(put, project, shape);
        const access = new Access(records, this.seeded);
        const sharing = new Sharing(records, access);
        const addedRules = new AddedRules(schema);
        this.org = { host, schema, shape, records, access, sharing, formulas, stage, addedRules };
        this.statements = new Statements(this.org);
        this.queries = new Queries(this.org);
    }

    /** The default user, a System Administrator. */
    get adminId(): string {
        return this.seeded.adminId;
    }

    get organizationId(): string {
        return this.seeded.organizationId;
    }

    /** How many ids were assigned; also used as a counter for other unique numbers. */
    get sequence(): number {
        return this.org.records.store.sequence;
    }

    set sequence(value: number) {
        this.org.records.store.sequence = value;
    }

    // Access of the running user

    hasAllAccess(): boolean {
        return this.org.access.hasAllAccess(this.org.host.userId);
    }

    mayUse(object: ObjectType, verb: Verb): boolean {
        return this.org.access.mayUse(this.org.host.userId, object, verb);
    }

    mayUseField(object: ObjectType, field: Field, verb: 'edit' | 'read'): boolean {
        return this.org.access.mayUseField(this.org.host.userId, object, field, verb);
    }

    /** Whether the running user has a custom permission. */
    hasPermission(name: string): boolean {
        return this.org.access.hasPermission(this.org.host.userId, name);
    }

    /** Whether the running user may call a class from outside Apex. */
    mayCallClass(name: string): boolean {
        return this.org.access.mayCallClass(this.org.host.userId, name);
    }

    /** Whether the running user may use a principal of an external credential, as `Credential-Principal`. */
    mayUsePrincipal(name: string): boolean {
        return this.org.access.mayUsePrincipal(this.org.host.userId, name);
    }

    // What Apex does

    /** Runs a DML statement. With allOrNone it throws; otherwise each result says what happened. */
    change(operation: Operation, target: Value, options: ChangeOptions = {}): ChangeResult[] {
        return this.statements.change(operation, target, options);
    }

    /** Merges up to two records into a master. */
    merge(master: Value, losers: Value, options: ChangeOptions = {}): MergeResult[] {
        return this.statements.merge(master, losers, options);
    }

    /** Removes records from the recycle bin for good. */
    emptyRecycleBin(target: Value): ChangeResult[] {
        return this.statements.emptyRecycleBin(target);
    }

    /** Inserts the user that a test runs as, outside the transaction's limits. */
    insertUser(user: SObj): string {
        return this.statements.insertUser(user);
    }

    /** Runs a query: a list of records, or a number for COUNT(). */
    query(tree: QueryTree, place: Place, valueOf: (bind: Expression) => Value): AList | number {
        return this.queries.run(tree, place, valueOf);
    }

    /** Runs a dynamic query. Binds are variables in scope, or the keys of `binds`. */
    queryText(
        text: string,
        place: Place,
        binds: AMap | null = null,
        userMode: boolean | null = null,
    ): AList | number {
        return this.queries.runText(text, place, binds, userMode);
    }

    /** Recalculates a permission set group, as Test.calculatePermissionSetGroup does. */
    calculateGroup(groupId: string): void {
        calculateGroup(this.org.records, groupId);
    }

    // Going back

    /** Marks a point of a transaction, as a savepoint does. */
    savepoint(): Mark {
        return this.org.records.store.mark();
    }

    /** Rolls back what Apex wrote since a point; what others wrote stays. */
    rollback(mark: Mark): void {
        const { store } = this.org.records;
        if (!store.isValid(mark))
            this.org.host.raise('TypeException', 'The savepoint is not valid anymore');
        store.rollback(mark);
    }

    /** Takes a snapshot that can be restored any number of times. */
    snapshot(): Mark {
        return this.org.records.store.mark();
    }

    /** Restores a snapshot. */
    restore(mark: Mark): void {
        this.org.records.store.restore(mark);
    }

    // What the host does, as someone else and without any rule

    /** A row by its id, unless it is in the recycle bin. */
    row(id: string | null): Row | undefined {
        return this.org.records.live(id);
    }

    /** The rows of an object that are not in the recycle bin. */
    rows(object: string): Row[] {
        return this.org.records.allLive(object);
    }

    /** How many rows of an object were visited so far. */
    visitedRows(object: string): number {
        return this.org.records.table(object).visited;
    }

    /** Adds a record, or changes the one with this id; returns its id. Values must fit their fields. */
    put(name: string, values: Values, id: string | null = null): string {
        const { records, schema } = this.org;
        return records.store.asOthers(() => {
            if (id !== null && records.any(id)) {
                putInto(records, id, values);
                return id;
            }
            const hasOwner = schema.object(name).fields.has('ownerid');
            const owned = hasOwner ? { OwnerId: this.adminId, ...values } : values;
            return putNew(records, this.shape, { object: name, values: owned, id });
        });
    }

    /** Deletes a record, as someone else. */
    remove(id: string): void {
        this.org.records.store.asOthers(() => this.statements.remove(id));
    }

    /** Sets when a record was created, as Test.setCreatedDate does. */
    setCreatedDate(id: string, value: Value): void {
        const object = this.org.schema.objectOfId(id);
        const field = this.org.schema.field(object, 'CreatedDate');
        this.org.records.patch(object, id, { createddate: givenValue(field, value) });
    }

    /** Runs something before statements on an object, such as a change by somebody else. */
    onBefore(moment: Moment, action: (database: this) => void): EndStaging {
        return this.org.stage.before(moment, () => action(this));
    }

    /** Locks a record, or all records of an object, for a number of statements. */
    lockRow(on: string, times = 1, operation?: Lock['operation']): EndStaging {
        return this.org.stage.lock({ on, times, ...(operation && { operation }) });
    }

    /** Makes the next statement that writes a record, or any record of an object, fail. */
    refuseRow(on: string, code: StatusCode): EndStaging {
        return this.org.stage.lock({ on, code });
    }

    /** Adds a duplicate rule to an object. */
    addDuplicateRule(rule: DuplicateRule): EndStaging {
        return this.org.stage.duplicateRule(rule);
    }

    /** Adds a validation rule to an object. */
    addValidationRule(object: string, rule: AddedRule): EndStaging {
        return this.org.addedRules.add(object, rule);
    }

    /** Ends everything that is staged. */
    clearStage(): void {
        this.org.stage.clear();
        this.org.addedRules.clear();
    }
}
