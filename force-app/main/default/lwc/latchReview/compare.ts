import type { Customer } from '../../../../../contract/customer';

/** Words that say what a company is in law, not who it is. */
const LEGAL_FORMS = new Set(
    'ab ag bv co corp corporation gmbh inc kg limited llc ltd nv oy plc pty sa sarl sas srl the'.split(
        ' ',
    ),
);

/** Whether the words of one name all stand in the other, whatever their case, accents, punctuation and legal forms. */
export function isAlike(one: string, other: string): boolean {
    const [few = [], many = []] = [wordsOf(one), wordsOf(other)].sort(
        (a, b) => a.length - b.length,
    );
    return few.length > 0 && few.every((word) => many.includes(word));
}

function wordsOf(name: string): string[] {
    const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !LEGAL_FORMS.has(word));
}

/** The host of a web address as people write it, without `www.`; empty when there is none. */
export function hostOf(website: string): string {
    const host = website
        .trim()
        .toLowerCase()
        .replace(/^[a-z]+:\/\//, '')
        .split(/[/:?#]/)[0];
    return (host ?? '').replace(/^www\./, '');
}

/** The domains of the customer's e-mail addresses. */
export function domainsOf({ primaryEmail, secondaryEmail }: Customer): string[] {
    const addresses = [primaryEmail, secondaryEmail].join(';').split(/[;,]/);
    const domains = addresses.map((address) => address.trim().toLowerCase().split('@')[1] ?? '');
    return [...new Set(domains)].filter(Boolean);
}

/** Whether two hosts are one, or one lies below the other. */
export function isSameSite(one: string, other: string): boolean {
    return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}
