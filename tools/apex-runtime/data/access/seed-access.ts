/** Adds the profiles, permission sets and permission set groups of a new org. */
import type { Project } from '../../metadata';
import type { PermissionSetSource } from '../../metadata/permission-set';
import type { Values } from '../rows/put';
import type { OrgShape } from '../shape';
import { LICENSES, PROFILES, type ProfileAccess } from './profiles';

/** Adds a record to the org and returns its id. */
export type Put = (object: string, values: Values) => string;

function putLicenses(put: Put): Map<string, string> {
    const values = (key: string, name: string): Values => ({
        LicenseDefinitionKey: key,
        Name: name,
        MasterLabel: name,
        Status: 'Active',
    });
    const entries = Object.entries(LICENSES);
    return new Map(entries.map(([key, name]) => [key, put('UserLicense', values(key, name))]));
}

/** Adds the profiles and their licenses; returns the permissions of each profile, by id. */
export function putProfiles(put: Put, shape: OrgShape): Map<string, ProfileAccess> {
    const licenses = putLicenses(put);
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

/** The ids of entities that permission sets grant by name. */
export interface Entities {
    readonly customPermissions: ReadonlyMap<string, string>;
    readonly classes: ReadonlyMap<string, string>;
}

function putObjectAccess(put: Put, ParentId: string, set: PermissionSetSource): void {
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
}

/** Adds a permission set with its grants. */
export function putPermissionSet(put: Put, set: PermissionSetSource, entities: Entities): string {
    const values = { Name: set.name, Label: set.label, IsOwnedByProfile: false, IsCustom: true };
    const ParentId = put('PermissionSet', { ...values, Type: 'Regular' });
    putObjectAccess(put, ParentId, set);
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

/** Adds the permission set groups. */
export function putGroups(
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
