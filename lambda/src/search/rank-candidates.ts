import type { Customer } from '../../../contract/customer';
import type { Candidate, Reason, ReasonKind } from '../../../contract/reply';
import { holderOf } from '../latch/holder';
import { emailsOf, digitsOf, normalName, siteOf } from './normal-forms';

/** What a customer is compared with. */
export type Traits = {
    ids?: readonly string[];
    references?: readonly string[];
    names?: readonly string[];
    emails?: readonly string[];
    domains?: readonly string[];
    phones?: readonly string[];
    /** Parts that a name, an e-mail or a reference may hold. */
    parts?: readonly string[];
};

const WEIGHTS: Record<ReasonKind, number> = {
    idEquals: 100,
    referenceEquals: 80,
    emailEquals: 70,
    nameEquals: 50,
    domainEquals: 40,
    phoneEquals: 40,
    nameAlike: 25,
    emailAlike: 20,
    referenceAlike: 20,
};

/** The customers that have anything in common with the traits, best first, each once, with the reasons. */
export function rankCandidates(customers: readonly Customer[], traits: Traits): Candidate[] {
    const unique = new Map(customers.map((customer) => [customer.id, customer]));
    return [...unique.values()]
        .map((customer) => toCandidate(customer, traits))
        .filter(({ reasons }) => reasons.length > 0)
        .sort((a, b) => b.score - a.score || a.customer.id - b.customer.id);
}

function toCandidate(customer: Customer, traits: Traits): Candidate {
    const reasons = reasonsFor(customer, traits);
    const sum = reasons.reduce((total, { kind }) => total + WEIGHTS[kind], 0);
    return {
        customer,
        score: sum,
        grade: sum >= 90 ? 'strong' : sum >= 50 ? 'likely' : 'weak',
        reasons,
        counterEvidence: [],
        holder: holderOf(customer),
    };
}

function reasonsFor(customer: Customer, traits: Traits): Reason[] {
    const { ids, references, names, emails, domains, phones, parts } = traits;
    const id = String(customer.id);
    const addresses = emailsOf(customer.primaryEmail, customer.secondaryEmail);
    const sites = addresses.flatMap((address) => siteOf(address) ?? []);
    const numbers = [customer.primaryPhone, customer.secondaryPhone].flatMap((n) => n ?? []);
    const found: (Reason | null)[] = [
        match('idEquals', [id], ids, (value) => value),
        match('referenceEquals', [customer.reference], references, lower),
        match('emailEquals', addresses, emails, lower),
        match('domainEquals', sites, domains, lower),
        match('phoneEquals', numbers, phones, digitsOf),
        match('nameEquals', namesOf(customer), names, normalName),
    ];
    const kinds = new Set(found.flatMap((reason) => reason?.kind ?? []));
    const alike: (Reason | null)[] = [
        kinds.has('nameEquals')
            ? null
            : (holds('nameAlike', namesOf(customer), parts) ?? alikeName(namesOf(customer), names)),
        kinds.has('emailEquals') ? null : holds('emailAlike', addresses, parts),
        kinds.has('referenceEquals') ? null : holds('referenceAlike', [customer.reference], parts),
    ];
    return [...found, ...alike].filter((reason) => reason !== null);
}

/** The company's name, else the person's. */
function namesOf({ companyName, firstName, lastName }: Customer): string[] {
    const person = [firstName, lastName].filter(Boolean).join(' ');
    return [companyName ?? '', person].filter((name) => name.trim() !== '');
}

function match(
    kind: ReasonKind,
    values: readonly (string | null)[],
    wanted: readonly string[] | undefined,
    normal: (value: string) => string,
): Reason | null {
    const normals = new Set(wanted?.map(normal).filter((value) => value !== ''));
    const value = values.find((candidate) => candidate !== null && normals.has(normal(candidate)));
    return value === undefined || value === null ? null : { kind, value };
}

function holds(
    kind: ReasonKind,
    values: readonly (string | null)[],
    parts: readonly string[] | undefined,
): Reason | null {
    const value = values.find((candidate) =>
        parts?.some((part) => candidate !== null && lower(candidate).includes(lower(part))),
    );
    return value === undefined || value === null ? null : { kind, value };
}

/** Names that share their first word, or of which one begins with the other. */
function alikeName(values: readonly string[], names: readonly string[] | undefined): Reason | null {
    const value = values.find((candidate) =>
        names?.some((name) => {
            const [a, b] = [normalName(candidate), normalName(name)];
            const [firstA = '', firstB = ''] = [a.split(' ')[0], b.split(' ')[0]];
            const isFirstWordSame = firstA.length > 3 && firstA === firstB;
            const isLongEnough = Math.min(a.length, b.length) > 2;
            return isLongEnough && (isFirstWordSame || a.startsWith(b) || b.startsWith(a));
        }),
    );
    return value === undefined ? null : { kind: 'nameAlike', value };
}

function lower(value: string): string {
    return value.trim().toLowerCase();
}
