import type { FindForAccount, Hints } from '../../../contract/event';
import type { AccountView } from '../../../contract/reply';
import { toAccountId } from '../latch/account-id';
import type { Customer } from '../../../contract/customer';
import { isHeldBy } from '../latch/holder';
import { LatchError } from '../latch-error';
import { byDoubtfulQuery, byQuery, lookUp, type LookUp } from './look-up';
import { digitsOf, emailsOf, normalName, siteOf } from './normal-forms';
import { rankCandidates, type Traits } from './rank-candidates';
import type { Context } from '../fusebill/read-customer';
import { safeTerm } from './safe-term';

const MOST_CUSTOMERS = 10;
const MOST_SUGGESTIONS = 5;
const MOST_EMAILS = 5;
const PAGE_SIZE = 50;
const MOST_PAGES = 10;
/** However slow Fusebill is: a person waits for what is certain already. */
const SUGGESTIONS_MS = 8000;

/** The customers that this Account holds; where there is none, the ones that the Account's own data suggest. */
export async function findForAccount(
    event: FindForAccount,
    context: Context,
): Promise<AccountView> {
    const accountId = toAccountId(event.salesforceId);
    if (accountId === null) throw new LatchError('INVALID_REQUEST', 'salesforceId: no Account id.');
    const customers = await heldBy(accountId, context);
    const held = {
        customers: customers.slice(0, MOST_CUSTOMERS),
        hasMoreCustomers: customers.length > MOST_CUSTOMERS,
        isListable: true,
    };
    return customers.length > 0 || event.hints === undefined
        ? { ...held, suggestions: [], notes: [] }
        : { ...held, ...(await suggest(event.hints, context)) };
}

async function heldBy(accountId: string, context: Context): Promise<Customer[]> {
    const query = `SalesforceId:${accountId.slice(0, 15)}*`;
    const held = new Map<number, Customer>();
    for (let number = 0; number < MOST_PAGES; number++) {
        const page = await lookUp([byQuery('id', query, { number, size: PAGE_SIZE })], context);
        // Fusebill compares without case, Salesforce ids differ by case.
        const customers = page.customers.filter((customer) => isHeldBy(customer, accountId));
        customers.forEach((customer) => held.set(customer.id, customer));
        if (page.isLast) break;
    }
    return [...held.values()];
}

async function suggest(
    hints: Hints,
    context: Context,
): Promise<Pick<AccountView, 'suggestions' | 'notes'>> {
    const traits = toTraits(hints);
    const lookUps = toLookUps(traits);
    if (lookUps.length === 0) return { suggestions: [], notes: [] };
    const deadline = Math.min(context.deadline, context.clock.now() + SUGGESTIONS_MS);
    const { customers, notes } = await lookUp(lookUps, { ...context, deadline });
    return { suggestions: rankCandidates(customers, traits).slice(0, MOST_SUGGESTIONS), notes };
}

function toTraits({
    name,
    website,
    phone,
    emails = [],
}: Hints): Required<Pick<Traits, 'names' | 'emails' | 'domains' | 'phones'>> {
    const addresses = [...new Set(emailsOf(...emails).map((email) => email.toLowerCase()))];
    const sites = [website ?? '', ...addresses].flatMap((text) => siteOf(text) ?? []);
    return {
        names: name && normalName(name) !== '' ? [name] : [],
        emails: addresses,
        domains: [...new Set(sites)],
        phones: phone && digitsOf(phone) !== '' ? [phone] : [],
    };
}

/** One look-up per trait; addresses at a domain that is looked up anyway need none of their own. */
function toLookUps({ names, emails, domains, phones }: ReturnType<typeof toTraits>): LookUp[] {
    const lonely = emails.filter((email) => !domains.includes(siteOf(email) ?? ''));
    return [
        ...domains
            .slice(0, 3)
            .map((domain) => byQuery('domain', `PrimaryEmail:*@${safeTerm(domain)}*`)),
        ...lonely
            .slice(0, MOST_EMAILS)
            .map((email) => byQuery('email', `PrimaryEmail:*${safeTerm(email)}*`)),
        ...names.flatMap((name) => nameQuery(name)),
        ...phones.map((phone) =>
            byDoubtfulQuery('phone', `PrimaryPhone:*${digitsOf(phone).slice(-4)}*`),
        ),
    ];
}

/**
 * By the first telling word of the name, so that 'Harbour Light Ltd' finds 'Harbour Light Bakery'; with its accents, as
 * Fusebill may not look past them.
 */
function nameQuery(name: string): LookUp[] {
    const words = safeTerm(name)
        .split(' ')
        .filter((word) => normalName(word) !== '');
    const word = words.find((candidate) => normalName(candidate).length > 2) ?? words[0];
    return word === undefined ? [] : [byQuery('name', `CompanyName:*${word}*`)];
}
