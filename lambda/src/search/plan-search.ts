import { byDoubtfulQuery, byId, byQuery, type LookUp, type Outcome } from './look-up';
import { siteOf } from './normal-forms';
import { lastNameIn } from './person-name';
import { namePattern, phonePattern, tellingWord, wordPattern } from './query-pattern';
import type { Term } from './read-term';
import { TEXT_CRITERIA, type TextCriterion } from './text-criteria';

const PAGE = { number: 0, size: 200 };

/** At most two, so that typing a word with pauses stays within a sandbox's limit per minute. */
export type NarrowPlan = readonly [first: LookUp, second?: LookUp];

/** The look-ups that most likely find the term. The second may depend on the results of the first. */
export function narrowLookUps(term: Term, first?: Outcome): NarrowPlan {
    const { typed, text, id, accountId, isEmail, phone, isCode } = term;
    if (accountId !== null) return [byAccount(accountId)];
    if (isEmail) return [byEmail(text), bySite(text)];
    if (id !== null && phone === '') return [byId(id), byReference(text)];
    if (id !== null) return [byId(id), byPhone(phone)];
    if (phone !== '') return [byPhone(phone), byReference(text)];
    if (isCode) return [byReference(text), byCompany(text)];
    if (/^\S+\.\S*$/.test(text)) return [byEmail(text), byCompany(text)];
    const isTooMany = first !== undefined && 'customers' in first.result && !first.result.isWhole;
    return [byCompany(text), isTooMany ? byWholeName(text) : byLastName(typed)];
}

/** All look-ups, most likely first: at most six, with one request each. */
export function wideLookUps(term: Term): LookUp[] {
    const { typed, text, id, accountId, isEmail, phone } = term;
    if (accountId !== null) return [byAccount(accountId), byReference(text)];
    if (isEmail) {
        const site = bySite(text);
        const sites = site === undefined ? [] : [site];
        return [byEmail(text), ...sites, bySecondEmail(text), byReference(text)];
    }
    return [
        ...(id === null ? [] : [byId(id)]),
        ...Object.values(TEXT_CRITERIA).map((criterion) => byText(criterion, text)),
        ...(phone === '' ? [] : [byPhone(phone)]),
        byCompany(text),
        ...(id === null && phone === ''
            ? [byLastName(typed), byFirstName(typed), byWholeName(text)]
            : []),
    ];
}

const byText = ({ name, field }: TextCriterion, text: string): LookUp =>
    byQuery(name, `${field}:*${text}*`, PAGE);

const byReference = (text: string): LookUp => byText(TEXT_CRITERIA.reference, text);

const byEmail = (text: string): LookUp => byText(TEXT_CRITERIA.email, text);

const byCompany = (text: string): LookUp =>
    byQuery('name', `CompanyName:${wordPattern(tellingWord(text) ?? text)}`, PAGE);

const byWholeName = (text: string): LookUp =>
    byQuery('name', `CompanyName:${namePattern(text)}`, PAGE);

const byLastName = (text: string): LookUp =>
    byQuery('name', `LastName:${wordPattern(lastNameIn(text))}`, PAGE);

const byFirstName = (text: string): LookUp =>
    byQuery('name', `FirstName:${wordPattern(lastNameIn(text))}`, PAGE);

const byAccount = (accountId: string): LookUp =>
    byQuery('id', `SalesforceId:${accountId.slice(0, 15)}*`, PAGE);

/** Fusebill documents `PrimaryPhone`, but not whether every account may query it. */
const byPhone = (digits: string): LookUp =>
    byDoubtfulQuery('phone', `PrimaryPhone:${phonePattern(digits)}`, PAGE);

const bySecondEmail = (text: string): LookUp =>
    byDoubtfulQuery('email', `SecondaryEmail:*${text}*`, PAGE);

/** A customer with this second address usually has a first one in the same domain. */
function bySite(email: string): LookUp | undefined {
    const site = siteOf(email);
    return site === null ? undefined : byQuery('domain', `PrimaryEmail:*@${site}*`, PAGE);
}
