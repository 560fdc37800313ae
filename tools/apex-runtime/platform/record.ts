// @ts-nocheck
/** Records and the describe calls. */
import { builtinEnum } from '../model';
import { AList, AMap, Native, NotSupported, SObj, lower } from '../values';

const nameOf = (field) => (field instanceof Native ? field.state.field.name : field);

/** What `record.Field` gives. */
export function fieldOfRecord(my, record, id) {
    const object = my.schema.object(record.type);
    const key = lower(id);
    const lookup = my.schema.lookup(object, id);
    const child = my.schema.childRelation(object, id);
    if (record.fields.has(key)) return record.fields.get(key).value;
    if (lookup) {
        if (record.queried && !record.queried.has(key)) unqueried(my, record, id);
        my.nullParent = true;
        return null;
    }
    if (child) {
        if (record.queried && !record.queried.has(key)) unqueried(my, record, id);
        return new AList([], { name: lower(child.object.name), args: [], text: child.object.name });
    }
    const field = my.schema.field(object, id);
    if (field.apexType === 'formula')
        throw new NotSupported(`the formula field ${object.name}.${field.name}`);
    if (record.queried && !record.queried.has(key)) unqueried(my, record, field.name);
    if (!record.queried && field.apexType === 'boolean') return false;
    return null;
}

function unqueried(my, record, id) {
    my.raise(
        'SObjectException',
        `SObject row was retrieved via SOQL without querying the requested field: ${record.type}.${id}`,
    );
}

const KINDS = {
    string: (v) => typeof v === 'string',
    id: (v) => typeof v === 'string',
    boolean: (v) => typeof v === 'boolean',
    date: (v) => v instanceof Native && v.type === 'Date',
    datetime: (v) => v instanceof Native && v.type === 'Datetime',
};

/** Puts a value into a field of a record. */
export function putField(my, record, id, value) {
    const object = my.schema.object(record.type);
    const lookup = my.schema.lookup(object, id);
    if (lookup && value instanceof SObj) {
        record.fields.set(lower(id), { name: lookup.relationship, value });
        return value;
    }
    const field = my.schema.field(object, id);
    const key = lower(field.name);
    const coerced = my.coerce(value, {
        name: field.apexType === 'formula' ? 'object' : field.apexType,
    });
    if (coerced !== null && KINDS[field.apexType] && !KINDS[field.apexType](coerced)) {
        my.raise(
            'SObjectException',
            `Illegal assignment from ${my.typeName(coerced)} to ${field.apexType} (${object.name}.${field.name})`,
        );
    }
    record.fields.set(key, { name: field.name, value: coerced });
    record.queried?.add(key);
    return coerced;
}

export const records = {
    get: (my, r, field) => fieldOfRecord(my, r, nameOf(field)),
    put(my, r, field, value) {
        const old = r.value(lower(nameOf(field)));
        putField(my, r, nameOf(field), value);
        return old;
    },
    getsobject: (my, r, name) => r.value(lower(name)),
    getsobjects: (my, r, name) => r.value(lower(name)),
    getsobjecttype: (my, r) => my.describe(r.type),
    isset: (my, r, field) => r.fields.has(lower(nameOf(field))),
    isclone: () => false,
    getpopulatedfieldsasmap(my, r) {
        const map = new AMap();
        for (const f of r.fields.values()) map.set(f.name, f.value);
        return map;
    },
    clone(my, r, keepId = false) {
        const copy = new SObj(r.type);
        for (const [k, f] of r.fields) if (keepId || k !== 'id') copy.fields.set(k, { ...f });
        return copy;
    },
};

export const recordMethod = (name) =>
    name in records && !['get', 'clone', 'getsobjecttype'].includes(name);

const object = (my, name) => my.schema.object(name);
const may = (verb) => (my, name) => my.database.mayUse(object(my, name), verb);
const token = (name, field) => new Native('SObjectField', { object: name, field });

function fieldMap(my, name) {
    const map = new AMap();
    for (const field of object(my, name).fields.values())
        map.set(lower(field.name), token(name, field));
    return map;
}

function fieldAccess(verb) {
    return (my, o) => {
        const owner = object(my, o.object);
        const onObject = { read: 'read', edit: 'edit', create: 'create' }[verb];
        return (
            my.database.mayUse(owner, onObject) &&
            my.database.mayUseField(owner, o.field, verb === 'read' ? 'read' : 'edit')
        );
    };
}

function picklist(my, o) {
    return new AList(o.field.values.map((v) => new Native('PicklistEntry', v)));
}

export const describeMethods = {
    sobjecttype: {
        getdescribe: (my, name) => new Native('DescribeSObjectResult', name),
        newsobject(my, name, id) {
            const record = new SObj(object(my, name).name);
            if (id) putField(my, record, 'Id', id);
            return record;
        },
        tostring: (my, name) => name,
    },
    describesobjectresult: {
        getname: (my, name) => name,
        getlocalname: (my, name) => name,
        getlabel: (my, name) => object(my, name).label,
        getkeyprefix: (my, name) => object(my, name).prefix,
        getsobjecttype: (my, name) => my.describe(name),
        iscustom: (my, name) => object(my, name).custom,
        isaccessible: may('read'),
        isqueryable: may('read'),
        iscreateable: may('create'),
        isupdateable: may('edit'),
        isdeletable: may('delete'),
        '.fields': (my, name) => new Native('SObjectFieldMap', { object: name }),
        '.name': (my, name) => name,
        '.label': (my, name) => object(my, name).label,
        '.keyprefix': (my, name) => object(my, name).prefix,
    },
    sobjectfieldmap: { getmap: (my, o) => fieldMap(my, o.object) },
    sobjectfield: {
        getdescribe: (my, o) => new Native('DescribeFieldResult', o),
        tostring: (my, o) => o.field.name,
    },
    describefieldresult: {
        getname: (my, o) => o.field.name,
        getlocalname: (my, o) => o.field.name,
        getlabel: (my, o) => o.field.label,
        getlength: (my, o) => o.field.length ?? 0,
        gettype: (my, o) => builtinEnum('DisplayType', o.field.displayType),
        getpicklistvalues: picklist,
        isaccessible: fieldAccess('read'),
        iscreateable: fieldAccess('create'),
        isupdateable: fieldAccess('edit'),
        isnillable: (my, o) => !o.field.required,
        isunique: (my, o) => !!o.field.unique,
        iscustom: (my, o) => o.field.custom,
        isexternalid: (my, o) => !!o.field.externalId,
        getsobjectfield: (my, o) => token(o.object, o.field),
    },
    picklistentry: {
        getvalue: (my, o) => o.value,
        getlabel: (my, o) => o.label,
        isactive: (my, o) => o.active,
        isdefaultvalue: (my, o) => o.isDefault,
    },
};

/** `Account.Name`, `Account.SObjectType`, `Schema.SObjectType.Account` and the like. */
export function describeMember(my, typeName, id) {
    const key = lower(typeName).replace(/^schema\./, '');
    if (key === 'sobjecttype')
        return new Native('DescribeSObjectResult', my.schema.object(id).name);
    const found = my.schema.find(typeName);
    if (!found) return null;
    if (lower(id) === 'sobjecttype') return my.describe(found.name);
    if (lower(id) === 'fields') return new Native('TokensOf', found.name);
    return token(found.name, my.schema.field(found, id));
}
