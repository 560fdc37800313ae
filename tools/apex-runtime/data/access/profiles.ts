/** The profiles of a new org and their permissions. */

/** The permissions of a profile without any permission set. */
export type ProfileAccess = 'all' | 'standardObjects' | 'readStandardObjects' | 'nothing';

/** A profile, with its name in each language. */
export interface ProfileSource {
    readonly names: Readonly<Record<'en' | 'de', string>>;
    readonly license: string;
    readonly access: ProfileAccess;
}

/** The licenses, by their language-independent key. */
export const LICENSES: Readonly<Record<string, string>> = {
    SFDC: 'Salesforce',
    AUL: 'Salesforce Platform',
    CSN: 'Chatter Free',
};

/** The profiles of a new org; the first is that of the default user. */
export const PROFILES: readonly ProfileSource[] = [
    {
        names: { en: 'System Administrator', de: 'Systemadministrator' },
        license: 'SFDC',
        access: 'all',
    },
    {
        names: { en: 'Standard User', de: 'Standardbenutzer' },
        license: 'SFDC',
        access: 'standardObjects',
    },
    {
        names: { en: 'Read Only', de: 'Nur Lesen' },
        license: 'SFDC',
        access: 'readStandardObjects',
    },
    {
        names: { en: 'Minimum Access - Salesforce', de: 'Mindestzugriff – Salesforce' },
        license: 'SFDC',
        access: 'nothing',
    },
    {
        names: { en: 'Standard Platform User', de: 'Standard Plattform-Benutzer' },
        license: 'AUL',
        access: 'standardObjects',
    },
    {
        names: { en: 'Chatter Free User', de: 'Chatter Free-Benutzer' },
        license: 'CSN',
        access: 'nothing',
    },
];
