import type { Customer } from '../../../contract/customer';
import type { Candidate, CounterEvidence, Grade, Reason } from '../../../contract/reply';
import { holderOf } from '../latch/holder';
import { isCancelled, statusEvidence, valuesOf, type CustomerValues } from './customer-values';
import { nameSimilarity } from './name-similarity';
import { digitsOf } from './normal-forms';

/** The values of an Account to compare with. */
export type AccountTraits = {
    name: string | null;
    /** In lower case. */
    emails: string[];
    /** The domains of the website and the addresses, except free-mail providers'. */
    sites: string[];
    phone: string | null;
};

/** What an Account and a customer have in common, and how they differ. */
type Comparison = {
    /** From 0 to 1; null if one of the two has no name. */
    name: number | null;
    hasEmail: boolean;
    hasSite: boolean;
    hasPhone: boolean;
    reasons: Reason[];
    counterEvidence: CounterEvidence[];
};

const POINTS = { name: 60, email: 45, site: 30, phone: 25, otherSite: -12, otherName: -15 };
const NAME_EQUALS = 0.98;
/** Little more than one distinctive word; such a customer is a weak match. */
const NAME_ALIKE = 0.35;
const NAME_DIFFERS = 0.35;
/** If another customer is this close, the first one is doubtful. */
const NEAR = 10;

/**
 * The customers that have anything in common with the Account, best first, each once. Cancelled ones come after
 * others with equal evidence.
 */
export function rankSuggestions(
    customers: readonly Customer[],
    account: AccountTraits,
): Candidate[] {
    const unique = new Map(customers.map((customer) => [customer.id, customer]));
    const compared = [...unique.values()]
        .map((customer) => ({ customer, comparison: compare(customer, account) }))
        .filter(({ comparison }) => comparison.reasons.length > 0)
        .map((each) => ({ ...each, points: pointsOf(each.comparison) }))
        .sort(
            (a, b) =>
                b.points - a.points ||
                Number(isCancelled(a.customer)) - Number(isCancelled(b.customer)) ||
                a.customer.id - b.customer.id,
        );
    const [first, second] = compared;
    const isContested =
        first !== undefined &&
        second !== undefined &&
        first.points - second.points < NEAR &&
        isCancelled(first.customer) === isCancelled(second.customer);
    return compared.map(({ customer, comparison, points }, index) => ({
        customer,
        score: Math.max(1, Math.round(points)),
        grade: index > 0 || isContested ? atMostLikely(comparison) : gradeOf(comparison),
        reasons: comparison.reasons,
        counterEvidence: comparison.counterEvidence,
        holder: holderOf(customer),
    }));
}

function compare(customer: Customer, account: AccountTraits): Comparison {
    const values = valuesOf(customer);
    const email = values.emails.find((each) => account.emails.includes(each.toLowerCase()));
    const site = values.sites.find((each) => account.sites.includes(each));
    const accountDigits = digitsOf(account.phone ?? '');
    const phone = values.phones.find(
        (each) => accountDigits !== '' && digitsOf(each) === accountDigits,
    );
    const name = bestName(values, account.name);
    const compared = { name: name?.similarity ?? null, email, site, phone };
    const reasons: (Reason | null)[] = [
        email === undefined ? null : { kind: 'emailEquals', value: email },
        site === undefined ? null : { kind: 'domainEquals', value: site },
        phone === undefined ? null : { kind: 'phoneEquals', value: phone },
        name === null ? null : nameReason(name),
    ];
    return {
        name: compared.name,
        hasEmail: email !== undefined,
        hasSite: site !== undefined,
        hasPhone: phone !== undefined,
        reasons: reasons.filter((reason) => reason !== null),
        counterEvidence: [...differences(values, account, compared), ...statusEvidence(customer)],
    };
}

type Named = { similarity: number; value: string };

function bestName({ names }: CustomerValues, wanted: string | null): Named | null {
    if (wanted === null) return null;
    const [best] = names
        .map((value) => ({ similarity: nameSimilarity(value, wanted), value }))
        .sort((a, b) => b.similarity - a.similarity);
    return best ?? null;
}

function nameReason({ similarity, value }: Named): Reason | null {
    if (similarity >= NAME_EQUALS) return { kind: 'nameEquals', value };
    return similarity >= NAME_ALIKE ? { kind: 'nameAlike', value } : null;
}

type Compared = { name: number | null; site: string | undefined; phone: string | undefined };

function differences(
    { names, sites, phones }: CustomerValues,
    account: AccountTraits,
    { name, site, phone }: Compared,
): CounterEvidence[] {
    const [otherName, otherSite, otherPhone] = [names[0], sites[0], phones[0]];
    const found: (CounterEvidence | null)[] = [
        otherName !== undefined && name !== null && name < NAME_DIFFERS
            ? { kind: 'nameDiffers', value: otherName }
            : null,
        otherSite !== undefined && site === undefined && account.sites.length > 0
            ? { kind: 'domainDiffers', value: otherSite }
            : null,
        otherPhone !== undefined && phone === undefined && digitsOf(account.phone ?? '') !== ''
            ? { kind: 'phoneDiffers', value: otherPhone }
            : null,
    ];
    return found.filter((each) => each !== null);
}

function pointsOf({ name, hasEmail, hasSite, hasPhone, counterEvidence }: Comparison): number {
    const kinds = new Set(counterEvidence.map(({ kind }) => kind));
    return (
        POINTS.name * (name ?? 0) +
        (hasEmail ? POINTS.email : 0) +
        (hasSite ? POINTS.site : 0) +
        (hasPhone ? POINTS.phone : 0) +
        (kinds.has('domainDiffers') ? POINTS.otherSite : 0) +
        (kinds.has('nameDiffers') ? POINTS.otherName : 0)
    );
}

/** `strong` requires a matching name and another equal value. */
function gradeOf(comparison: Comparison): Grade {
    const { name, hasEmail, hasSite, hasPhone } = comparison;
    const isNamed = (name ?? 0) >= 0.85;
    const isNearlyNamed = (name ?? 0) >= 0.5;
    const shared = [hasEmail, hasSite, hasPhone].filter(Boolean).length;
    if (isNamed && shared > 0) return 'strong';
    if (isNearlyNamed && hasEmail && hasPhone) return 'strong';
    return atMostLikely(comparison);
}

function atMostLikely({ name, hasEmail, hasSite, hasPhone, counterEvidence }: Comparison): Grade {
    const isShared = hasEmail || hasSite || hasPhone;
    const hasOtherSite = counterEvidence.some(({ kind }) => kind === 'domainDiffers');
    const isNameAlone = (name ?? 0) >= NAME_EQUALS && !hasOtherSite;
    return hasEmail || isNameAlone || (isShared && (name ?? 0) >= 0.5) ? 'likely' : 'weak';
}
