import type { Customer } from '../../../contract/customer';
import type { Candidate, Grade } from '../../../contract/reply';
import { holderOf } from '../latch/holder';
import {
    compareCustomer,
    NAME_EQUALS,
    type AccountTraits,
    type Comparison,
} from './compare-customer';
import { isCancelled } from './customer-values';

const POINTS = { name: 60, email: 45, site: 30, phone: 25, otherSite: -12, otherName: -15 };
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
        .map((customer) => ({ customer, comparison: compareCustomer(customer, account) }))
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
