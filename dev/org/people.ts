import { PERMISSION_SET_GROUPS } from '../../contract/agreed-values';

/** A user of the demo org, with the assigned permission sets or groups. */
export type Person = { firstName: string; lastName: string; assigned: readonly string[] };

/** The user of the page. */
export const ROBIN: Person = {
    firstName: 'Robin',
    lastName: 'Vale',
    assigned: [PERMISSION_SET_GROUPS.admin],
};

/** A colleague who made some of the earlier latches. */
export const SAM: Person = {
    firstName: 'Sam',
    lastName: 'Okoro',
    assigned: [PERMISSION_SET_GROUPS.user],
};

export const nameOf = ({ firstName, lastName }: Person): string => `${firstName} ${lastName}`;
