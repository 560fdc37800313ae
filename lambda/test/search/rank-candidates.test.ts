import type { Customer } from '../../../contract/customer';
import { parseCustomer } from '../../src/fusebill/parse-customer';
import { rankCandidates, type Traits } from '../../src/search/rank-candidates';

function customer(fields: Partial<Customer>): Customer {
    const parsed = parseCustomer({ id: 1, ...fields });
    if (parsed === null) throw new Error('That is no customer.');
    return parsed;
}

const kindsOf = (fields: Partial<Customer>, traits: Traits): string[] =>
    rankCandidates([customer(fields)], traits).flatMap(({ reasons }) =>
        reasons.map(({ kind }) => kind),
    );

test('puts what has the better reasons first, and of equals the older customer', () => {
    const ranked = rankCandidates(
        [
            customer({ id: 4, companyName: 'Cedar Works' }),
            customer({ id: 3, companyName: 'Cedar' }),
            customer({ id: 2, companyName: 'Cedar' }),
            customer({ id: 1, companyName: 'Birch', primaryEmail: 'a@cedar.example.com' }),
        ],
        { names: ['Cedar'], domains: ['cedar.example.com'] },
    );

    expect(ranked.map(({ customer: { id } }) => id)).toEqual([2, 3, 1, 4]);
    expect(ranked.map(({ score }) => score)).toEqual([50, 50, 40, 25]);
});

test('leaves out who has nothing in common, and names each customer once', () => {
    const ranked = rankCandidates(
        [customer({ id: 1, companyName: 'Birch' }), customer({ id: 2 }), customer({ id: 2 })],
        { ids: ['2'] },
    );

    expect(ranked.map(({ customer: { id } }) => id)).toEqual([2]);
});

test('puts who shares everything before who shares less', () => {
    const all = {
        companyName: 'Cedar',
        primaryEmail: 'a@cedar.example.com',
        primaryPhone: '613 555 5555',
    };
    const ranked = rankCandidates(
        [customer({ id: 1, ...all, primaryPhone: null }), customer({ id: 2, ...all })],
        {
            names: ['Cedar'],
            emails: ['a@cedar.example.com'],
            domains: ['cedar.example.com'],
            phones: ['(613) 555-5555'],
        },
    );

    expect(ranked.map(({ customer: { id } }) => id)).toEqual([2, 1]);
});

test.each<[string, Partial<Customer>, Traits, string[]]>([
    [
        'a name without its legal form',
        { companyName: 'The Cedar Co., Ltd.' },
        { names: ['CEDAR'] },
        ['nameEquals'],
    ],
    [
        'a name without its accents',
        { companyName: 'Caf\u00e9' },
        { names: ['cafe'] },
        ['nameEquals'],
    ],
    [
        'a name with the same first word',
        { companyName: 'Cedar Bakery' },
        { names: ['Cedar Group'] },
        ['nameAlike'],
    ],
    ['two letters, which are like nothing', { companyName: 'Abacus' }, { names: ['AB'] }, []],
    ['a person', { firstName: 'Dana', lastName: 'Fox' }, { names: ['dana fox'] }, ['nameEquals']],
    [
        'one of several addresses',
        { primaryEmail: 'a@x.example.com; B@X.example.com' },
        { emails: ['b@x.example.com'] },
        ['emailEquals'],
    ],
    [
        'the second address',
        { secondaryEmail: 'b@x.example.com' },
        { domains: ['x.example.com'] },
        ['domainEquals'],
    ],
    ['a free-mail domain', { primaryEmail: 'b@gmail.com' }, { domains: ['gmail.com'] }, []],
    [
        'a phone with its country',
        { primaryPhone: '+1 (613) 555-5555' },
        { phones: ['613 555 5555'] },
        ['phoneEquals'],
    ],
    ['a phone of three digits', { primaryPhone: '911' }, { phones: ['911'] }, []],
    ['a part of a reference', { reference: 'ABC-77' }, { parts: ['c-7'] }, ['referenceAlike']],
])('compares %s', (_, fields, traits, kinds) => {
    expect(kindsOf(fields, traits)).toEqual(kinds);
});
