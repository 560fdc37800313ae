import type { Customer } from '../../../contract/customer';
import type { Candidate, Grade, Reason, ReasonKind } from '../../../contract/reply';
import { holderOf, isHeldBy } from '../latch/holder';
import { isCancelled, statusEvidence, valuesOf } from './customer-values';
import { nameSimilarity } from './name-similarity';
import { normalName, plainText, wordsOf } from './name-words';
import { digitsOf, siteOf } from './normal-forms';
import type { Term } from './read-term';
import { TEXT_CRITERIA, type TextCriterion } from './text-criteria';

const TEXTS: readonly TextCriterion[] = Object.values(TEXT_CRITERIA);
const POINTS = new Map<ReasonKind, number>([
    ['idEquals', 100],
    ['phoneEquals', 60],
    ['nameEquals', 50],
    ['nameAlike', 25],
    ['domainEquals', 10],
    ...TEXTS.map(({ name, points }) => [`${name}Equals`, points.equals] as const),
    ...TEXTS.map(({ name, points }) => [`${name}Alike`, points.alike] as const),
]);
const GRADES = new Map<ReasonKind, Grade>([
    ['idEquals', 'strong'],
    ['phoneEquals', 'strong'],
    ['nameEquals', 'likely'],
    ...TEXTS.map(({ name, grade }) => [`${name}Equals`, grade] as const),
]);
const ALIKE = 0.8;

/** The customers that match the term, best first, each once. Cancelled ones come after equal matches. */
export function rankMatches(customers: readonly Customer[], term: Term): Candidate[] {
    const unique = new Map(customers.map((customer) => [customer.id, customer]));
    return [...unique.values()]
        .map((customer) => toCandidate(customer, term))
        .filter(({ reasons }) => reasons.length > 0)
        .sort(
            (a, b) =>
                b.score - a.score ||
                Number(isCancelled(a.customer)) - Number(isCancelled(b.customer)) ||
                a.customer.id - b.customer.id,
        );
}

function toCandidate(customer: Customer, term: Term): Candidate {
    const reasons = reasonsFor(customer, term);
    return {
        customer,
        score: reasons.reduce((total, { kind }) => total + (POINTS.get(kind) ?? 0), 0),
        grade: gradeOf(reasons),
        reasons,
        counterEvidence: statusEvidence(customer),
        holder: holderOf(customer),
    };
}

/** How closely the customer matches the term. */
function gradeOf(reasons: readonly Reason[]): Grade {
    const grades = new Set(reasons.map(({ kind }) => GRADES.get(kind)));
    if (grades.has('strong')) return 'strong';
    return grades.has('likely') ? 'likely' : 'weak';
}

function reasonsFor(customer: Customer, term: Term): Reason[] {
    const { names, phones, sites } = valuesOf(customer);
    const text = term.text.toLowerCase();
    const site = term.isEmail ? siteOf(text) : null;
    const found = [
        idReason(customer, term),
        ...TEXTS.map((criterion) => textReason(criterion, customer, text)),
        reason(
            'phoneEquals',
            phones.find((phone) => term.phone !== '' && digitsOf(phone) === term.phone),
        ),
        nameReason(names, term.text),
        reason(
            'domainEquals',
            sites.find((each) => each === site),
        ),
    ];
    return found.filter((each) => each !== null);
}

function idReason(customer: Customer, { id, accountId }: Term): Reason | null {
    if (customer.id === id) return { kind: 'idEquals', value: String(id) };
    const isHolder = accountId !== null && isHeldBy(customer, accountId);
    return isHolder ? { kind: 'idEquals', value: customer.salesforceId ?? accountId } : null;
}

function textReason(
    { name, valuesOf: read }: TextCriterion,
    customer: Customer,
    text: string,
): Reason | null {
    const values = read(customer);
    const lower = (value: string): string => value.trim().toLowerCase();
    return (
        reason(
            `${name}Equals`,
            values.find((value) => lower(value) === text),
        ) ??
        reason(
            `${name}Alike`,
            values.find((value) => lower(value).includes(text)),
        )
    );
}

function nameReason(names: readonly string[], text: string): Reason | null {
    const wanted = normalName(text);
    return (
        reason(
            'nameEquals',
            names.find((name) => normalName(name) === wanted),
        ) ??
        reason(
            'nameAlike',
            names.find((name) => holds(name, text) || nameSimilarity(name, text) >= ALIKE),
        )
    );
}

/** Whether the name contains every typed word, in any order and spelling. */
function holds(name: string, text: string): boolean {
    const plain = plainText(name);
    const joined = plain.replaceAll(' ', '');
    return wordsOf(text).every(
        (word) => joined.includes(word) || wordsOf(name).some((own) => own.startsWith(word)),
    );
}

function reason(kind: ReasonKind, value: string | undefined): Reason | null {
    return value === undefined ? null : { kind, value };
}
