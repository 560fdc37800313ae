/** The kinds of org that a package may be installed in. */
import type { SharingModel } from '../metadata/object';

/** How an org differs from a plain one. */
export interface OrgShape {
    readonly name: string;
    /** The language of the running user; profile names are translated into it. */
    readonly language: string;
    readonly locale: string;
    /** The currencies, the corporate one first. With more than one, records have CurrencyIsoCode. */
    readonly currencies: readonly [string, ...string[]];
    readonly personAccounts: boolean;
    /** Org-wide defaults of standard objects that differ from a new org's. */
    readonly sharing: Readonly<Record<string, SharingModel>>;
}

/** A new Developer Edition org. */
export const PLAIN_ORG: OrgShape = {
    name: 'plain',
    language: 'en_US',
    locale: 'en_US',
    currencies: ['USD'],
    personAccounts: false,
    sharing: {},
};

/** An org whose users work in German. */
export const GERMAN_ORG: OrgShape = {
    ...PLAIN_ORG,
    name: 'German',
    language: 'de',
    locale: 'de_DE',
    currencies: ['EUR'],
};

/** An org with Person Accounts. */
export const PERSON_ACCOUNTS_ORG: OrgShape = {
    ...PLAIN_ORG,
    name: 'Person Accounts',
    personAccounts: true,
};

/** An org with several currencies. */
export const SEVERAL_CURRENCIES_ORG: OrgShape = {
    ...PLAIN_ORG,
    name: 'several currencies',
    currencies: ['USD', 'EUR', 'CAD'],
};

/** An org in which users see only the Accounts that they own. */
export const PRIVATE_SHARING_ORG: OrgShape = {
    ...PLAIN_ORG,
    name: 'private sharing',
    sharing: { account: 'Private', contact: 'Private' },
};

/** Every shape. */
export const ORG_SHAPES: readonly OrgShape[] = [
    PLAIN_ORG,
    GERMAN_ORG,
    PERSON_ACCOUNTS_ORG,
    SEVERAL_CURRENCIES_ORG,
    PRIVATE_SHARING_ORG,
];
