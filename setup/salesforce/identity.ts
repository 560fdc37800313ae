import * as v from 'valibot';
import { Obstacle } from '../run/step';
import { API_VERSION, type OrgAccess } from './access';

/** The org and the signed-in user. */
export type OrgIdentity = {
    orgId: string;
    userId: string;
    userName: string;
    name: string;
    edition: string;
    isSandbox: boolean;
};

const userInfoSchema = v.looseObject({
    user_id: v.string(),
    organization_id: v.string(),
    preferred_username: v.string(),
});

const orgSchema = v.looseObject({
    Name: v.string(),
    OrganizationType: v.string(),
    IsSandbox: v.boolean(),
});

/** The permissions that a set-up needs, by their names in Salesforce Setup. */
const PERMISSIONS = {
    PermissionsModifyMetadata: 'Modify Metadata Through Metadata API Functions',
    PermissionsAuthorApex: 'Author Apex',
    PermissionsCustomizeApplication: 'Customize Application',
    PermissionsAssignPermissionSets: 'Assign Permission Sets',
};

const identities = new WeakMap<OrgAccess, Promise<OrgIdentity>>();

/** Reads the org and its user, once. Throws an Obstacle if this user can't install the package there. */
export function orgIdentity(org: OrgAccess): Promise<OrgIdentity> {
    const known = identities.get(org) ?? readIdentity(org);
    identities.set(org, known);
    return known;
}

async function readIdentity(org: OrgAccess): Promise<OrgIdentity> {
    const user = v.parse(userInfoSchema, await org.call('/services/oauth2/userinfo'));
    await requireVersion(org);
    const [row] = await org.query(
        'SELECT Id, Name, OrganizationType, IsSandbox FROM Organization LIMIT 1',
    );
    const { Name, OrganizationType, IsSandbox } = v.parse(orgSchema, row);
    await requirePermissions(org);
    return {
        orgId: user.organization_id,
        userId: user.user_id,
        userName: user.preferred_username,
        name: Name,
        edition: OrganizationType,
        isSandbox: IsSandbox,
    };
}

async function requireVersion(org: OrgAccess): Promise<void> {
    const versions = v.parse(
        v.array(v.looseObject({ version: v.string() })),
        await org.call('/services/data'),
    );
    const newest = Math.max(...versions.map(({ version }) => Number(version)));
    if (newest < Number(API_VERSION)) {
        throw new Obstacle(
            `The org offers API version ${newest}; the package needs ${API_VERSION}. Wait for its next release.`,
        );
    }
}

async function requirePermissions(org: OrgAccess): Promise<void> {
    const names = Object.keys(PERMISSIONS);
    const [row = {}] = await org.query(
        `SELECT ${names.join(', ')} FROM UserPermissionAccess LIMIT 1`,
    );
    const missing = Object.entries(PERMISSIONS)
        .filter(([name]) => row[name] !== true)
        .map(([, label]) => label);
    if (missing.length > 0) {
        throw new Obstacle(`Your user is missing these permissions: ${missing.join(', ')}.`);
    }
}
