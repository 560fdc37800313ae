/** Database: DML with results, dynamic queries, savepoints. */
import type { ChangeError, ChangeOptions, Operation } from '../data/dml/results';
import { STRING, typeNamed } from '../interpret/types';
import { Savepoint } from '../interpret/transaction';
import { AList, Native, SObj, type AMap, type Value } from '../values';
import { executeBatch } from './batch';
import { FieldToken } from './describe';
import { DmlOptions } from './dml-options';
import { statusCode } from './exception';
import { anything, bool, constantOf, instance, integer, map, stateOf, text } from './kinds';
import {
    methodTable,
    optional,
    overloads,
    pure,
    staticMethod,
    type Call,
    type Signature,
    type StaticMethods,
} from './signature';

/** The result for one record. */
class Result {
    readonly isSuccess: boolean;
    readonly id: string | null;
    readonly isCreated: boolean;
    readonly error: ChangeError | null;

    constructor(
        isSuccess: boolean,
        id: string | null,
        isCreated: boolean,
        error: ChangeError | null,
    ) {
        this.isSuccess = isSuccess;
        this.id = id;
        this.isCreated = isCreated;
        this.error = error;
    }
}

class MergeOutcome extends Result {
    readonly mergedIds: readonly string[];
    readonly updatedRelatedIds: readonly string[];

    constructor(base: Result, mergedIds: readonly string[], updatedRelatedIds: readonly string[]) {
        super(base.isSuccess, base.id, false, base.error);
        this.mergedIds = mergedIds;
        this.updatedRelatedIds = updatedRelatedIds;
    }
}

class ErrorState {
    readonly error: ChangeError;

    constructor(error: ChangeError) {
        this.error = error;
    }
}

const RESULTS = {
    insert: 'SaveResult',
    update: 'SaveResult',
    upsert: 'UpsertResult',
    delete: 'DeleteResult',
} as const;

const level = constantOf('AccessLevel');

/** Whether access is checked: as the call says, otherwise the class's default. */
const isAsUser = ({ frame }: Call, mode: string | undefined): boolean =>
    mode === undefined ? frame.cls.userModeByDefault : mode === 'USER_MODE';

interface Given extends Pick<ChangeOptions, 'key' | 'allOrNone' | 'allowDuplicates'> {
    mode: string | undefined;
}

function change(call: Call, operation: Operation, target: Value, given: Given): Value {
    const { vm, frame } = call;
    const { mode, ...options } = given;
    const results = vm.database.change(operation, rowsOf(call, operation, target), {
        asUser: isAsUser(call, mode),
        sharing: frame.isSharing,
        ...options,
    });
    const wrapped = results.map(
        (each) =>
            new Native(
                RESULTS[operation],
                new Result(each.success, each.id, each.created, each.error),
            ),
    );
    return target instanceof AList
        ? new AList(wrapped, typeNamed(`Database.${RESULTS[operation]}`))
        : (wrapped[0] ?? null);
}

/** Records; Database.delete takes ids too. */
function rowsOf(call: Call, operation: Operation, target: Value): Value {
    const asRow = (value: Value): Value =>
        operation === 'delete' && typeof value === 'string' ? rowWithId(call, value) : value;
    if (!(target instanceof AList)) return asRow(target);
    return target.items.some((item) => typeof item === 'string')
        ? new AList(target.items.map(asRow), target.elementType)
        : target;
}

function rowWithId({ vm }: Call, text: string): SObj {
    const id = vm.toId(text);
    const record = new SObj(vm.schema.objectOfId(id).name);
    record.fields.set('id', { name: 'Id', value: id });
    return record;
}

/** `Database.insert(records[, allOrNone | options][, accessLevel])` and its like. */
const changeMethod = (operation: Operation): Signature<null> =>
    overloads(
        staticMethod([anything, optional(bool), optional(level)], (call, target, all, mode) =>
            change(call, operation, target, { allOrNone: all ?? true, mode }),
        ),
        staticMethod([anything, level], (call, target, mode) =>
            change(call, operation, target, { allOrNone: true, mode }),
        ),
        staticMethod(
            [anything, stateOf(DmlOptions), optional(level)],
            (call, target, options, mode) =>
                change(call, operation, target, {
                    allOrNone: options.optAllOrNone ?? true,
                    allowDuplicates: options.duplicateRuleHeader.allowSave,
                    mode,
                }),
        ),
    );

const upsertByKey = staticMethod(
    [anything, stateOf(FieldToken), optional(bool), optional(level)],
    (call, target, { field }, all, mode) =>
        change(call, 'upsert', target, { key: field.name, allOrNone: all ?? true, mode }),
);

function merge(call: Call, master: Value, losers: Value, allOrNone: boolean): Value {
    const { vm, frame } = call;
    const options = { asUser: isAsUser(call, undefined), sharing: frame.isSharing, allOrNone };
    const results = vm.database.merge(master, losers, options).map((each) => {
        const base = new Result(each.success, each.id, false, each.error);
        const outcome = new MergeOutcome(base, each.mergedIds, each.updatedRelatedIds);
        return new Native('MergeResult', outcome);
    });
    return losers instanceof AList
        ? new AList(results, typeNamed('Database.MergeResult'))
        : (results[0] ?? null);
}

/** A query, with the variables around it or the entries of a map as binds. */
function query(call: Call, source: string, binds: AMap | null, mode: string | undefined): Value {
    const { vm, frame } = call;
    const userMode = mode === undefined ? null : mode === 'USER_MODE';
    return vm.database.queryText(source, frame, binds, userMode);
}

const raise =
    ({ vm }: Call) =>
    (type: string, message: string): never =>
        vm.raise(type, message);

function setSavepoint(call: Call): Value {
    const { vm } = call;
    vm.transaction.countStatement(raise(call));
    const savepoint = new Savepoint(vm.database.savepoint(), vm.transaction.hasPendingWork);
    vm.transaction.addSavepoint(savepoint);
    return new Native('Savepoint', savepoint);
}

export const databaseStatics: StaticMethods = {
    insert: changeMethod('insert'),
    update: changeMethod('update'),
    upsert: overloads(upsertByKey, changeMethod('upsert')),
    delete: changeMethod('delete'),
    merge: staticMethod([anything, anything, optional(bool)], (call, master, losers, all) =>
        merge(call, master, losers, all ?? true),
    ),
    emptyrecyclebin: staticMethod([anything], ({ vm }, target) => {
        const results = vm.database
            .emptyRecycleBin(target)
            .map(
                (each) =>
                    new Native(
                        'EmptyRecycleBinResult',
                        new Result(each.success, each.id, false, each.error),
                    ),
            );
        return target instanceof AList
            ? new AList(results, typeNamed('Database.EmptyRecycleBinResult'))
            : (results[0] ?? null);
    }),
    query: staticMethod([text, optional(level)], (call, source, mode) =>
        query(call, source, null, mode),
    ),
    querywithbinds: staticMethod([text, map, optional(level)], query),
    countquery: staticMethod([text, optional(level)], (call, source, mode) =>
        query(call, source, null, mode),
    ),
    getquerylocator: staticMethod([anything], (call, source) => {
        const rows = typeof source === 'string' ? query(call, source, null, undefined) : source;
        return new Native('QueryLocator', rows);
    }),
    executebatch: staticMethod([instance, optional(integer)], ({ vm }, batch, size) =>
        executeBatch(vm, batch, size),
    ),
    setsavepoint: staticMethod([], setSavepoint),
    rollback: staticMethod([stateOf(Savepoint)], (call, savepoint) => {
        const { vm } = call;
        vm.transaction.countStatement(raise(call));
        vm.transaction.rollBack(savepoint, raise(call));
        vm.database.rollback(savepoint.mark);
        return null;
    }),
    releasesavepoint: staticMethod([stateOf(Savepoint)], (call, savepoint) => {
        call.vm.transaction.release(savepoint, raise(call));
        return null;
    }),
};

const ids = (values: readonly string[]): AList => new AList([...values], typeNamed('Id'));

export const resultMethods = methodTable(stateOf(Result), {
    issuccess: pure([], (r) => r.isSuccess),
    getid: pure([], (r) => r.id),
    iscreated: pure([], (r) => r.isCreated),
    geterrors: pure([], ({ error }) => {
        const errors = error ? [new Native('Error', new ErrorState(error))] : [];
        return new AList(errors, typeNamed('Database.Error'));
    }),
});

export const mergeResultMethods = methodTable(stateOf(MergeOutcome), {
    getmergedrecordids: pure([], (r) => ids(r.mergedIds)),
    getupdatedrelatedids: pure([], (r) => ids(r.updatedRelatedIds)),
});

export const errorMethods = methodTable(stateOf(ErrorState), {
    getmessage: pure([], ({ error }) => error.message),
    getstatuscode: pure([], ({ error }) => statusCode(error.code)),
    getfields: pure([], ({ error }) => new AList([...error.fields], STRING)),
});
