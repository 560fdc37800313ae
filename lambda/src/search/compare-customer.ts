import type { Customer } from '../../../contract/customer';
import type { CounterEvidence, Reason } from '../../../contract/reply';
import { statusEvidence, valuesOf, type CustomerValues } from './customer-values';
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
export type Comparison = {
    /** From 0 to 1; null if one of the two has no name. */
    name: number | null;
    hasEmail: boolean;
    hasSite: boolean;
    hasPhone: boolean;
    reasons: Reason[];
    counterEvidence: CounterEvidence[];
};

/** From here on, two names count as equal. */
export const NAME_EQUALS = 0.98;
/** Little more than one distinctive word; such a customer is a weak match. */
const NAME_ALIKE = 0.35;
const NAME_DIFFERS = 0.35;

/** Compares the values of a customer with those of an Account. */
export function compareCustomer(customer: Customer, account: AccountTraits): Comparison {
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
