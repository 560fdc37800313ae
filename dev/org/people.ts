import { PERMISSION_SET_GROUPS } from '../../contract/agreed-values';

/** A user of the demo org, with the permission sets or groups that an admin has assigned. */
export type Person = { firstName: string; lastName: string; assigned: readonly string[] };

/** Works on the page. */
export const ROBIN: Person = {
    firstName: 'Robin',
    lastName: 'Vale',
    assigned: [PERMISSION_SET_GROUPS.admin],
};

/** Made some of the earlier latches. */
export const SAM: Person = {
    firstName: 'Sam',
    lastName: 'Okoro',
    assigned: [PERMISSION_SET_GROUPS.user],
};

export const nameOf = ({ firstName, lastName }: Person): string => `${firstName} ${lastName}`;
