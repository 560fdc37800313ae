/** A user of the org. */
export type OrgUser = { Id: string; Username: string; Name: string };

/** The org before anything is deployed. */
export type OrgOptions = {
    name?: string;
    /** 18 characters. */
    orgId?: string;
    edition?: string;
    isSandbox?: boolean;
    /** The newest API version that it offers. */
    apiVersion?: string;
    /** Whether it accepts translations. */
    hasTranslationWorkbench?: boolean;
    /** Permissions that the signed-in user lacks, such as `PermissionsAuthorApex`. */
    lacks?: readonly string[];
    /** Users other than the admin. */
    users?: readonly OrgUser[];
};

/** The user who signs in. */
export const ADMIN: OrgUser = {
    Id: '005Hs0000000001IAA',
    Username: 'admin@latch.example.com',
    Name: 'Robin Vale',
};
