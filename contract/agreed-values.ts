/** Time-outs in milliseconds: of one attempt at Fusebill, of the function, and of Apex's callout to the function. */
export const WAIT_MS = { attempt: 8000, function: 25_000, callout: 30_000 } as const;

/** Fusebill's API for live and current sandbox accounts. */
export const FUSEBILL_URL = 'https://secure.fusebill.com/v1';

/** Fusebill's API for old test accounts. */
export const OLD_TEST_FUSEBILL_URL = 'https://stg-secure.fusebill.com/v1';

/** The default name of the stack and its function. */
export const STACK_NAME = 'fusebill-latch';

/** The name of the secret that a stack creates for the Fusebill key. */
export const keySecretName = (stack: string): string => `${stack}/fusebill-key`;

/** The permission sets of the package. */
export const PERMISSION_SETS = {
    viewer: 'Latch_Viewer',
    user: 'Latch_User',
    admin: 'Latch_Admin',
    credential: 'Latch_Credential',
} as const;

/** The permission set groups of the package, by role. */
export const PERMISSION_SET_GROUPS = {
    viewer: 'Fusebill_Latch_Viewer',
    user: 'Fusebill_Latch_User',
    admin: 'Fusebill_Latch_Admin',
} as const;
