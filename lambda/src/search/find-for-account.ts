import type { FindForAccount, Hints } from '../../../contract/event';
import type { AccountView } from '../../../contract/reply';
import { isBadRequest } from '../fusebill/fusebill';
import type { Memory } from '../fusebill/memory';
import type { Context } from '../fusebill/read-customer';
import { toAccountId } from '../latch/account-id';
import { isHeldBy } from '../latch/holder';
import { LatchError } from '../latch-error';
import type { AccountTraits } from './compare-customer';
import { byDoubtfulQuery, byQuery, collect, required, runAll, type LookUp } from './look-up';
import { digitsOf, emailsOf, siteOf } from './normal-forms';
import { lastNameIn, looksLikePerson } from './person-name';
import { phonePattern, tellingWord, wordPattern } from './query-pattern';
import { rankSuggestions } from './rank-suggestions';
import { safeTerm } from './safe-term';

const MOST_CUSTOMERS = 10;
const MOST_SUGGESTIONS = 5;
/** Plus the one that lists the Account's customers: a sandbox has 50 requests a minute. */
const MOST_LOOK_UPS = 2;
const PAGE = { number: 0, size: 200 };
/** However slow Fusebill is, because a user is waiting. */
const SUGGESTIONS_MS = 8000;
const UNLISTABLE_MS = 3_600_000;

type Held = Pick<AccountView, 'customers' | 'hasMoreCustomers' | 'isListable'>;
type Suggested = Pick<AccountView, 'suggestions' | 'notes'>;

/**
 * The customers that this Account holds, with one request. If there are none, suggestions from its data, with two
 * more.
 */
export async function findForAccount(
    event: FindForAccount,
    context: Context,
    memory: Memory,
): Promise<AccountView> {
    const accountId = toAccountId(event.salesforceId);
    if (accountId === null) throw new LatchError('INVALID_REQUEST', 'salesforceId: no Account id.');
    const held = await heldBy(accountId, context, memory);
    if (held.customers.length > 0 || event.hints === undefined) {
        return { ...held, suggestions: [], notes: [] };
    }
    const { suggestions, notes } = await suggest(event.hints, context);
    // If they can't be listed, the Account's customers may be among the suggestions.
    const own = suggestions.filter(({ customer }) => isHeldBy(customer, accountId));
    return own.length > 0
        ? { ...held, customers: own.map(({ customer }) => customer), suggestions: [], notes }
        : { ...held, suggestions: suggestions.slice(0, MOST_SUGGESTIONS), notes };
}

/**
 * Fusebill does not document whether customers can be queried by `SalesforceId`. A 400 means that they can't, because
 * the key is then known to be valid.
 */
async function heldBy(accountId: string, context: Context, memory: Memory): Promise<Held> {
    const unlistable: Held = { customers: [], hasMoreCustomers: false, isListable: false };
    const now = context.clock.wallNow();
    if ((memory.unlistableUntil ?? 0) > now) return unlistable;
    const query = `SalesforceId:${accountId.slice(0, 15)}*`;
    const page = await byQuery('id', query, PAGE).find(context);
    if ('exchange' in page && isBadRequest(page.exchange)) {
        memory.unlistableUntil = now + UNLISTABLE_MS;
        return unlistable;
    }
    const { customers: listed, hasHolders } = required(page);
    // Fusebill compares without case, Salesforce ids differ by case.
    const customers = listed.filter((each) => isHeldBy(each, accountId));
    if (customers.length === 0 && !hasHolders) return unlistable;
    return {
        customers: customers.slice(0, MOST_CUSTOMERS),
        hasMoreCustomers: customers.length > MOST_CUSTOMERS || !hasHolders,
        isListable: true,
    };
}

/** With two look-ups, even if the first is unambiguous: another customer may have the same name. */
async function suggest(hints: Hints, context: Context): Promise<Suggested> {
    const traits = toTraits(hints);
    const deadline = Math.min(context.deadline, context.clock.now() + SUGGESTIONS_MS);
    const plans = plansFor(traits).slice(0, MOST_LOOK_UPS);
    const { customers, notes } = collect(await runAll(plans, { ...context, deadline }));
    return { suggestions: rankSuggestions(customers, traits), notes };
}

function toTraits({ name, website, phone, emails = [] }: Hints): AccountTraits {
    const addresses = [...new Set(emailsOf(...emails).map((email) => email.toLowerCase()))];
    const sites = [website ?? '', ...addresses].flatMap((text) => siteOf(text) ?? []);
    return {
        name: name && tellingWord(name) !== null ? name : null,
        emails: addresses,
        sites: [...new Set(sites)],
        phone: phone && digitsOf(phone) !== '' ? phone : null,
    };
}

/** The look-ups for the Account's customer, most distinctive first. */
function plansFor({ name, emails, sites, phone }: AccountTraits): LookUp[] {
    const [site] = sites;
    const email = emails.find((address) => siteOf(address) === null);
    const isPerson = name !== null && looksLikePerson(name) && site === undefined;
    const named = name === null ? [] : byName(name, isPerson);
    return [
        ...(site === undefined
            ? []
            : [byQuery('domain', `PrimaryEmail:*@${safeTerm(site)}*`, PAGE)]),
        ...(site === undefined && email !== undefined
            ? [byQuery('email', `PrimaryEmail:*${safeTerm(email)}*`, PAGE)]
            : []),
        ...named,
        ...(phone === null
            ? []
            : [byDoubtfulQuery('phone', `PrimaryPhone:${phonePattern(digitsOf(phone))}`, PAGE)]),
    ];
}

/** A customer that is a person has no company name. */
function byName(name: string, isPerson: boolean): LookUp[] {
    const company = byQuery('name', `CompanyName:${wordPattern(tellingWord(name) ?? name)}`, PAGE);
    const person = byQuery('name', `LastName:${wordPattern(lastNameIn(name))}`, PAGE);
    return isPerson ? [person, company] : [company];
}
