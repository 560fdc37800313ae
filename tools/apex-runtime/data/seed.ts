/** Fills a new org: its users, profiles and licenses, and the project's permission sets. */
import path from 'node:path';
import type { Project } from '../metadata';
import type { PermissionSetSource } from '../metadata/permission-set';
import { lower, type Value } from '../values';
import type { SeededAccess } from './access/access';
import { LICENSES, PROFILES, type ProfileAccess } from './access/profiles';
import type { OrgShape } from './shape';

/** Puts a record into the org and gives its id. */
export type Put = (object: string, values: Readonly<Record<string, Value | Date>>) => string;

/** The records that the runtime must know by their ids. */
export interface Seeded extends SeededAccess {
    readonly organizationId: string;
}

function putProfiles(put: Put, shape: OrgShape): Map<string, ProfileAccess> {
    const licenses = new Map(
        Object.entries(LICENSES).map(([key, name]) => [
            key,
            put('UserLicense', {
                LicenseDefinitionKey: key,
                Name: name,
                MasterLabel: name,
                Status: 'Active',
            }),
        ]),
    );
    const language = shape.language.startsWith('de') ? 'de' : 'en';
    const profiles = new Map<string, ProfileAccess>();
    for (const { names, license, access } of PROFILES) {
        const id = put('Profile', {
            Name: names[language],
            UserLicenseId: licenses.get(license) ?? null,
            UserType: license === 'CSN' ? 'CsnOnly' : 'Standard',
            PermissionsApiEnabled: access !== 'nothing',
            PermissionsModifyAllData: access === 'all',
            PermissionsViewAllData: access === 'all',
            PermissionsViewSetup: access === 'all' || access === 'standardObjects',
        });
        profiles.set(id, access);
    }
    return profiles;
}

function putAdmin(put: Put, shape: OrgShape, profileId: string): string {
    return put('User', {
        Alias: 'admin',
        Email: 'admin@example.com',
        EmailEncodingKey: 'UTF-8',
        FirstName: 'Test',
        LastName: 'Admin',
        LanguageLocaleKey: shape.language,
        LocaleSidKey: shape.locale,
        ProfileId: profileId,
        TimeZoneSidKey: 'GMT',
        Username: 'admin@example.com',
        ...(shape.currencies.length > 1 ? { DefaultCurrencyIsoCode: shape.currencies[0] } : {}),
    });
}

function putOrganization(put: Put, shape: OrgShape): string {
    return put('Organization', {
        Name: 'Test Org',
        InstanceName: 'TEST1',
        IsSandbox: true,
        OrganizationType: 'Developer Edition',
        TimeZoneSidKey: 'GMT',
        LanguageLocaleKey: shape.language,
        DefaultLocaleSidKey: shape.locale,
    });
}

function putShape(put: Put, shape: OrgShape): void {
    if (shape.currencies.length > 1)
        for (const [index, IsoCode] of shape.currencies.entries())
            put('CurrencyType', {
                IsoCode,
                ConversionRate: 1,
                IsActive: true,
                IsCorporate: index === 0,
            });
    if (!shape.personAccounts) return;
    for (const DeveloperName of ['Business_Account', 'PersonAccount']) {
        const IsPersonType = DeveloperName === 'PersonAccount';
        const Name = IsPersonType ? 'Person Account' : 'Business Account';
        put('RecordType', {
            Name,
            DeveloperName,
            SobjectType: 'Account',
            IsActive: true,
            IsPersonType,
        });
    }
}

/** The ids of what permission sets give by name. */
interface Entities {
    readonly customPermissions: ReadonlyMap<string, string>;
    readonly classes: ReadonlyMap<string, string>;
}

function putPermissionSet(put: Put, set: PermissionSetSource, entities: Entities): string {
    const values = { Name: set.name, Label: set.label, IsOwnedByProfile: false, IsCustom: true };
    const ParentId = put('PermissionSet', { ...values, Type: 'Regular' });
    for (const [SobjectType, access] of set.objects)
        put('ObjectPermissions', {
            ParentId,
            SobjectType,
            PermissionsCreate: access.create,
            PermissionsRead: access.read,
            PermissionsEdit: access.edit,
            PermissionsDelete: access.delete,
            PermissionsViewAllRecords: access.viewAll,
            PermissionsModifyAllRecords: access.modifyAll,
        });
    for (const [Field, access] of set.fields) {
        const SobjectType = Field.split('.')[0] ?? '';
        const permissions = { PermissionsRead: access.read, PermissionsEdit: access.edit };
        put('FieldPermissions', { ParentId, SobjectType, Field, ...permissions });
    }
    const give = (
        SetupEntityType: string,
        ids: ReadonlyMap<string, string>,
        name: string,
    ): void => {
        const SetupEntityId = ids.get(name);
        if (SetupEntityId) put('SetupEntityAccess', { ParentId, SetupEntityId, SetupEntityType });
    };
    for (const name of set.customPermissions)
        give('CustomPermission', entities.customPermissions, name);
    for (const name of set.classes) give('ApexClass', entities.classes, name);
    return ParentId;
}

function putGroups(
    put: Put,
    project: Project,
    sets: ReadonlyMap<string, PermissionSetSource>,
): void {
    for (const { name, label, permissionSets } of project.permissionSetGroups) {
        const values = { DeveloperName: name, MasterLabel: label, Status: 'Updated' };
        const PermissionSetGroupId = put('PermissionSetGroup', values);
        const own = { Name: `${name}_group`, Label: label, IsOwnedByProfile: false, Type: 'Group' };
        put('PermissionSet', { ...own, PermissionSetGroupId });
        for (const wanted of permissionSets) {
            const [PermissionSetId] = [...sets].find(([, set]) => set.name === wanted) ?? [];
            if (!PermissionSetId)
                throw new RangeError(`${name}: there is no permission set ${wanted}`);
            put('PermissionSetGroupComponent', { PermissionSetGroupId, PermissionSetId });
        }
    }
}

/** Fills an org of a shape for a project. */
export function seedOrg(put: Put, project: Project, shape: OrgShape): Seeded {
    const profiles = putProfiles(put, shape);
    const adminId = putAdmin(put, shape, [...profiles.keys()][0] ?? '');
    const organizationId = putOrganization(put, shape);
    putShape(put, shape);
    const customPermissions = new Map(
        [...project.customPermissions].map(([key, name]) => [
            key,
            put('CustomPermission', { DeveloperName: name, MasterLabel: name }),
        ]),
    );
    const names = project.classes.map(({ file }) => path.basename(file, '.cls'));
    const classes = new Map(names.map((Name) => [lower(Name), put('ApexClass', { Name })]));
    const entities = { customPermissions, classes };
    const sets = new Map(
        project.permissionSets.map((set) => [putPermissionSet(put, set, entities), set]),
    );
    putGroups(put, project, sets);
    return { adminId, organizationId, profiles, sets, ...entities };
}
