// @ts-nocheck
/** Records in memory: DML, SOQL, and what the current user may do with them. */
import { parse } from './model';
import { Scope, unquote } from './interpreter';
import { SETUP_OBJECTS } from './schema';
import {
    AList,
    ASet,
    Dec,
    Native,
    NotSupported,
    CompileError,
    SObj,
    compare,
    equal,
    lower,
    textOf,
    toId18,
} from './values';

const PROFILES = [
    'System Administrator',
    'Standard User',
    'Minimum Access - Salesforce',
    'Minimum Access - API Only Integrations',
    'Salesforce API Only System Integrations',
    'Read Only',
    'Standard Platform User',
    'Chatter Free User',
];
const FULL_PROFILES = new Set(['System Administrator']);
const STANDARD_PROFILES = new Set(['Standard User', 'Standard Platform User']);
const ALWAYS_READABLE = new Set([
    'user',
    'profile',
    'permissionset',
    'permissionsetassignment',
    'userrecordaccess',
    'organization',
    'custompermission',
    'setupentityaccess',
]);
const SYSTEM_FIELDS = new Set([
    'id',
    'name',
    'ownerid',
    'createddate',
    'createdbyid',
    'lastmodifieddate',
    'lastmodifiedbyid',
    'systemmodstamp',
    'isdeleted',
]);
const READ_ONLY = new Set([
    'createddate',
    'createdbyid',
    'lastmodifieddate',
    'lastmodifiedbyid',
    'systemmodstamp',
    'isdeleted',
]);
const VERBS = { insert: 'create', update: 'edit', delete: 'delete' };
const title = (text) => text[0].toUpperCase() + text.slice(1);

class RowError extends Error {
    constructor(code, message, fields = []) {
        super(message);
        Object.assign(this, { code, fields });
    }
}

export class Database {
    constructor(interpreter) {
        this.my = interpreter;
        this.schema = interpreter.schema;
        this.sequence = 0;
        this.tables = new Map();
        this.rules = new Map();
        this.seed();
    }

    seed() {
        const now = new Native('Datetime', new Date());
        const put = (type, values) => {
            const object = this.schema.object(type);
            const id = this.newId(object);
            const row = new Map([
                ['id', id],
                ['createddate', now],
                ['lastmodifieddate', now],
                ['systemmodstamp', now],
            ]);
            for (const [name, value] of Object.entries(values)) row.set(lower(name), value);
            this.table(object).set(id, row);
            return id;
        };
        const profiles = PROFILES.map((Name) => put('Profile', { Name, UserType: 'Standard' }));
        this.adminId = put('User', {
            Alias: 'admin',
            Email: 'admin@example.com',
            EmailEncodingKey: 'UTF-8',
            FirstName: 'Test',
            LastName: 'Admin',
            Name: 'Test Admin',
            LanguageLocaleKey: 'en_US',
            LocaleSidKey: 'en_US',
            ProfileId: profiles[0],
            TimeZoneSidKey: 'GMT',
            Username: 'admin@example.com',
            IsActive: true,
            UserType: 'Standard',
        });
        this.organizationId = put('Organization', {
            Name: 'Test Org',
            InstanceName: 'TEST1',
            IsSandbox: true,
            OrganizationType: 'Developer Edition',
            TimeZoneSidKey: 'GMT',
            LanguageLocaleKey: 'en_US',
        });
        const permissions = new Map();
        for (const [key, name] of this.my.project.customPermissions) {
            permissions.set(
                key,
                put('CustomPermission', { DeveloperName: name, MasterLabel: name }),
            );
        }
        this.permissionSets = new Map();
        for (const set of this.my.project.permissionSets) {
            const id = put('PermissionSet', {
                Name: set.name,
                Label: set.label,
                IsOwnedByProfile: false,
                IsCustom: true,
            });
            this.permissionSets.set(id, set);
            for (const name of set.customPermissions) {
                const entity = permissions.get(name);
                if (entity)
                    put('SetupEntityAccess', {
                        ParentId: id,
                        SetupEntityId: entity,
                        SetupEntityType: 'CustomPermission',
                    });
            }
        }
    }

    table(object) {
        const key = lower(object.name);
        if (!this.tables.has(key)) this.tables.set(key, new Map());
        return this.tables.get(key);
    }

    newId(object) {
        return toId18(object.prefix + '000000' + (++this.sequence).toString().padStart(6, '0'));
    }

    snapshot() {
        return new Map(
            [...this.tables].map(([name, rows]) => [
                name,
                new Map([...rows].map(([id, row]) => [id, new Map(row)])),
            ]),
        );
    }

    restore(snapshot) {
        this.tables = snapshot;
        this.tables = this.snapshot();
    }

    row(id) {
        return id ? this.table(this.schema.objectOfId(id)).get(id) : undefined;
    }

    /** Puts a row into its table as it is; no rule is checked. Values of a row that is there are replaced. */
    put(type, values, given = null) {
        const object = this.schema.object(type);
        const id = given ?? this.newId(object);
        const now = new Native('Datetime', new Date());
        const row = this.table(object).get(id) ?? this.defaults(object);
        row.set('id', id);
        for (const name of ['createddate', 'lastmodifieddate', 'systemmodstamp']) {
            if (!row.has(name)) row.set(name, now);
        }
        for (const [name, value] of Object.entries(values)) row.set(lower(name), value);
        this.table(object).set(id, row);
        return id;
    }

    /** Refuses rows of an object from now on; the result takes the rule away. */
    addValidationRule(type, { message }) {
        const key = lower(type);
        this.rules.set(key, message);
        return () => this.rules.delete(key);
    }

    // ---- access

    profileOf(userId) {
        return this.row(this.row(userId)?.get('profileid'))?.get('name');
    }

    grants(userId) {
        const rows = [...this.table(this.schema.object('PermissionSetAssignment')).values()];
        return rows
            .filter((r) => r.get('assigneeid') === userId)
            .map((r) => this.permissionSets.get(r.get('permissionsetid')))
            .filter(Boolean);
    }

    hasPermission(name) {
        const key = lower(name);
        const isKnown =
            this.my.project.customPermissions.has(key) ||
            this.my.project.permissionSets.some((s) => s.customPermissions.has(key));
        if (this.my.userId === this.adminId) return isKnown;
        return this.grants(this.my.userId).some((set) => set.customPermissions.has(key));
    }

    hasAllAccess() {
        return this.my.userId === this.adminId || FULL_PROFILES.has(this.profileOf(this.my.userId));
    }

    mayUse(object, verb) {
        if (this.hasAllAccess()) return true;
        if (ALWAYS_READABLE.has(lower(object.name))) return true;
        if (!object.custom && STANDARD_PROFILES.has(this.profileOf(this.my.userId))) return true;
        return this.grants(this.my.userId).some(
            (set) => set.objects.get(lower(object.name))?.[verb],
        );
    }

    mayUseField(object, field, verb) {
        if (this.hasAllAccess() || !field.custom || field.required) return true;
        const key = lower(`${object.name}.${field.name}`);
        return this.grants(this.my.userId).some((set) => {
            const access = set.fields.get(key);
            return verb === 'read' ? access?.read || access?.edit : access?.edit;
        });
    }

    // ---- DML

    /** Runs one DML operation. With allOrNone it throws; else each result says what happened. */
    change(operation, target, { asUser = false, key = null, allOrNone = true } = {}) {
        if (target === null)
            this.my.raise('NullPointerException', 'Attempt to de-reference a null object');
        const records = target instanceof AList ? target.items : [target];
        if (this.my.readOnly) this.my.raise('LimitException', 'Too many DML statements: 1');
        if (!records.length) return [];
        if (++this.my.limits.dml > 150)
            this.my.raise('LimitException', 'Too many DML statements: 151');
        if ((this.my.limits.rows += records.length) > 10000)
            this.my.raise('LimitException', 'Too many DML rows: 10001');
        this.my.hasPendingWork = true;
        const before = this.snapshot();
        const ids = records.map((r) => r?.value('id'));
        const results = records.map((record, index) => {
            try {
                const done = this.changeOne(operation, record, { asUser, key });
                return {
                    success: true,
                    id: record.value('id'),
                    created: done === 'insert',
                    error: null,
                };
            } catch (error) {
                if (!(error instanceof RowError)) throw error;
                if (allOrNone) {
                    this.tables = before;
                    records.forEach((r, i) => {
                        if (!ids[i] && i < index) r.fields.delete('id');
                    });
                    this.fail(operation, record, index, error);
                }
                return { success: false, id: null, created: false, error };
            }
        });
        return results;
    }

    fail(operation, record, index, error) {
        const id = operation === 'insert' ? null : record.value('id');
        const where = `First exception on row ${index}${id ? ` with id ${id}` : ''}`;
        const fields = `[${error.fields.join(', ')}]`;
        const message = `${title(operation)} failed. ${where}; first error: ${error.code}, ${error.message}: ${fields}`;
        this.my.raise('DmlException', message, { rows: [{ index, id, error }] });
    }

    changeOne(operation, record, { asUser, key }) {
        if (!(record instanceof SObj)) throw new NotSupported(`DML on ${textOf(record)}`);
        const object = this.schema.object(record.type);
        const trigger = this.my.project.triggers.get(lower(object.name));
        if (trigger)
            throw new NotSupported(
                `DML on ${object.name}: the trigger ${trigger} would have to run`,
            );
        this.checkMixing(object);
        if (operation === 'upsert') {
            operation = this.resolveUpsert(object, record, key);
        }
        if (asUser) this.checkAccess(operation, object, record);
        const rule = this.rules.get(lower(object.name));
        if (rule && operation === 'insert')
            throw new RowError('FIELD_CUSTOM_VALIDATION_EXCEPTION', rule);
        const now = new Native('Datetime', new Date());
        const id = record.value('id');
        if (operation === 'insert') {
            if (id)
                throw new RowError(
                    'INVALID_FIELD_FOR_INSERT_UPDATE',
                    'cannot specify Id in an insert call',
                    ['Id'],
                );
            const row = this.defaults(object);
            this.fill(object, record, row, true);
            const created = this.newId(object);
            row.set('id', created);
            for (const name of ['createddate', 'lastmodifieddate', 'systemmodstamp'])
                row.set(name, now);
            for (const name of ['createdbyid', 'lastmodifiedbyid']) row.set(name, this.my.userId);
            if (object.fields.has('ownerid'))
                row.set('ownerid', row.get('ownerid') ?? this.my.userId);
            this.table(object).set(created, row);
            record.fields.set('id', { name: 'Id', value: created });
            return operation;
        }
        if (!id) throw new RowError('MISSING_ARGUMENT', `Id not specified in an ${operation} call`);
        const row = this.table(object).get(id);
        if (!row) {
            if (operation === 'delete')
                throw new RowError('ENTITY_IS_DELETED', 'entity is deleted');
            throw new RowError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
        }
        if (operation === 'delete') {
            this.cascade(object, id);
            this.table(object).delete(id);
            return operation;
        }
        const next = new Map(row);
        this.fill(object, record, next, false);
        next.set('lastmodifieddate', now)
            .set('systemmodstamp', now)
            .set('lastmodifiedbyid', this.my.userId);
        this.table(object).set(id, next);
        return operation;
    }

    cascade(parent, id) {
        for (const object of this.schema.objects.values()) {
            for (const field of object.fields.values()) {
                if (lower(field.refTo ?? '') !== lower(parent.name)) continue;
                for (const [childId, row] of [...this.table(object)]) {
                    if (row.get(lower(field.name)) !== id) continue;
                    if (field.type === 'MasterDetail') this.table(object).delete(childId);
                    else if (!field.required) row.set(lower(field.name), null);
                }
            }
        }
    }

    checkMixing(object) {
        const isSetup = SETUP_OBJECTS.has(lower(object.name));
        if (lower(object.name) === 'user') return;
        const { mixing } = this.my;
        mixing[isSetup ? 'setup' : 'ordinary'] ??= object.name;
        if (!mixing.setup || !mixing.ordinary) return;
        const message = isSetup
            ? `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${object.name}, original object: ${mixing.ordinary}`
            : `DML operation on non-setup object is not permitted after you have updated a setup object (or vice versa): ${object.name}, original object: ${mixing.setup}`;
        throw new RowError('MIXED_DML_OPERATION', message);
    }

    resolveUpsert(object, record, key) {
        if (!key || lower(key) === 'id') return record.value('id') ? 'update' : 'insert';
        const field = this.schema.field(object, key.split('.').at(-1));
        if (!field.externalId)
            throw new CompileError(`${key} is not an external id of ${object.name}`);
        const value = record.value(lower(field.name));
        if (value === null) throw new RowError('MISSING_ARGUMENT', `${field.name} not specified`);
        const found = [...this.table(object).values()].filter((r) =>
            equal(r.get(lower(field.name)) ?? null, value),
        );
        if (found.length > 1)
            throw new RowError(
                'DUPLICATE_EXTERNAL_ID',
                `${field.name}: more than one record found`,
            );
        if (!found.length) return 'insert';
        record.fields.set('id', { name: 'Id', value: found[0].get('id') });
        return 'update';
    }

    checkAccess(operation, object, record) {
        const verb = VERBS[operation];
        if (!this.mayUse(object, verb)) {
            throw new RowError(
                'INSUFFICIENT_ACCESS_OR_READONLY',
                `Access to entity '${object.name}' denied`,
            );
        }
        if (operation === 'delete') return;
        for (const name of record.fields.keys()) {
            const field = object.fields.get(name);
            if (field && !this.mayUseField(object, field, 'edit')) {
                throw new RowError(
                    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
                    `Operation failed due to fields being inaccessible on Sobject ${object.name}, check errors on Exception or Result!`,
                    [field.name],
                );
            }
        }
    }

    defaults(object) {
        const row = new Map();
        for (const field of object.fields.values()) {
            const value = this.defaultOf(object, field);
            if (value !== undefined) row.set(lower(field.name), value);
        }
        return row;
    }

    defaultOf(object, field) {
        const chosen = field.values.find((v) => v.isDefault);
        if (chosen) return chosen.value;
        if (field.autoNumber) return String(this.table(object).size + 1).padStart(4, '0');
        if (field.apexType === 'boolean') return field.defaultValue === 'true';
        if (!field.defaultValue) return undefined;
        if (field.apexType === 'decimal' && Dec.of(field.defaultValue))
            return Dec.of(field.defaultValue);
        const text = /^(['"])(.*)\1$/s.exec(field.defaultValue);
        if (field.apexType === 'string' && text) return text[2];
        throw new NotSupported(
            `the default value ${field.defaultValue} of ${object.name}.${field.name}`,
        );
    }

    /** Puts a record's values into a row and checks what the platform would check. */
    fill(object, record, row, isNew) {
        for (const [name, { value }] of record.fields) {
            const field = object.fields.get(name);
            if (!field || name === 'id' || value instanceof SObj || value instanceof AList)
                continue;
            if (READ_ONLY.has(name) || field.autoNumber) {
                if (!isNew && record.queried) continue;
                throw new RowError(
                    'INVALID_FIELD_FOR_INSERT_UPDATE',
                    `Unable to create/update fields: ${field.name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
                    [field.name],
                );
            }
            row.set(name, this.checked(object, field, value));
        }
        if (object.fields.has('lastname')) {
            row.set('name', [row.get('firstname'), row.get('lastname')].filter(Boolean).join(' '));
        }
        const missing = [...object.fields.values()].filter(
            (f) => f.required && isBlank(row.get(lower(f.name))),
        );
        const names = missing.map((f) => f.name);
        if (names.length) {
            throw new RowError(
                'REQUIRED_FIELD_MISSING',
                `Required fields are missing: [${names.join(', ')}]`,
                names,
            );
        }
        for (const field of object.fields.values()) {
            if (field.unique) this.checkUnique(object, field, row, record.value('id'));
        }
    }

    checked(object, field, value) {
        if (value === null) return field.apexType === 'boolean' ? false : null;
        if (field.apexType === 'formula')
            throw new RowError(
                'INVALID_FIELD_FOR_INSERT_UPDATE',
                `Unable to create/update fields: ${field.name}`,
                [field.name],
            );
        if (typeof value === 'string') {
            if (value === '') return null;
            if (field.length && value.length > field.length) {
                const message = `${field.label}: data value too large: ${value} (max length=${field.length})`;
                throw new RowError('STRING_TOO_LONG', message, [field.name]);
            }
            if (field.restricted && !field.values.some((v) => v.value === value)) {
                const message = `${field.label}: bad value for restricted picklist field: ${value}`;
                throw new RowError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, [
                    field.name,
                ]);
            }
            if (field.refTo && this.schema.find(field.refTo)) {
                const target = this.schema.object(field.refTo);
                if (!value.startsWith(target.prefix)) {
                    throw new RowError(
                        'FIELD_INTEGRITY_EXCEPTION',
                        `${field.label}: id value of incorrect type: ${value}`,
                        [field.name],
                    );
                }
                if (!this.table(target).has(value)) {
                    throw new RowError(
                        'INVALID_CROSS_REFERENCE_KEY',
                        'invalid cross reference id',
                        [field.name],
                    );
                }
            }
        }
        if (value instanceof Dec && typeof field.scale === 'number')
            return value.setScale(field.scale, 'HALF_UP');
        return value;
    }

    checkUnique(object, field, row, ownId) {
        const key = lower(field.name);
        const value = row.get(key) ?? null;
        if (value === null) return;
        const matches = (other) =>
            field.caseSensitive ? other === value : equal(other ?? null, value);
        for (const [id, other] of this.table(object)) {
            if (id === ownId || !matches(other.get(key))) continue;
            const message = `duplicate value found: ${field.name} duplicates value on record with id: ${id}`;
            throw new RowError('DUPLICATE_VALUE', message, []);
        }
    }

    insertUser(user) {
        const mixing = this.my.mixing;
        this.changeOne('insert', user, {});
        this.my.mixing = mixing;
        return user.value('id');
    }

    // ---- SOQL

    /** The rows of a query given as text; binds are looked up in env. */
    queryText(text, env, binds = null, userMode = null) {
        let tree;
        try {
            tree = parse(text, 'query', 'query');
        } catch (error) {
            if (!(error instanceof SyntaxError)) throw error;
            this.my.raise('QueryException', `unexpected token: ${error.message}`);
        }
        let inner = env;
        if (binds) {
            const scope = new Scope();
            for (const [name, value] of binds.entries.values())
                scope.declare(lower(name), value, null);
            inner = { ...env, scope };
        }
        return this.query(tree, inner, userMode);
    }

    query(node, env, userMode = null) {
        if (++this.my.limits.queries > 100)
            this.my.raise('LimitException', 'Too many SOQL queries: 101');
        const unsupported = {
            groupByClause: 'GROUP BY',
            usingScope: 'USING SCOPE',
            updateList: 'UPDATE TRACKING',
        };
        for (const [part, name] of Object.entries(unsupported))
            if (node[part]?.()) throw new NotSupported(`SOQL ${name}`);
        const names = node.fromNameList().fieldName_list();
        if (names.length !== 1) throw new NotSupported('SOQL with more than one object in FROM');
        const object = this.schema.object(names[0].getText());
        const mode = lower(node.withClause?.()?.getText() ?? '');
        if (mode && !['withuser_mode', 'withsystem_mode', 'withsecurity_enforced'].includes(mode))
            throw new NotSupported(`SOQL ${mode}`);
        const byDefault = userMode ?? env.cls.userModeByDefault;
        const asUser = mode ? mode !== 'withsystem_mode' : byDefault;
        const context = { env, object, asUser };
        if (asUser) this.checkReadable(object);
        const entries = node.selectList().selectEntry_list();
        const isCount = entries.length === 1 && /^count\(\)$/i.test(entries[0].getText());
        const list = this.select(node, isCount ? [] : entries, context, null);
        if (isCount) return list.items.length;
        list.fromQuery = true;
        return list;
    }

    checkReadable(object) {
        if (this.mayUse(object, 'read')) return;
        this.my.raise(
            'QueryException',
            `sObject type '${object.name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
        );
    }

    select(node, entries, context, parentFilter) {
        const { object, env } = context;
        let rows = this.sourceRows(object, node, env);
        if (parentFilter) rows = rows.filter(parentFilter);
        const where = node.whereClause();
        if (where)
            rows = rows.filter((row) => this.where(where.whereLogicalExpression(), row, context));
        const order = node.orderByClause()?.fieldOrderList().fieldOrder_list();
        if (order) rows = this.sort(rows, order, context);
        const count = (clause) => {
            if (!clause) return null;
            return clause.IntegerLiteral()
                ? Number(clause.IntegerLiteral().getText())
                : this.my.evaluate(clause.boundExpression().expression(), env);
        };
        const offset = count(node.offsetClause?.()) ?? 0;
        const limit = count(node.limitClause()) ?? rows.length;
        rows = rows.slice(offset, offset + limit);
        for (const entry of entries) this.checkEntry(entry, context);
        const type = { name: lower(object.name), args: [], text: object.name };
        return new AList(
            rows.map((row) => this.project(row, entries, context)),
            type,
        );
    }

    sourceRows(object, node, env) {
        if (/__mdt$/i.test(object.name)) throw new NotSupported(`SOQL on ${object.name}`);
        if (object.name !== 'UserRecordAccess') return [...this.table(object).values()];
        const text = node.whereClause()?.getText() ?? '';
        const bind = /recordid(?:=|in):([\w.]+)/i.exec(text);
        if (!bind) throw new NotSupported('SOQL on UserRecordAccess without RecordId = :id');
        const find = (n) => {
            if (
                n.constructor.name === 'FieldExpressionContext' ||
                n.constructor.name === 'WhereFieldExpressionContext'
            ) {
                const inner = n.fieldExpression?.() ?? n;
                if (/^recordid$/i.test(inner.fieldName?.()?.getText() ?? '')) return n;
            }
            for (const child of n.children ?? []) {
                const found = find(child);
                if (found) return found;
            }
            return null;
        };
        const expression = find(node.whereClause());
        const value = this.operand(expression, env);
        if (value === null) return [];
        if (value instanceof AList || value instanceof ASet) {
            return value.items.map((id) => this.recordAccess(id));
        }
        return [this.recordAccess(value)];
    }

    recordAccess(value) {
        const record = this.row(value);
        const target = this.schema.objectOfId(value);
        const read = !!record && this.mayUse(target, 'read');
        const edit = !!record && this.mayUse(target, 'edit');
        const remove = !!record && this.mayUse(target, 'delete');
        return new Map([
            ['id', null],
            ['recordid', value],
            ['userid', this.my.userId],
            ['hasreadaccess', read],
            ['haseditaccess', edit],
            ['hasdeleteaccess', remove],
            ['hastransferaccess', edit],
            ['hasallaccess', this.hasAllAccess()],
            [
                'maxaccesslevel',
                this.hasAllAccess()
                    ? 'All'
                    : remove
                      ? 'Delete'
                      : edit
                        ? 'Edit'
                        : read
                          ? 'Read'
                          : 'None',
            ],
        ]);
    }

    checkEntry(entry, context) {
        if (entry.subQuery?.()) return;
        if (!entry.fieldName?.()) throw new NotSupported(`SOQL SELECT ${entry.getText()}`);
        this.resolve(entry.fieldName().getText(), context);
    }

    /** The lookups on the way to a field, and the field. */
    resolve(path, { object, asUser }) {
        const parts = path.split('.');
        if (parts.length > 1 && lower(parts[0]) === lower(object.name)) parts.shift();
        const steps = [];
        let current = object;
        for (const part of parts.slice(0, -1)) {
            const lookup = this.schema.lookup(current, part);
            if (!lookup)
                throw new CompileError(
                    `Didn't understand relationship '${part}' in field path ${path} on ${object.name}`,
                );
            steps.push(lookup);
            current = this.schema.object(lookup.refTo);
            if (asUser) this.checkReadable(current);
        }
        const field = this.schema.field(current, parts.at(-1));
        if (field.apexType === 'formula')
            throw new NotSupported(`the formula field ${current.name}.${field.name}`);
        if (
            asUser &&
            !SYSTEM_FIELDS.has(lower(field.name)) &&
            !this.mayUseField(current, field, 'read')
        ) {
            this.my.raise(
                'QueryException',
                `No such column '${field.name}' on entity '${current.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
            );
        }
        return { steps, field, object: current };
    }

    valueAt(row, path, context) {
        const { steps, field } = this.resolve(path, context);
        let current = row;
        for (const step of steps) current = current && this.row(current.get(lower(step.name)));
        return { field, value: current?.get(lower(field.name)) ?? null };
    }

    project(row, entries, context) {
        const record = this.emptyRecord(context.object, row);
        for (const entry of entries) {
            if (entry.subQuery?.()) {
                this.projectChildren(row, entry.subQuery(), context, record);
                continue;
            }
            const { steps, field, object } = this.resolve(entry.fieldName().getText(), context);
            let [target, current] = [record, row];
            for (const step of steps) {
                current = current && this.row(current.get(lower(step.name)));
                const key = lower(step.relationship);
                target.queried.add(key);
                if (!current) break;
                if (!target.fields.has(key)) {
                    const parent = this.emptyRecord(this.schema.object(step.refTo), current);
                    target.fields.set(key, { name: step.relationship, value: parent });
                }
                target = target.fields.get(key).value;
            }
            if (!current) continue;
            const key = lower(field.name);
            target.queried.add(key);
            const value = current.get(key) ?? null;
            if (value !== null) target.fields.set(key, { name: field.name, value });
            if (object.name === 'UserRecordAccess') target.fields.delete('id');
        }
        return record;
    }

    emptyRecord(object, row) {
        const record = new SObj(object.name);
        record.queried = new Set(['id']);
        record.fields.set('id', { name: 'Id', value: row.get('id') });
        return record;
    }

    projectChildren(row, query, context, record) {
        const name = query.fromNameList().fieldName(0).getText();
        const relation = this.schema.childRelation(context.object, name);
        if (!relation)
            throw new CompileError(
                `Didn't understand relationship '${name}' in FROM part of query call on ${context.object.name}`,
            );
        const inner = { ...context, object: relation.object };
        if (inner.asUser) this.checkReadable(relation.object);
        const entries = query.subFieldList().subFieldEntry_list();
        const filter = (child) => child.get(lower(relation.field.name)) === row.get('id');
        const list = this.select(query, entries, inner, filter);
        record.queried.add(lower(name));
        record.fields.set(lower(name), { name, value: list });
    }

    sort(rows, order, context) {
        const keyed = rows.map((row) => ({
            row,
            keys: order.map((o) => {
                if (!o.fieldName()) throw new NotSupported(`SOQL ORDER BY ${o.getText()}`);
                return this.valueAt(row, o.fieldName().getText(), context).value;
            }),
        }));
        const nullsLast = order.map((o) => /nullslast$/i.test(o.getText()));
        keyed.sort((a, b) => {
            for (const [i, o] of order.entries()) {
                const [x, y] = [a.keys[i], b.keys[i]];
                if (x === null || y === null) {
                    if (x === y) continue;
                    return (x === null ? -1 : 1) * (nullsLast[i] ? -1 : 1);
                }
                const result = compare(x, y);
                if (result) return o.DESC() ? -result : result;
            }
            return 0;
        });
        return keyed.map((k) => k.row);
    }

    where(node, row, context) {
        const conditions = node.whereConditionalExpression_list();
        const one = (c) =>
            c.whereLogicalExpression()
                ? this.where(c.whereLogicalExpression(), row, context)
                : this.condition(c.whereFieldExpression(), row, context);
        if (node.NOT?.()) return !one(conditions[0]);
        return node.SOQLOR_list().length ? conditions.some(one) : conditions.every(one);
    }

    operand(node, env) {
        const inner = node.fieldExpression?.() ?? node;
        const value = inner.value?.() ?? node.value();
        return this.operandValue(value, env);
    }

    operandValue(value, env) {
        if (value.valueList())
            return new AList(
                value
                    .valueList()
                    .value_list()
                    .map((v) => this.operandValue(v, env)),
            );
        if (value.subQuery()) return this.semiJoin(value.subQuery(), env);
        if (value.boundExpression())
            return this.my.evaluate(value.boundExpression().expression(), env);
        const text = value.getText();
        if (value.NULL()) return null;
        if (value.StringLiteral()) return unquote(text);
        if (value.BooleanLiteral()) return lower(text) === 'true';
        if (value.DateLiteral()) return new Native('Date', new Date(`${text}T00:00:00Z`));
        if (value.DateTimeLiteral()) return new Native('Datetime', new Date(text));
        const number = Dec.of(text);
        if (number) return number;
        if (lower(text) === 'today')
            return new Native('Date', new Date(new Date().toISOString().slice(0, 10)));
        throw new NotSupported(`the SOQL value ${text}`);
    }

    semiJoin(node, env) {
        const object = this.schema.object(node.fromNameList().fieldName(0).getText());
        const entry = node.subFieldList().subFieldEntry(0).getText();
        const context = { env, object, asUser: false };
        const where = node.whereClause();
        const rows = [...this.table(object).values()].filter(
            (r) => !where || this.where(where.whereLogicalExpression(), r, context),
        );
        return new AList(rows.map((r) => this.valueAt(r, entry, context).value));
    }

    condition(node, row, context) {
        const inner = node.fieldExpression?.() ?? node;
        const name = inner.fieldName?.();
        if (!name) throw new NotSupported(`the SOQL condition ${node.getText()}`);
        const { field, value } = this.valueAt(row, name.getText(), context);
        const operator = lower(
            (inner.comparisonOperator?.() ?? node.comparisonOperator()).getText(),
        );
        const given = this.operand(node, context.env);
        const items = given instanceof AList || given instanceof ASet ? given.items : null;
        const matches = (other) => this.matches(field, value, other);
        switch (operator) {
            case '=':
                return items ? items.some(matches) : matches(given);
            case '!=':
            case '<>':
                return items ? !items.some(matches) : !matches(given);
            case 'in':
            case 'notin':
                if (!items) throw new CompileError(`IN needs a collection: ${node.getText()}`);
                return items.some(matches) === (operator === 'in');
            case 'like':
                return (items ?? [given]).some((pattern) => like(value, pattern));
        }
        if (value === null || given === null) return false;
        const order = compare(value, given);
        switch (operator) {
            case '<':
                return order < 0;
            case '<=':
                return order <= 0;
            case '>':
                return order > 0;
            case '>=':
                return order >= 0;
            default:
                throw new NotSupported(`the SOQL operator ${operator}`);
        }
    }

    matches(field, value, given) {
        if (given instanceof SObj) given = given.value('id');
        if (field.apexType === 'id' && typeof given === 'string') {
            const id = toId18(given);
            if (!id) this.my.raise('QueryException', `invalid ID field: ${given}`);
            return value === id;
        }
        if (given === '') given = null;
        return equal(value, given);
    }
}

const isBlank = (value) => value === null || value === undefined || value === '';

function like(value, pattern) {
    if (value === null || pattern === null) return false;
    const source = pattern.replace(/\\([%_])|[.*+?^${}()|[\]\\]/g, (all, escaped) =>
        escaped ? escaped : '\\' + all,
    );
    return new RegExp(`^${source.replace(/%/g, '.*').replace(/_/g, '.')}$`, 'is').test(value);
}
