/** A user of the org. */
export type OrgUser = { Id: string; Username: string; Name: string };

/** What the org is like before anything is deployed. */
export type OrgOptions = {
    name?: string;
    /** 18 characters. */
    orgId?: string;
    edition?: string;
    isSandbox?: boolean;
    /** The newest API version that it offers. */
    apiVersion?: string;
    /** Whether it takes translations. */
    hasTranslationWorkbench?: boolean;
    /** What the user who signs in may not do, such as `PermissionsAuthorApex`. */
    lacks?: readonly string[];
    /** Others than the admin. */
    users?: readonly OrgUser[];
};

/** The user who signs in. */
export const ADMIN: OrgUser = {
    Id: '005Hs0000000001IAA',
    Username: 'admin@latch.example.com',
    Name: 'Robin Vale',
};
