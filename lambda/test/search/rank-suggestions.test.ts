import type { Customer } from '../../../contract/customer';
import { parseCustomer } from '../../src/fusebill/parse-customer';
import { rankSuggestions } from '../../src/search/rank-suggestions';

const ACCOUNT = {
    name: 'Cedar Works',
    emails: ['ada@cedar.example.com'],
    sites: ['cedar.example.com'],
    phone: '613-555-0134',
};

/** Shares name, email and domain with the Account, together worth more than 100 points. */
function likeAccount(fields: Partial<Customer>): Customer {
    const [primaryEmail] = ACCOUNT.emails;
    const parsed = parseCustomer({ companyName: ACCOUNT.name, primaryEmail, ...fields });
    if (parsed === null) throw new Error('That is not a customer.');
    return parsed;
}

test('puts a customer that shares everything before one that shares a lot', () => {
    const ranked = rankSuggestions(
        [likeAccount({ id: 1 }), likeAccount({ id: 2, primaryPhone: ACCOUNT.phone })],
        ACCOUNT,
    );

    expect(ranked.map(({ customer: { id } }) => id)).toEqual([2, 1]);
    expect(ranked.map(({ score }) => score)).toEqual([160, 135]);
});

test('puts a cancelled customer after one with the same evidence, even if it is older', () => {
    const ranked = rankSuggestions(
        [likeAccount({ id: 1, status: 'Cancelled' }), likeAccount({ id: 2, status: 'Active' })],
        ACCOUNT,
    );

    expect(ranked.map(({ customer: { id } }) => id)).toEqual([2, 1]);
    expect(ranked.map(({ counterEvidence }) => counterEvidence)).toEqual([
        [],
        [{ kind: 'isCancelled', value: 'Cancelled' }],
    ]);
});

test('puts a name with a typo before one that shares a word', () => {
    const nobody = { primaryEmail: null };
    const ranked = rankSuggestions(
        [
            likeAccount({ id: 1, companyName: 'Cedar Bottling', ...nobody }),
            likeAccount({ id: 2, companyName: 'Ceder Works', ...nobody }),
        ],
        ACCOUNT,
    );

    expect(ranked.map(({ customer: { id } }) => id)).toEqual([2, 1]);
});

test.each<[string, Partial<Customer>, Partial<Customer>]>([
    [
        'another domain after one without an address',
        { primaryEmail: 'ada@birch.example.com' },
        { primaryEmail: null },
    ],
    [
        'another name after one without a name',
        { companyName: 'Birch Bottling' },
        { companyName: null },
    ],
])('puts a customer with %s', (_, differing, lacking) => {
    const ranked = rankSuggestions(
        [likeAccount({ id: 1, ...differing }), likeAccount({ id: 2, ...lacking })],
        ACCOUNT,
    );

    expect(ranked.map(({ customer: { id } }) => id)).toEqual([2, 1]);
});

test.each<[string, Partial<Customer>, string]>([
    ['strong, with an equal name and another equal value', {}, 'strong'],
    ['likely, with only the name', { primaryEmail: null }, 'likely'],
    ['likely, with only the address', { companyName: 'Birch Bottling' }, 'likely'],
    [
        'weak, with only a nearly equal name',
        { companyName: 'Ceder W.', primaryEmail: null },
        'weak',
    ],
])('calls a suggestion %s', (_, fields, grade) => {
    const [suggestion] = rankSuggestions([likeAccount({ id: 1, ...fields })], ACCOUNT);

    expect(suggestion?.grade).toBe(grade);
});
