import type { Customer } from '../../../../../contract/customer';
import { personName, splitEmails } from 'c/latchNames';

/** How two values compare; empty when one of them is missing or a difference says nothing. */
export type Comparison = 'equal' | 'similar' | 'different' | '';

/** The Account's values; empty if missing, or if the user may not see them. */
export type AccountFacts = Record<
    'name' | 'website' | 'phone' | 'currency' | 'number' | 'city' | 'contact',
    string
>;

/** How each field of the two compares. */
export type Comparisons = Record<
    'name' | 'site' | 'phone' | 'contact' | 'number' | 'currency',
    Comparison
>;

/** Legal forms, which don't identify a company. The function ignores the same ones. */
const LEGAL_FORMS = new Set(
    'ab ag bv co company corp corporation gmbh inc incorporated kg limited llc llp ltd nv oy plc pty sa sarl sas srl the'.split(
        ' ',
    ),
);

/** Shorter numbers are extensions, which many companies share. */
const SHORTEST_NUMBER = 7;

/** The digits that a number has with and without its country code. */
const OWN_DIGITS = 9;

/** Compares the Account with the customer, field by field. */
export function compare(account: AccountFacts, customer: Customer): Comparisons {
    const person = personName(customer);
    return {
        name: compareNames(account.name, [customer.companyName ?? '', person]),
        site: compareSites(account.website, customer),
        phone: comparePhones(account.phone, customer.primaryPhone ?? ''),
        contact: compareNames(account.contact, [person]),
        number: isSameText(account.number, customer.reference) ? 'equal' : '',
        currency: compareCodes(account.currency, customer.currency ?? ''),
    };
}

/** The host of a web address in any format, without `www.`; empty when there is none. */
export function hostOf(website: string): string {
    const host = website
        .trim()
        .toLowerCase()
        .replace(/^[a-z]+:\/\//, '')
        .split(/[/:?#]/)[0];
    return (host ?? '').replace(/^www\./, '');
}

/** Whether one name contains all words of the other. */
function isAlike(one: string, other: string): boolean {
    const [few = [], many = []] = [wordsOf(one), wordsOf(other)].sort(
        (a, b) => a.length - b.length,
    );
    return few.length > 0 && few.every((word) => many.includes(word));
}

function wordsOf(name: string): string[] {
    const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !LEGAL_FORMS.has(word));
}

function domainsOf({ primaryEmail, secondaryEmail }: Customer): string[] {
    const addresses = splitEmails([primaryEmail, secondaryEmail].join(';'));
    return addresses.map((address) => address.toLowerCase().split('@')[1] ?? '').filter(Boolean);
}

/** Whether two hosts are equal, or one is a subdomain of the other. */
function isSameSite(one: string, other: string): boolean {
    return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

function digitsOf(phone: string): string {
    const digits = phone.replace(/\D/g, '');
    return digits.length < SHORTEST_NUMBER ? '' : digits.slice(-OWN_DIGITS);
}

/** Case, accents, punctuation and legal forms don't count. */
function compareNames(name: string, others: readonly string[]): Comparison {
    const known = others.filter(Boolean);
    if (!name || known.length === 0) return '';
    if (known.some((other) => wordsOf(name).join(' ') === wordsOf(other).join(' '))) return 'equal';
    return known.some((other) => isAlike(name, other)) ? 'similar' : 'different';
}

/** A website is compared with the domains of the customer's emails. */
function compareSites(website: string, customer: Customer): Comparison {
    const site = hostOf(website);
    const domains = domainsOf(customer);
    if (!site || domains.length === 0) return '';
    if (domains.includes(site)) return 'equal';
    return domains.some((domain) => isSameSite(site, domain)) ? 'similar' : 'different';
}

/** Phone numbers are equal however they are written; a country code may be missing. */
function comparePhones(one: string, other: string): Comparison {
    const [mine, theirs] = [digitsOf(one), digitsOf(other)];
    if (mine === '' || theirs === '') return '';
    return mine === theirs ? 'equal' : 'different';
}

function compareCodes(one: string, other: string): Comparison {
    if (!one || !other) return '';
    return one === other ? 'equal' : 'different';
}

function isSameText(one: string, other: string | null): boolean {
    return one !== '' && one.toLowerCase() === other?.toLowerCase();
}
