/** The standard objects and fields that the runtime knows. */
import type { OrgShape } from '../data/shape';

const SYSTEM_FIELDS =
    'Id:id CreatedDate:datetime CreatedById:id>User LastModifiedDate:datetime ' +
    'LastModifiedById:id>User SystemModstamp:datetime IsDeleted:boolean';

const OBJECTS: Readonly<Record<string, readonly [prefix: string, fields: string]>> = {
    Account: [
        '001',
        'Name:string(255)! AccountNumber:string(40) AccountSource:picklist(255) ' +
            'AnnualRevenue:currency BillingStreet:textarea(255) BillingCity:string(40) ' +
            'BillingState:string(80) BillingPostalCode:string(20) BillingCountry:string(80) ' +
            'ShippingStreet:textarea(255) ShippingCity:string(40) ShippingState:string(80) ' +
            'ShippingPostalCode:string(20) ShippingCountry:string(80) ' +
            'Description:textarea(32000) Fax:phone(40) Industry:picklist(255) ' +
            'MasterRecordId:id>Account NumberOfEmployees:integer OwnerId:id>User ' +
            'Ownership:picklist(255) ParentId:id>Account.ChildAccounts Phone:phone(40) ' +
            'Rating:picklist(255) Sic:string(20) Site:string(80) TickerSymbol:string(20) ' +
            'Type:picklist(255) Website:url(255)',
    ],
    Contact: [
        '003',
        'AccountId:id*>Account.Contacts FirstName:string(40) LastName:string(80)! ' +
            'Name:string(121) Email:email(80) Phone:phone(40) MobilePhone:phone(40) ' +
            'Title:string(128) Department:string(80) MasterRecordId:id>Contact OwnerId:id>User ' +
            'ReportsToId:id>Contact MailingStreet:textarea(255) MailingCity:string(40) ' +
            'MailingState:string(80) MailingPostalCode:string(20) MailingCountry:string(80) ' +
            'Description:textarea(32000)',
    ],
    User: [
        '005',
        'Alias:string(8)! Email:email(128)! EmailEncodingKey:picklist! FirstName:string(40) ' +
            'LastName:string(80)! Name:string(121) LanguageLocaleKey:picklist! ' +
            'LocaleSidKey:picklist! ProfileId:id!>Profile TimeZoneSidKey:picklist! ' +
            'Username:string(80)!^ UserRoleId:id IsActive:boolean ' +
            'FederationIdentifier:string(512)^ CommunityNickname:string(40)^ ' +
            'CompanyName:string(80) Department:string(80) Title:string(80) UserType:picklist ' +
            'DefaultCurrencyIsoCode:string(3) ContactId:id>Contact ManagerId:id>User',
    ],
    UserLicense: [
        '100',
        'Name:string LicenseDefinitionKey:string MasterLabel:string Status:picklist ' +
            'TotalLicenses:integer UsedLicenses:integer',
    ],
    Profile: [
        '00e',
        'Name:string! Description:string UserType:picklist UserLicenseId:id>UserLicense ' +
            'PermissionsApiEnabled:boolean PermissionsModifyAllData:boolean ' +
            'PermissionsViewAllData:boolean PermissionsViewSetup:boolean',
    ],
    PermissionSet: [
        '0PS',
        'Name:string(80)!^ Label:string(80)! Description:string(255) IsOwnedByProfile:boolean ' +
            'ProfileId:id>Profile IsCustom:boolean LicenseId:id>UserLicense ' +
            'NamespacePrefix:string PermissionSetGroupId:id>PermissionSetGroup Type:picklist',
    ],
    PermissionSetGroup: [
        '0PG',
        'DeveloperName:string(80)!^ MasterLabel:string(80)! Description:string(255) ' +
            'Language:picklist NamespacePrefix:string Status:picklist',
    ],
    PermissionSetGroupComponent: [
        '0PM',
        'PermissionSetGroupId:id!*>PermissionSetGroup.PermissionSetGroupComponents ' +
            'PermissionSetId:id!*>PermissionSet.PermissionSetGroupComponents',
    ],
    PermissionSetAssignment: [
        '0Pa',
        'AssigneeId:id!>User.PermissionSetAssignments ' +
            'PermissionSetId:id*>PermissionSet.Assignments ' +
            'PermissionSetGroupId:id*>PermissionSetGroup.Assignments IsActive:boolean',
    ],
    ObjectPermissions: [
        '110',
        'ParentId:id!*>PermissionSet.ObjectPerms SobjectType:picklist! ' +
            'PermissionsCreate:boolean PermissionsRead:boolean PermissionsEdit:boolean ' +
            'PermissionsDelete:boolean PermissionsViewAllRecords:boolean ' +
            'PermissionsModifyAllRecords:boolean',
    ],
    FieldPermissions: [
        '01k',
        'ParentId:id!*>PermissionSet.FieldPerms SobjectType:picklist! Field:picklist! ' +
            'PermissionsRead:boolean PermissionsEdit:boolean',
    ],
    ApexClass: ['01p', 'Name:string NamespacePrefix:string ApiVersion:currency'],
    CustomPermission: ['0CP', 'DeveloperName:string! MasterLabel:string! NamespacePrefix:string'],
    SetupEntityAccess: [
        '0J0',
        'ParentId:id!*>PermissionSet.SetupEntityAccessItems SetupEntityId:id! ' +
            'SetupEntityType:picklist',
    ],
    AccountShare: [
        '00r',
        'AccountId:id!*>Account.Shares UserOrGroupId:id!>User AccountAccessLevel:picklist! ' +
            'OpportunityAccessLevel:picklist RowCause:picklist',
    ],
    UserRecordAccess: [
        'ura',
        'RecordId:id UserId:id HasReadAccess:boolean HasEditAccess:boolean ' +
            'HasDeleteAccess:boolean HasTransferAccess:boolean HasAllAccess:boolean ' +
            'MaxAccessLevel:string',
    ],
    Organization: [
        '00D',
        'Name:string InstanceName:string IsSandbox:boolean OrganizationType:picklist ' +
            'NamespacePrefix:string TimeZoneSidKey:picklist LanguageLocaleKey:picklist ' +
            'DefaultLocaleSidKey:picklist DefaultAccountAccess:picklist ' +
            'DefaultContactAccess:picklist TrialExpirationDate:datetime',
    ],
};

const PERSON_ACCOUNTS: Readonly<Record<string, readonly [prefix: string, fields: string]>> = {
    Account: [
        '001',
        'IsPersonAccount:boolean RecordTypeId:id>RecordType PersonContactId:id>Contact ' +
            'FirstName:string(40) LastName:string(80) PersonEmail:email(80) ' +
            'PersonMobilePhone:phone(40) PersonTitle:string(80)',
    ],
    Contact: ['003', 'IsPersonAccount:boolean'],
    RecordType: [
        '012',
        'Name:string DeveloperName:string SobjectType:picklist IsActive:boolean ' +
            'IsPersonType:boolean NamespacePrefix:string Description:string',
    ],
};

const CURRENCIES: Readonly<Record<string, readonly [prefix: string, fields: string]>> = {
    Account: ['001', 'CurrencyIsoCode:picklist(3)'],
    Contact: ['003', 'CurrencyIsoCode:picklist(3)'],
    User: ['005', 'CurrencyIsoCode:picklist(3)'],
    CurrencyType: [
        '01L',
        'IsoCode:picklist ConversionRate:currency DecimalPlaces:integer IsActive:boolean ' +
            'IsCorporate:boolean',
    ],
};

/** Setup objects, which can't be changed in a transaction that changes other objects. */
export const SETUP_OBJECTS: ReadonlySet<string> = new Set([
    'custompermission',
    'fieldpermissions',
    'objectpermissions',
    'permissionset',
    'permissionsetassignment',
    'permissionsetgroup',
    'permissionsetgroupcomponent',
    'setupentityaccess',
]);

/** Objects that Apex can't write. */
export const READ_ONLY_OBJECTS: ReadonlySet<string> = new Set([
    'apexclass',
    'currencytype',
    'custompermission',
    'organization',
    'profile',
    'recordtype',
    'userlicense',
    'userrecordaccess',
]);

/** The standard fields of a custom object, as words. */
export const customObjectWords = (isDetail: boolean, shape: OrgShape): string[] =>
    [
        SYSTEM_FIELDS,
        isDetail ? '' : 'OwnerId:id>User',
        shape.currencies.length > 1 ? 'CurrencyIsoCode:picklist(3)' : '',
    ]
        .join(' ')
        .split(' ')
        .filter(Boolean);

/** The standard objects of an org: their id prefix, and a word for each field. */
export function standardObjects(shape: OrgShape): Map<string, { prefix: string; words: string[] }> {
    const objects = new Map<string, { prefix: string; words: string[] }>();
    const parts = [OBJECTS];
    if (shape.personAccounts) parts.push(PERSON_ACCOUNTS);
    if (shape.currencies.length > 1) parts.push(CURRENCIES);
    for (const [name, [prefix, fields]] of parts.flatMap((part) => Object.entries(part))) {
        const object = objects.get(name) ?? { prefix, words: SYSTEM_FIELDS.split(' ') };
        object.words.push(...fields.split(' '));
        objects.set(name, object);
    }
    return objects;
}

/** Whether a standard name exists in some shape of org, so that it is missing rather than unknown. */
export function existsInSomeShape(object: string, field: string | null): boolean {
    return [PERSON_ACCOUNTS, CURRENCIES].some((part) =>
        Object.entries(part).some(
            ([name, [, words]]) =>
                name.toLowerCase() === object.toLowerCase() &&
                (field === null || ` ${words.toLowerCase()}`.includes(` ${field.toLowerCase()}:`)),
        ),
    );
}
