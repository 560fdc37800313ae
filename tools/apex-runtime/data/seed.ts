/** Fills a new org: its users, profiles and licenses, and the project's permission sets. */
import path from 'node:path';
import type { Project } from '../metadata';
import { lower } from '../values';
import type { SeededAccess } from './access/access';
import { putGroups, putPermissionSet, putProfiles, type Put } from './access/seed-access';
import type { OrgShape } from './shape';

/** Records whose ids the runtime needs. */
export interface Seeded extends SeededAccess {
    readonly organizationId: string;
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
