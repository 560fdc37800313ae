/** A user of the demo org, with the permission sets or groups that an admin has assigned. */
export type Person = { firstName: string; lastName: string; assigned: readonly string[] };

/** Works on the page. */
export const ROBIN: Person = {
    firstName: 'Robin',
    lastName: 'Vale',
    assigned: ['Fusebill_Latch_Admin'],
};

/** Made some of the earlier latches. */
export const SAM: Person = {
    firstName: 'Sam',
    lastName: 'Okoro',
    assigned: ['Fusebill_Latch_User'],
};

export const nameOf = ({ firstName, lastName }: Person): string => `${firstName} ${lastName}`;
