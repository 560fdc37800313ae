/** The fields of objects. */
import type { FieldSource } from '../metadata/object';
import { lower } from '../values';

/** The Apex type of a field's values. */
export type FieldType =
    'boolean' | 'date' | 'datetime' | 'decimal' | 'id' | 'integer' | 'string' | 'time';

/** A field: its metadata, and values derived from it. */
export interface Field extends Omit<FieldSource, 'type'> {
    /** The lower-case name, which is the key in rows. */
    readonly key: string;
    /** Null if the runtime doesn't know the field's type. */
    readonly apexType: FieldType | null;
    /** The name of the constant of Schema.DisplayType. */
    readonly displayType: string;
    readonly custom: boolean;
    /** The relationship name of a lookup, such as `Account` or `Account__r`. */
    readonly relationship: string | null;
    readonly isMasterDetail: boolean;
    readonly isFormula: boolean;
    readonly autoNumber: boolean;
}

const BLANK_FIELD: Omit<Field, 'name' | 'key' | 'label' | 'apexType' | 'displayType'> = {
    custom: false,
    required: false,
    unique: false,
    caseSensitive: false,
    externalId: false,
    length: 0,
    precision: null,
    scale: null,
    refTo: null,
    relationship: null,
    childRelationship: null,
    isMasterDetail: false,
    deleteConstraint: 'SetNull',
    isFormula: false,
    formula: null,
    blanksAreZero: true,
    defaultValue: null,
    autoNumber: false,
    displayFormat: null,
    restricted: false,
    values: [],
};

type Types = Readonly<Record<string, readonly [apexType: FieldType, displayType: string]>>;

const STANDARD_TYPES: Types = {
    boolean: ['boolean', 'BOOLEAN'],
    currency: ['decimal', 'CURRENCY'],
    date: ['date', 'DATE'],
    datetime: ['datetime', 'DATETIME'],
    email: ['string', 'EMAIL'],
    id: ['id', 'REFERENCE'],
    integer: ['integer', 'INTEGER'],
    phone: ['string', 'PHONE'],
    picklist: ['string', 'PICKLIST'],
    string: ['string', 'STRING'],
    textarea: ['string', 'TEXTAREA'],
    url: ['string', 'URL'],
};

const CUSTOM_TYPES: Types = {
    AutoNumber: ['string', 'STRING'],
    Checkbox: ['boolean', 'BOOLEAN'],
    Currency: ['decimal', 'CURRENCY'],
    Date: ['date', 'DATE'],
    DateTime: ['datetime', 'DATETIME'],
    Email: ['string', 'EMAIL'],
    EncryptedText: ['string', 'ENCRYPTEDSTRING'],
    Html: ['string', 'TEXTAREA'],
    LongTextArea: ['string', 'TEXTAREA'],
    Lookup: ['id', 'REFERENCE'],
    MasterDetail: ['id', 'REFERENCE'],
    MultiselectPicklist: ['string', 'MULTIPICKLIST'],
    Number: ['decimal', 'DOUBLE'],
    Percent: ['decimal', 'PERCENT'],
    Phone: ['string', 'PHONE'],
    Picklist: ['string', 'PICKLIST'],
    Text: ['string', 'STRING'],
    TextArea: ['string', 'TEXTAREA'],
    Time: ['time', 'TIME'],
    Url: ['string', 'URL'],
};

const LENGTHS: Readonly<Record<string, number>> = {
    Email: 80,
    Phone: 40,
    Picklist: 255,
    TextArea: 255,
    Url: 255,
};

// name:type(length) with ! for required, ^ for unique, * for cascading deletes, >Object.Children
const WORD = /^(\w+):(\w+)(?:\((\d+)\))?(!?)(\^?)(\*?)(?:>(\w+)(?:\.(\w+))?)?$/;

/** A standard field from a word such as `AccountId:id*>Account.Contacts`. */
export function standardField(word: string): Field {
    const [, name = '', type = '', length, required, unique, cascades, refTo, child] =
        WORD.exec(word) ?? [];
    const types = STANDARD_TYPES[type];
    if (!types) throw new SyntaxError(`${word} is not a field`);
    const [apexType, displayType] = types;
    return {
        ...BLANK_FIELD,
        name,
        key: lower(name),
        label: name,
        apexType,
        displayType: name === 'Id' ? 'ID' : displayType,
        length: Number(length ?? 0),
        required: required === '!',
        unique: unique === '^',
        deleteConstraint: cascades === '*' ? 'Cascade' : 'SetNull',
        refTo: refTo ?? null,
        relationship: refTo && name.endsWith('Id') ? name.slice(0, -2) : null,
        childRelationship: child ?? null,
    };
}

/** A custom field from its metadata. */
export function customField(source: FieldSource): Field {
    const [apexType, displayType] = CUSTOM_TYPES[source.type] ?? [null, source.type.toUpperCase()];
    const relationship = source.refTo ? source.name.replace(/__c$/i, '__r') : null;
    return {
        ...BLANK_FIELD,
        ...source,
        key: lower(source.name),
        apexType,
        displayType,
        custom: true,
        length: source.length || (LENGTHS[source.type] ?? 0),
        relationship,
        childRelationship: source.childRelationship && `${source.childRelationship}__r`,
        isMasterDetail: source.type === 'MasterDetail',
        deleteConstraint: source.type === 'MasterDetail' ? 'Cascade' : source.deleteConstraint,
        isFormula: source.formula !== null,
        autoNumber: source.type === 'AutoNumber',
    };
}
