/** Describe calls: objects, fields and picklist entries. */
import type { Interpreter } from '../interpreter';
import { typeNamed } from '../interpret/types';
import type { PicklistValue } from '../metadata/object';
import { builtinEnum } from '../model/platform-classes';
import type { Field, ObjectType } from '../schema';
import { typeKey } from '../syntax/read-type';
import { AList, AMap, EnumVal, Native, SObj, lower, type Value } from '../values';
import { id, stateOf, textState } from './kinds';
import { method, methodTable, optional, pure, type Signature } from './signature';
import { NotSupported } from '../errors';

/** Schema.SObjectType: the token of an object. */
export const objectType = (name: string): Native => new Native('SObjectType', name);

/** Schema.SObjectField: the token of a field. */
export class FieldToken {
    readonly object: ObjectType;
    readonly field: Field;

    constructor(object: ObjectType, field: Field) {
        this.object = object;
        this.field = field;
    }
}

class ObjectDescription {
    readonly object: ObjectType;

    constructor(object: ObjectType) {
        this.object = object;
    }
}

class FieldDescription extends FieldToken {}

/** `describe.fields`, whose map has all fields. */
class Fields extends ObjectDescription {}

class PicklistEntry {
    readonly value: PicklistValue;

    constructor(value: PicklistValue) {
        this.value = value;
    }
}

const tokens = new WeakMap<Field, Native>();

/** The only token of a field. */
function token(object: ObjectType, field: Field): Native {
    const made = tokens.get(field) ?? new Native('SObjectField', new FieldToken(object, field));
    tokens.set(field, made);
    return made;
}

const describeObject = (object: ObjectType): Native =>
    new Native('DescribeSObjectResult', new ObjectDescription(object));

export const objectTypeMethods = methodTable(textState('SObjectType'), {
    getdescribe: method([], ({ vm }, name) => describeObject(vm.schema.object(name))),
    newsobject: method([optional(id)], ({ vm }, name, recordId) => {
        const record = new SObj(vm.schema.object(name).name);
        if (recordId) record.fields.set('id', { name: 'Id', value: recordId });
        return record;
    }),
    tostring: pure([], (name) => name),
});

const may = (verb: 'read' | 'create' | 'edit' | 'delete'): Signature<ObjectDescription> =>
    method([], ({ vm }, { object }) => vm.database.mayUse(object, verb));

export const objectDescriptionMethods = methodTable(stateOf(ObjectDescription), {
    getname: pure([], ({ object }) => object.name),
    getlocalname: pure([], ({ object }) => object.name),
    getlabel: pure([], ({ object }) => object.label),
    getkeyprefix: pure([], ({ object }) => object.prefix),
    getsobjecttype: pure([], ({ object }) => objectType(object.name)),
    iscustom: pure([], ({ object }) => object.custom),
    isaccessible: may('read'),
    isqueryable: may('read'),
    iscreateable: may('create'),
    isupdateable: may('edit'),
    isdeletable: may('delete'),
    '.fields': pure([], ({ object }) => new Native('SObjectFieldMap', new Fields(object))),
    '.name': pure([], ({ object }) => object.name),
    '.label': pure([], ({ object }) => object.label),
    '.keyprefix': pure([], ({ object }) => object.prefix),
});

export const fieldMapMethods = methodTable(stateOf(Fields), {
    getmap: pure([], ({ object }) => {
        const map = new AMap(typeNamed('String'), typeNamed('SObjectField'));
        for (const field of object.fields.values())
            map.set(lower(field.name), token(object, field));
        return map;
    }),
});

export const fieldTokenMethods = methodTable(stateOf(FieldToken), {
    getdescribe: pure(
        [],
        ({ object, field }) =>
            new Native('DescribeFieldResult', new FieldDescription(object, field)),
    ),
    tostring: pure([], ({ field }) => field.name),
});

function fieldAccess(verb: 'read' | 'create' | 'edit'): Signature<FieldDescription> {
    const onField = verb === 'read' ? 'read' : 'edit';
    return method(
        [],
        ({ vm }, { object, field }) =>
            vm.database.mayUse(object, verb) && vm.database.mayUseField(object, field, onField),
    );
}

function displayType(name: string): EnumVal {
    const constant = builtinEnum('DisplayType', name);
    if (!constant) throw new NotSupported(`DisplayType.${name}`);
    return constant;
}

export const fieldDescriptionMethods = methodTable(stateOf(FieldDescription), {
    getname: pure([], ({ field }) => field.name),
    getlocalname: pure([], ({ field }) => field.name),
    getlabel: pure([], ({ field }) => field.label),
    getlength: pure([], ({ field }) => field.length),
    gettype: pure([], ({ field }) => displayType(field.displayType)),
    getpicklistvalues: pure(
        [],
        ({ field }) =>
            new AList(
                field.values.map((value) => new Native('PicklistEntry', new PicklistEntry(value))),
            ),
    ),
    isaccessible: fieldAccess('read'),
    iscreateable: fieldAccess('create'),
    isupdateable: fieldAccess('edit'),
    isnillable: pure([], ({ field }) => !field.required),
    isunique: pure([], ({ field }) => field.unique),
    iscustom: pure([], ({ field }) => field.custom),
    isexternalid: pure([], ({ field }) => field.externalId),
    iscalculated: pure([], ({ field }) => field.isFormula),
    getsobjectfield: pure([], ({ object, field }) => token(object, field)),
});

export const picklistEntryMethods = methodTable(stateOf(PicklistEntry), {
    getvalue: pure([], ({ value }) => value.value),
    getlabel: pure([], ({ value }) => value.label),
    isactive: pure([], ({ value }) => value.active),
    isdefaultvalue: pure([], ({ value }) => value.isDefault),
});

/** Reads `Account.Name`, `Account.SObjectType`, `Schema.SObjectType.Account` and the like; null for other names. */
export function describeMember(
    vm: Interpreter,
    typeName: string,
    name: string,
): (() => Value) | null {
    if (typeKey(typeName) === 'sobjecttype') return () => describeObject(vm.schema.object(name));
    const object = vm.schema.find(typeName);
    if (!object) return null;
    if (lower(name) === 'sobjecttype') return () => objectType(object.name);
    if (lower(name) === 'fields') throw new NotSupported(`${typeName}.${name}`);
    return () => token(object, vm.schema.field(object, name));
}
