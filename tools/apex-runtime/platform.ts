/** Finds platform classes and methods. Anything else is reported as not supported. */
import { CompileError, NotSupported } from './errors';
import type { Frame } from './interpret/frame';
import { typeName } from './interpret/types';
import type { Interpreter } from './interpreter';
import { assertStatics } from './platform/assert';
import { batchableContextMethods, queueableContextMethods } from './platform/batch';
import * as blob from './platform/blob';
import { commonMethods } from './platform/common';
import * as database from './platform/database';
import * as dates from './platform/dates';
import * as describe from './platform/describe';
import { dmlOptionsMembers, duplicateRuleMembers, newDmlOptions } from './platform/dml-options';
import { dmlExceptionMethods, exceptionMethods } from './platform/exception';
import * as http from './platform/http';
import { HttpMessage } from './platform/http-message';
import { jsonStatics } from './platform/json';
import { labelOf, labelStatics } from './platform/label';
import { limitsStatics } from './platform/limits';
import { listMethods } from './platform/list';
import { mapMethods } from './platform/map';
import { mathStatics } from './platform/math';
import * as numbers from './platform/numbers';
import { matcherMethods, patternMethods, patternStatics } from './platform/pattern';
import { recordMethods } from './platform/record';
import { setMethods } from './platform/set';
import type { MethodTable, NativeMethod, Signature, StaticMethods } from './platform/signature';
import { idStatics, stringMethods, stringStatics } from './platform/string';
import * as system from './platform/system';
import { testStatics } from './platform/test';
import { enumMethods, typeMethods, typeStatics } from './platform/type';
import { newUrl, urlMethods, urlStatics } from './platform/url';
import { featureManagementStatics, userInfoStatics } from './platform/user-info';
import { typeKey } from './syntax/read-type';
import { Inst, Native, lower, type TypeVal, type Value } from './values';

/** Static methods, by lower-case class name. */
const STATICS: Readonly<Record<string, StaticMethods>> = {
    assert: assertStatics,
    blob: blob.blobStatics,
    boolean: numbers.booleanStatics,
    crypto: blob.cryptoStatics,
    database: database.databaseStatics,
    date: dates.dateStatics,
    datetime: dates.datetimeStatics,
    decimal: numbers.decimalStatics,
    double: numbers.doubleStatics,
    encodingutil: blob.encodingStatics,
    featuremanagement: featureManagementStatics,
    id: idStatics,
    integer: numbers.integerStatics,
    json: jsonStatics,
    label: labelStatics,
    limits: limitsStatics,
    long: numbers.longStatics,
    math: mathStatics,
    pattern: patternStatics,
    request: system.requestStatics,
    string: stringStatics,
    system: system.systemStatics,
    test: testStatics,
    type: typeStatics,
    url: urlStatics,
    userinfo: userInfoStatics,
    uuid: blob.uuidStatics,
};

/** Instance methods of platform classes, by lower-case class name. */
const NATIVES: Readonly<Record<string, readonly MethodTable[]>> = {
    batchablecontext: [batchableContextMethods],
    blob: [blob.blobMethods],
    date: [dates.dateMethods],
    datetime: [dates.datetimeMethods],
    deleteresult: [database.resultMethods],
    describefieldresult: [describe.fieldDescriptionMethods],
    describesobjectresult: [describe.objectDescriptionMethods],
    dmloptions: [dmlOptionsMembers],
    duplicateruleheader: [duplicateRuleMembers],
    emptyrecyclebinresult: [database.resultMethods],
    error: [database.errorMethods],
    http: [http.httpMethods],
    httprequest: [http.requestMethods],
    httpresponse: [http.responseMethods],
    matcher: [matcherMethods],
    mergeresult: [database.mergeResultMethods, database.resultMethods],
    pattern: [patternMethods],
    picklistentry: [describe.picklistEntryMethods],
    queueablecontext: [queueableContextMethods],
    request: [system.requestMethods],
    saveresult: [database.resultMethods],
    sobjectfield: [describe.fieldTokenMethods],
    sobjectfieldmap: [describe.fieldMapMethods],
    sobjecttype: [describe.objectTypeMethods],
    upsertresult: [database.resultMethods],
    url: [urlMethods],
    uuid: [system.uuidMethods],
};

const own = <Item>(table: Readonly<Record<string, Item>>, name: string): Item | undefined =>
    Object.hasOwn(table, name) ? table[name] : undefined;

const ON_TEXTS = [stringMethods];
const ON_NUMBERS = [numbers.numberMethods];
const ON_LISTS = [listMethods];
const ON_SETS = [setMethods];
const ON_MAPS = [mapMethods];
const ON_RECORDS = [recordMethods];
const ON_ENUMS = [enumMethods];
const ON_TYPES = [typeMethods];
const NONE: readonly MethodTable[] = [];
const ON_EXCEPTIONS = [dmlExceptionMethods, exceptionMethods];

function tablesFor(value: Value): readonly MethodTable[] {
    if (typeof value === 'string') return ON_TEXTS;
    if (typeof value === 'number' || typeof value === 'bigint') return ON_NUMBERS;
    if (typeof value !== 'object' || value === null) return NONE;
    switch (value.tag) {
        case 'decimal':
            return ON_NUMBERS;
        case 'list':
            return ON_LISTS;
        case 'set':
            return ON_SETS;
        case 'map':
            return ON_MAPS;
        case 'record':
            return ON_RECORDS;
        case 'constant':
            return ON_ENUMS;
        case 'type':
            return ON_TYPES;
        case 'native':
            return own(NATIVES, lower(value.type)) ?? NONE;
        case 'instance':
            return value.cls.isException ? ON_EXCEPTIONS : NONE;
    }
}

/** Platform interfaces that a project's classes implement. */
const INTERFACES = new Set([
    'callable',
    'comparable',
    'comparator',
    'database.allowscallouts',
    'database.batchable',
    'database.stateful',
    'httpcalloutmock',
    'iterable',
    'iterator',
    'queueable',
    'schedulable',
]);

/** Whether a type's name, without System and Schema, is one of the platform's. */
export const isPlatformType = (name: string): boolean =>
    INTERFACES.has(name) || own(NATIVES, name.replace(/^database\./, '')) !== undefined;

/** A call of a method of platform values, by lower-case name. Caches the methods of the last kind of value. */
export class NativeCall {
    private readonly vm: Interpreter;
    private readonly name: string;
    private known: readonly MethodTable[] | null = null;
    private methods: readonly NativeMethod[] = [];

    constructor(vm: Interpreter, name: string) {
        this.vm = vm;
        this.name = name;
    }

    run(value: Value, args: Value[], frame: Frame): Value {
        const { vm, name } = this;
        const tables = tablesFor(value);
        if (tables !== this.known) {
            this.known = tables;
            this.methods = [...tables, commonMethods].flatMap((table) => table.get(name) ?? []);
        }
        const { methods } = this;
        const call = { vm, frame };
        for (let i = 0; i < methods.length; i++) {
            const result = methods[i]?.(call, value, args);
            if (result !== undefined) return result;
        }
        return refuse(value, name);
    }
}

function refuse(value: Value, name: string): never {
    if (!(value instanceof Inst) || value.cls.isException)
        throw new NotSupported(`${typeName(value)}.${name}`);
    const title = `${value.cls.full}.${name}`;
    throw new CompileError(`Method does not exist or incorrect signature: ${title}`);
}

/** Reads a property of a platform value. */
export function nativeProperty(vm: Interpreter, value: Native, name: string, frame: Frame): Value {
    for (const table of tablesFor(value)) {
        const result = table.get(`.${name}`)?.({ vm, frame }, value, []);
        if (result !== undefined) return result;
    }
    throw new NotSupported(`${typeName(value)}.${name}`);
}

/** Assigns to a property of a platform value. */
export function assignNativeProperty(
    vm: Interpreter,
    owner: Native,
    property: { readonly name: string; readonly value: Value },
    frame: Frame,
): Value {
    const { name, value } = property;
    for (const table of tablesFor(owner)) {
        const set = table.get(`=${lower(name)}`);
        if (set?.({ vm, frame }, owner, [value]) !== undefined) return value;
    }
    throw new NotSupported(`assigning to ${typeName(owner)}.${name}`);
}

/** A static method of a platform class; undefined if it is not modelled. */
export function staticSignature(type: TypeVal, name: string): Signature<null> | undefined {
    const methods = own(STATICS, typeKey(type.name));
    return methods && own(methods, name);
}

const NAMESPACES = /^(system|schema|database)$/i;

/** Reads a label, or a describe token of a type; null for other names. */
export function staticMember(vm: Interpreter, type: TypeVal, name: string): (() => Value) | null {
    if (typeKey(type.name) === 'label') return () => labelOf(vm, name);
    return NAMESPACES.test(type.name) ? null : describe.describeMember(vm, type.name, name);
}

const MESSAGES: Partial<Record<string, string>> = {
    httprequest: 'HttpRequest',
    httpresponse: 'HttpResponse',
};

/** `new` for a platform class. */
export function createNative(name: string, args: Value[]): Value {
    const key = typeKey(name);
    const [first] = args;
    const message = MESSAGES[key];
    if (message !== undefined && !args.length) return new Native(message, new HttpMessage());
    if (key === 'http' && !args.length) return new Native('Http', null);
    if (key === 'url' && args.length === 1 && typeof first === 'string') return newUrl(first);
    if (key === 'database.dmloptions' && !args.length) return newDmlOptions();
    if (/__\w+$/.test(name)) throw new CompileError(`Invalid type: ${name}`);
    throw new NotSupported(`new ${name}(…)`);
}
