// @ts-nocheck
/** Assertions, tests, jobs, users, permissions, limits and the methods of Database. */
import { BUILTIN, builtinEnum, typeFromText } from '../model';
import {
    AList,
    AMap,
    EnumVal,
    Inst,
    Native,
    NotSupported,
    SObj,
    TypeVal,
    same,
    textOf,
} from '../values';

function fail(my, detail, message) {
    const parts = [
        'Assertion Failed',
        message === undefined || message === null ? null : textOf(message),
        detail,
    ];
    my.raise('AssertException', parts.filter((p) => p !== null && p !== '').join(': '));
}

const areEqual = (my, expected, actual, message) =>
    same(my.unwrapFor(expected), my.unwrapFor(actual))
        ? null
        : fail(my, `Expected: ${textOf(expected)}, Actual: ${textOf(actual)}`, message);
const areNotEqual = (my, other, actual, message) =>
    same(other, actual) ? fail(my, `Same value: ${textOf(actual)}`, message) : null;
const isTrue = (my, value, message) =>
    value === true ? null : fail(my, 'Expected: true, Actual: ' + textOf(value), message);
const isKind = (my, value, type) => my.isInstance(value, typeFromText(type.name), my.callerClass);

const assertions = {
    'assert.areequal': areEqual,
    'assert.arenotequal': areNotEqual,
    'assert.istrue': isTrue,
    'assert.isfalse': (my, value, message) =>
        value === false ? null : fail(my, 'Expected: false, Actual: ' + textOf(value), message),
    'assert.isnull': (my, value, message) =>
        value === null ? null : fail(my, `Expected: null, Actual: ${textOf(value)}`, message),
    'assert.isnotnull': (my, value, message) =>
        value === null ? fail(my, 'Expected: not null', message) : null,
    'assert.isinstanceoftype': (my, value, type, message) =>
        isKind(my, value, type)
            ? null
            : fail(my, `Expected type: ${type.name}, Actual: ${my.typeName(value)}`, message),
    'assert.isnotinstanceoftype': (my, value, type, message) =>
        isKind(my, value, type) ? fail(my, `Unexpected type: ${type.name}`, message) : null,
    'assert.fail': (my, message) => fail(my, '', message),
    'system.assert': isTrue,
    'system.assertequals': areEqual,
    'system.assertnotequals': areNotEqual,
};

function enqueue(my, job) {
    if (!(job instanceof Inst)) throw new NotSupported('System.enqueueJob of this value');
    const id = asyncId(my);
    const context = new Native('QueueableContext', { id });
    my.hasPendingWork = true;
    my.limits.queueables++;
    my.jobs.push({
        kind: 'queueable',
        allowsCallouts: my.model.isA(job.cls, 'database.allowscallouts'),
        run: () => my.call(job, 'execute', [context]),
    });
    return id;
}

const asyncId = (my) => `707000000${String(++my.database.sequence).padStart(6, '0')}AAA`;

function executeBatch(my, batch, size = 200) {
    const id = asyncId(my);
    const context = new Native('BatchableContext', { id });
    const allowsCallouts = my.model.isA(batch.cls, 'database.allowscallouts');
    my.hasPendingWork = true;
    const run = () => {
        const scope = my.call(batch, 'start', [context]);
        const rows = scope instanceof Native ? scope.state.rows.items : my.iterate(scope);
        for (let i = 0; i < rows.length; i += size) {
            my.startTransaction();
            my.call(batch, 'execute', [context, new AList(rows.slice(i, i + size))]);
        }
        my.startTransaction();
        my.call(batch, 'finish', [context]);
    };
    my.jobs.push({ kind: 'batch', allowsCallouts, run });
    return id;
}

const user = (field) => (my) => my.database.row(my.userId).get(field) ?? null;

const people = {
    'userinfo.getuserid': (my) => my.userId,
    'userinfo.getusername': user('username'),
    'userinfo.getname': user('name'),
    'userinfo.getfirstname': user('firstname'),
    'userinfo.getlastname': user('lastname'),
    'userinfo.getuseremail': user('email'),
    'userinfo.getprofileid': user('profileid'),
    'userinfo.getlocale': user('localesidkey'),
    'userinfo.getlanguage': user('languagelocalekey'),
    'userinfo.getorganizationid': (my) => my.database.organizationId,
    'userinfo.getorganizationname': () => 'Test Org',
    'userinfo.getdefaultcurrency': () => 'USD',
    'userinfo.ismulticurrencyorganization': () => false,
    'userinfo.getusertype': () => 'Standard',
    'featuremanagement.checkpermission': (my, name) => my.database.hasPermission(name),
    'label.get'(my, _namespace, name) {
        const text = my.project.labels.get(name.toLowerCase());
        if (text === undefined) throw new NotSupported(`a label that is missing: ${name}`);
        return text;
    },
};

const flow = {
    'system.debug': () => null,
    'system.enqueuejob': enqueue,
    'system.isfuture': (my) => my.asyncKind?.kind === 'future',
    'system.isqueueable': (my) => my.asyncKind?.kind === 'queueable',
    'system.isbatch': (my) => my.asyncKind?.kind === 'batch',
    'system.isscheduled': () => false,
    'system.equals': (my, a, b) => same(a, b),
    'request.getcurrent': (my) =>
        new Native('Request', { id: `TID:${String(my.database.sequence).padStart(10, '0')}` }),
    'test.isrunningtest': (my) => !my.callOut,
    'test.starttest'(my) {
        if (my.startTestCalled) my.raise('FinalException', 'Testing already started');
        my.startTestCalled = true;
        my.startTransaction();
        return null;
    },
    'test.stoptest'(my) {
        if (!my.startTestCalled) my.raise('FinalException', 'Testing was not started');
        my.runJobs();
        return null;
    },
    'test.setcreateddate'(my, id, value) {
        my.database.row(id).set('createddate', value);
        return null;
    },
    'type.forname'(my, a, b) {
        const name = b ?? a;
        const found = my.model.find(name, null) ?? my.schema.find(name);
        return found ? new TypeVal(found.full ?? found.name) : null;
    },
    'schema.getglobaldescribe'(my) {
        const map = new AMap();
        for (const [key, object] of my.schema.objects) map.set(key, my.describe(object.name));
        return map;
    },
};

const LIMITS = {
    callouts: ['callouts', 100],
    queries: ['queries', 100],
    dmlstatements: ['dml', 150],
    dmlrows: ['rows', 10000],
    queueablejobs: ['queueables', 50],
};
const limits = {
    'limits.getcputime': () => 0,
    'limits.getlimitcputime': () => 10000,
    'limits.getheapsize': () => 0,
    'limits.getlimitheapsize': () => 6000000,
};
for (const [name, [key, most]] of Object.entries(LIMITS)) {
    limits[`limits.get${name}`] = (my) => my.limits[key];
    limits[`limits.getlimit${name}`] = () => most;
}

const isUserMode = (level) => (level instanceof EnumVal ? level.name === 'USER_MODE' : null);

function results(operation) {
    const type = {
        insert: 'SaveResult',
        update: 'SaveResult',
        upsert: 'UpsertResult',
        delete: 'DeleteResult',
    }[operation];
    return (my, target, ...options) => {
        const key =
            options.find((o) => o instanceof Native && o.type === 'SObjectField')?.state.field
                .name ?? null;
        const level = options.map(isUserMode).find((o) => o !== null);
        const flagged = options.find((o) => typeof o === 'boolean');
        const unknown = options.find((o) => o instanceof Native && o.type !== 'SObjectField');
        if (unknown) throw new NotSupported(`Database.${operation} with ${unknown.type}`);
        if (typeof target === 'string') target = my.describedRecord(target);
        const asUser = level ?? my.callerClass?.userModeByDefault ?? false;
        const list = my.database.change(operation, target, {
            asUser,
            key,
            allOrNone: flagged ?? true,
        });
        const wrapped = list.map((r) => new Native(type, r));
        return target instanceof AList ? new AList(wrapped) : wrapped[0];
    };
}

const database = {
    'database.insert': results('insert'),
    'database.update': results('update'),
    'database.upsert': results('upsert'),
    'database.delete': results('delete'),
    'database.query': (my, text, level) =>
        my.database.queryText(text, my.callerEnv, null, isUserMode(level)),
    'database.querywithbinds': (my, text, binds, level) =>
        my.database.queryText(text, my.callerEnv, binds, isUserMode(level)),
    'database.countquery': (my, text, level) =>
        my.database.queryText(text, my.callerEnv, null, isUserMode(level)),
    'database.getquerylocator'(my, source) {
        const rows =
            typeof source === 'string' ? my.database.queryText(source, my.callerEnv) : source;
        return new Native('QueryLocator', { rows });
    },
    'database.executebatch': executeBatch,
    'database.setsavepoint': (my) =>
        new Native('Savepoint', { tables: my.database.snapshot(), pending: my.hasPendingWork }),
    'database.rollback'(my, point) {
        my.database.restore(point.state.tables);
        return null;
    },
    'database.releasesavepoint'(my) {
        my.hasPendingWork = false;
        return null;
    },
};

export const systemStatics = { ...assertions, ...people, ...flow, ...limits, ...database };

const errors = (my, o) => new AList(o.error ? [new Native('Error', o.error)] : []);
const result = {
    issuccess: (my, o) => o.success,
    getid: (my, o) => o.id,
    geterrors: errors,
    iscreated: (my, o) => o.created,
};
const getJob = { getjobid: (my, o) => o.id };

export const systemMethods = {
    saveresult: result,
    upsertresult: result,
    deleteresult: result,
    error: {
        getmessage: (my, o) => o.message,
        getstatuscode: (my, o) => builtinEnum('StatusCode', o.code) ?? my.unknownStatus(o.code),
        getfields: (my, o) => new AList([...o.fields]),
    },
    queueablecontext: getJob,
    batchablecontext: getJob,
    request: { getrequestid: (my, o) => o.id },
    uuid: { tostring: (my, text) => text },
};

const rowOf = (e, i) => e.fields.get('rows')[i];

/** The methods that every exception has. */
export const exceptionMethods = {
    getmessage: (my, e) => e.fields.get('message'),
    setmessage(my, e, message) {
        e.fields.set('message', message);
        return null;
    },
    gettypename: (my, e) => e.cls.full,
    getcause: (my, e) => e.fields.get('cause') ?? null,
    initcause(my, e, cause) {
        e.fields.set('cause', cause);
        return null;
    },
    getlinenumber: (my, e) => e.fields.get('line') ?? 1,
    getstacktracestring: (my, e) =>
        `Class.${e.cls.full}: line ${e.fields.get('line') ?? 1}, column 1`,
    tostring: (my, e) => textOf(e),
};

export const dmlExceptionMethods = {
    getnumdml: (my, e) => e.fields.get('rows')?.length ?? 0,
    getdmlmessage: (my, e, i) => rowOf(e, i).error.message,
    getdmlid: (my, e, i) => rowOf(e, i).id,
    getdmlindex: (my, e, i) => rowOf(e, i).index,
    getdmltype: (my, e, i) =>
        builtinEnum('StatusCode', rowOf(e, i).error.code) ??
        my.unknownStatus(rowOf(e, i).error.code),
    getdmlstatuscode: (my, e, i) => rowOf(e, i).error.code,
    getdmlfieldnames: (my, e, i) => new AList([...rowOf(e, i).error.fields]),
};

export const typeMethods = {
    getname: (my, t) => t.name,
    tostring: (my, t) => t.name,
    newinstance(my, t) {
        const cls = my.model.find(t.name, null);
        return cls ? my.construct(cls, []) : new SObj(my.schema.object(t.name).name);
    },
};

export const isDmlException = (e) => e.cls === BUILTIN.get('dmlexception');
