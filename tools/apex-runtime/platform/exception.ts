/** The methods that every exception has. */
import type { FailedRow } from '../data/dml/results';
import { NotSupported } from '../errors';
import { STRING } from '../interpret/types';
import type { Interpreter } from '../interpreter';
import { BUILTIN, builtinEnum } from '../model/platform-classes';
import { textOf } from '../value-text';
import { AList, EnumVal, Inst, Native, type Value } from '../values';
import { exception, integer, text } from './kinds';
import { method, methodTable, pure } from './signature';

const lineOf = (e: Inst): number => {
    const line = e.fields.get('line');
    return typeof line === 'number' ? line : 1;
};

export const exceptionMethods = methodTable(exception, {
    getmessage: pure([], (e) => e.fields.get('message') ?? null),
    setmessage: pure([text], (e, message) => {
        e.fields.set('message', message);
        return null;
    }),
    gettypename: pure([], (e) => e.cls.full),
    getcause: pure([], (e) => e.fields.get('cause') ?? null),
    initcause: pure([exception], (e, cause) => {
        e.fields.set('cause', cause);
        return null;
    }),
    getlinenumber: pure([], lineOf),
    getstacktracestring: pure([], (e) => `Class.${e.cls.full}: line ${lineOf(e)}, column 1`),
    tostring: pure([], (e) => textOf(e)),
});

/** The constant of a status code of DML. */
export function statusCode(code: string): EnumVal {
    const constant = builtinEnum('StatusCode', code);
    if (!constant) throw new NotSupported(`StatusCode.${code}`);
    return constant;
}

const isFailedRow = (row: unknown): row is FailedRow =>
    typeof row === 'object' && row !== null && 'error' in row && 'index' in row;

/** The failed records of a DmlException. */
function rowsOf(e: Inst): FailedRow[] {
    const held: Value | undefined = e.fields.get('rows');
    const rows = held instanceof Native ? held.state : [];
    return Array.isArray(rows) ? rows.filter(isFailedRow) : [];
}

function rowAt(vm: Interpreter, e: Inst, index: number): FailedRow {
    return rowsOf(e)[index] ?? vm.raise('ListException', `List index out of bounds: ${index}`);
}

const dmlException: typeof exception = {
    read: (value) =>
        value instanceof Inst && value.cls === BUILTIN.get('dmlexception') ? value : undefined,
};

export const dmlExceptionMethods = methodTable(dmlException, {
    getnumdml: pure([], (e) => rowsOf(e).length),
    getdmlmessage: method([integer], ({ vm }, e, i) => rowAt(vm, e, i).error.message),
    getdmlid: method([integer], ({ vm }, e, i) => rowAt(vm, e, i).id),
    getdmlindex: method([integer], ({ vm }, e, i) => rowAt(vm, e, i).index),
    getdmltype: method([integer], ({ vm }, e, i) => statusCode(rowAt(vm, e, i).error.code)),
    getdmlstatuscode: method([integer], ({ vm }, e, i) => rowAt(vm, e, i).error.code),
    getdmlfieldnames: method(
        [integer],
        ({ vm }, e, i) => new AList([...rowAt(vm, e, i).error.fields], STRING),
    ),
});
