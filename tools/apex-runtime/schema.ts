// @ts-nocheck
/** Objects and fields: the standard ones that the tool knows, and those of the project. */
import { CompileError, NotSupported, lower } from './values';

const APEX_TYPES = {
    AutoNumber: 'string',
    Checkbox: 'boolean',
    Currency: 'decimal',
    Date: 'date',
    DateTime: 'datetime',
    Email: 'string',
    EncryptedText: 'string',
    ExternalLookup: 'string',
    Html: 'string',
    LongTextArea: 'string',
    Lookup: 'id',
    MasterDetail: 'id',
    MultiselectPicklist: 'string',
    Number: 'decimal',
    Percent: 'decimal',
    Phone: 'string',
    Picklist: 'string',
    Text: 'string',
    TextArea: 'string',
    Time: 'time',
    Url: 'string',
};

const DISPLAY_TYPES = {
    Checkbox: 'BOOLEAN',
    Html: 'TEXTAREA',
    LongTextArea: 'TEXTAREA',
    Lookup: 'REFERENCE',
    MasterDetail: 'REFERENCE',
    MultiselectPicklist: 'MULTIPICKLIST',
    Number: 'DOUBLE',
    Text: 'STRING',
    AutoNumber: 'STRING',
};

// One word per field: name:type, with ! for required and >Object[.ChildRelationship] for lookups.
const SYSTEM_FIELDS =
    'Id:id CreatedDate:datetime CreatedById:id>User LastModifiedDate:datetime ' +
    'LastModifiedById:id>User SystemModstamp:datetime IsDeleted:boolean';

const STANDARD = {
    Account: [
        '001',
        'Name:string! MasterRecordId:id>Account AccountNumber:string AccountSource:string AnnualRevenue:decimal ' +
            'BillingStreet:string BillingCity:string BillingState:string BillingPostalCode:string ' +
            'BillingCountry:string ShippingStreet:string ShippingCity:string ShippingState:string ' +
            'ShippingPostalCode:string ShippingCountry:string Description:string Fax:string ' +
            'Industry:string NumberOfEmployees:integer OwnerId:id>User Ownership:string ' +
            'ParentId:id>Account.ChildAccounts Phone:string Rating:string Site:string ' +
            'Type:string Website:string',
    ],
    Contact: [
        '003',
        'AccountId:id>Account.Contacts FirstName:string LastName:string! Name:string Email:string ' +
            'Phone:string MobilePhone:string Title:string Department:string OwnerId:id>User ' +
            'MailingStreet:string MailingCity:string MailingState:string ' +
            'MailingPostalCode:string MailingCountry:string Description:string',
    ],
    User: [
        '005',
        'Alias:string! Email:string! EmailEncodingKey:string! FirstName:string LastName:string! ' +
            'Name:string LanguageLocaleKey:string! LocaleSidKey:string! ProfileId:id!>Profile ' +
            'TimeZoneSidKey:string! Username:string! UserRoleId:id IsActive:boolean ' +
            'FederationIdentifier:string CommunityNickname:string CompanyName:string ' +
            'Department:string Title:string UserType:string ContactId:id>Contact ManagerId:id>User',
    ],
    Profile: ['00e', 'Name:string! Description:string UserType:string'],
    PermissionSet: [
        '0PS',
        'Name:string! Label:string! Description:string IsOwnedByProfile:boolean ' +
            'ProfileId:id>Profile IsCustom:boolean NamespacePrefix:string',
    ],
    PermissionSetAssignment: [
        '0Pa',
        'AssigneeId:id!>User.PermissionSetAssignments ' +
            'PermissionSetId:id!>PermissionSet.Assignments PermissionSetGroupId:id IsActive:boolean',
    ],
    CustomPermission: ['0CP', 'DeveloperName:string! MasterLabel:string! NamespacePrefix:string'],
    SetupEntityAccess: [
        '0J0',
        'ParentId:id!>PermissionSet.SetupEntityAccessItems SetupEntityId:id! ' +
            'SetupEntityType:string',
    ],
    UserRecordAccess: [
        'ura',
        'RecordId:id UserId:id HasReadAccess:boolean HasEditAccess:boolean ' +
            'HasDeleteAccess:boolean HasTransferAccess:boolean HasAllAccess:boolean ' +
            'MaxAccessLevel:string',
    ],
    Organization: [
        '00D',
        'Name:string InstanceName:string IsSandbox:boolean OrganizationType:string ' +
            'NamespacePrefix:string TimeZoneSidKey:string LanguageLocaleKey:string',
    ],
};

/** Objects that can not share a transaction with ordinary ones. */
export const SETUP_OBJECTS = new Set([
    'permissionset',
    'permissionsetassignment',
    'setupentityaccess',
    'custompermission',
]);

const DISPLAY_OF_APEX_TYPE = { id: 'REFERENCE', decimal: 'CURRENCY' };

function standardField(word) {
    const [, name, type, required, refTo, child] = /^(\w+):(\w+)(!?)(?:>(\w+)(?:\.(\w+))?)?$/.exec(
        word,
    );
    return {
        name,
        label: name,
        apexType: type,
        displayType: name === 'Id' ? 'ID' : (DISPLAY_OF_APEX_TYPE[type] ?? type.toUpperCase()),
        required: required === '!',
        refTo: refTo ?? null,
        relationship: refTo && name.endsWith('Id') ? name.slice(0, -2) : null,
        childRelationship: child ?? null,
        values: [],
        custom: false,
    };
}

function projectField(field) {
    const known = APEX_TYPES[field.type];
    const { name } = field;
    return {
        ...field,
        apexType: field.formula ? 'formula' : known,
        displayType: DISPLAY_TYPES[field.type] ?? String(field.type).toUpperCase(),
        relationship: field.refTo ? name.replace(/__c$/i, '__r') : null,
        childRelationship: field.childRelationship && field.childRelationship + '__r',
        isExternalLookup: field.type === 'ExternalLookup',
        autoNumber: field.type === 'AutoNumber',
        custom: true,
    };
}

export class Schema {
    constructor(project) {
        this.objects = new Map();
        this.children = new Map();
        for (const [name, [prefix, fields]] of Object.entries(STANDARD)) {
            this.add(name, prefix, `${SYSTEM_FIELDS} ${fields}`.split(' ').map(standardField));
        }
        let number = 0;
        for (const object of project.objects.values()) {
            if (!/__\w+$/.test(object.name) || this.objects.has(lower(object.name))) continue;
            const prefix = 'a' + (number++).toString(36).padStart(2, '0');
            const system = `${SYSTEM_FIELDS} OwnerId:id>User`.split(' ').map(standardField);
            const added = this.add(object.name, prefix, system);
            const naming = object.meta?.nameField?.[0] ?? {};
            const auto = naming.type?.[0] === 'AutoNumber';
            const nameField = standardField('Name:string');
            added.fields.set('name', { ...nameField, autoNumber: auto, length: 80 });
            added.label = object.meta?.label?.[0] ?? object.name;
            added.custom = true;
        }
        for (const object of project.objects.values()) {
            const known = this.objects.get(lower(object.name));
            if (!known) continue;
            for (const field of object.fields) {
                if (!/__c$/i.test(field.name)) continue;
                known.fields.set(lower(field.name), projectField(field));
            }
        }
        for (const object of this.objects.values()) {
            for (const field of object.fields.values()) {
                if (!field.refTo || !field.childRelationship) continue;
                const key = `${lower(field.refTo)}.${lower(field.childRelationship)}`;
                this.children.set(key, { object, field });
            }
        }
    }

    add(name, prefix, fields) {
        const object = { name, label: name, prefix, custom: false, fields: new Map() };
        for (const field of fields) object.fields.set(lower(field.name), field);
        this.objects.set(lower(name), object);
        return object;
    }

    find(name) {
        return this.objects.get(lower(name).replace(/^schema\./, '')) ?? null;
    }

    object(name) {
        const object = this.find(name);
        if (object) return object;
        if (/__\w+$/.test(name)) throw new CompileError(`sObject type '${name}' does not exist`);
        throw new NotSupported(`the object ${name} is not in the tool's schema`);
    }

    /** The definition of a field; its absence is a mistake of the caller or a gap of the tool. */
    field(object, name) {
        const field = object.fields.get(lower(name));
        if (!field) {
            if (/__\w$/.test(name) || object.custom) {
                throw new CompileError(`No such column '${name}' on entity '${object.name}'`);
            }
            throw new NotSupported(`the field ${object.name}.${name} is not in the tool's schema`);
        }
        if (field.apexType === undefined) {
            throw new NotSupported(`${object.name}.${field.name} of type ${field.type}`);
        }
        return field;
    }

    /** The lookup field behind a relationship name such as `Account` or `Account__r`. */
    lookup(object, relationship) {
        const wanted = lower(relationship);
        for (const field of object.fields.values()) {
            if (field.relationship && lower(field.relationship) === wanted) return field;
        }
        return null;
    }

    childRelation(parent, name) {
        return this.children.get(`${lower(parent.name)}.${lower(name)}`) ?? null;
    }

    objectOfId(id) {
        const prefix = id.slice(0, 3);
        for (const object of this.objects.values()) if (object.prefix === prefix) return object;
        throw new NotSupported(`the object with key prefix ${prefix} is not in the tool's schema`);
    }
}
