import { ACCOUNTS } from '../../../dev/demo-ids';
import type { Customer } from '../../../contract/customer';
import { parseCustomer } from '../../src/fusebill/parse-customer';
import { rankMatches } from '../../src/search/rank-matches';
import { readTerm, type Term } from '../../src/search/read-term';

function customer(fields: Partial<Customer>): Customer {
    const parsed = parseCustomer({ id: 1, ...fields });
    if (parsed === null) throw new Error('That is not a customer.');
    return parsed;
}

function term(typed: string): Term {
    const read = readTerm(typed);
    if (read === null) throw new Error('The term is empty.');
    return read;
}

const kindsOf = (fields: Partial<Customer>, typed: string): string[] =>
    rankMatches([customer(fields)], term(typed)).flatMap(({ reasons }) =>
        reasons.map(({ kind }) => kind),
    );

test('puts better reasons first, and the older of two equal customers', () => {
    const ranked = rankMatches(
        [
            customer({ id: 4, companyName: 'Cedar Works' }),
            customer({ id: 3, companyName: 'Cedar' }),
            customer({ id: 2, companyName: 'Cedar' }),
            customer({ id: 1, companyName: 'Birch', primaryEmail: 'a@cedar.example.com' }),
        ],
        term('cedar'),
    );

    expect(ranked.map(({ customer: { id } }) => id)).toEqual([2, 3, 4, 1]);
});

test('puts a customer that matches in three ways before one that matches in two', () => {
    const phone = '6135550134';
    const twice = { reference: phone, primaryPhone: phone };
    const ranked = rankMatches(
        [customer({ id: 1, ...twice }), customer({ id: 2, ...twice, companyName: phone })],
        term(phone),
    );

    expect(ranked.map(({ customer: { id } }) => id)).toEqual([2, 1]);
});

test.each<[string, string, Partial<Customer>, Partial<Customer>]>([
    ['a reference before a phone', '6135550134', { reference: 'X' }, { primaryPhone: 'X' }],
    ['a phone before a name', '6135550134', { primaryPhone: 'X' }, { companyName: 'X' }],
    ['a name before a similar one', 'cedar', { companyName: 'X' }, { companyName: 'X works' }],
    [
        'a similar name before a similar email',
        'cedar',
        { companyName: 'X works' },
        { primaryEmail: 'X@a.example.com' },
    ],
    [
        'a similar name before a similar reference',
        'cedar',
        { companyName: 'X works' },
        { reference: 'X-7' },
    ],
    [
        'a name before everything similar',
        'cedar',
        { companyName: 'X' },
        { primaryEmail: 'X@a.example.com', reference: 'X-7' },
    ],
    [
        'a name and an email before a phone',
        '6135550134',
        { companyName: 'X', primaryEmail: 'X@a.example.com' },
        { primaryPhone: 'X' },
    ],
])('puts %s', (_, typed, better, worse) => {
    const filled = (id: number, fields: object): Customer =>
        customer({ id, ...(JSON.parse(JSON.stringify(fields).replaceAll('X', typed)) as object) });

    const ranked = rankMatches([filled(1, worse), filled(2, better)], term(typed));

    expect(ranked.map(({ customer: { id } }) => id)).toEqual([2, 1]);
});

test('puts a cancelled customer after an equal match, and says that it is cancelled', () => {
    const ranked = rankMatches(
        [
            customer({ id: 1, companyName: 'Cedar', status: 'Cancelled' }),
            customer({ id: 2, companyName: 'Cedar', status: 'Active' }),
        ],
        term('cedar'),
    );

    expect(ranked.map(({ customer: { id } }) => id)).toEqual([2, 1]);
    expect(ranked[1]?.counterEvidence).toEqual([{ kind: 'isCancelled', value: 'Cancelled' }]);
});

test('leaves out customers with nothing in common, and lists each customer once', () => {
    const ranked = rankMatches(
        [customer({ id: 1, companyName: 'Birch' }), customer({ id: 2 }), customer({ id: 2 })],
        term('2'),
    );

    expect(ranked.map(({ customer: { id } }) => id)).toEqual([2]);
});

test.each<[string, Partial<Customer>, string, string[]]>([
    ['an accent within a word', { companyName: 'Märchen' }, 'marchen', ['nameEquals']],
    ['an id', { id: 7 }, '7', ['idEquals']],
    [
        'a name without its legal form',
        { companyName: 'The Cedar Co., Ltd.' },
        'CEDAR',
        ['nameEquals'],
    ],
    ['a name without its accents', { companyName: 'Café' }, 'cafe', ['nameEquals']],
    ['a name with wrong accents', { companyName: 'Cafe' }, 'Café', ['nameEquals']],
    ['words in another order', { companyName: 'Maple Dental' }, 'dental maple', ['nameEquals']],
    ['and for &', { companyName: 'Juniper & Finch' }, 'juniper and finch', ['nameEquals']],
    ['a curly apostrophe', { companyName: 'O’Brien' }, "O'Brien", ['nameEquals']],
    ['no apostrophe', { companyName: 'O’Brien' }, 'obrien', ['nameEquals']],
    ['a part of a name', { companyName: 'Cedar Bakery' }, 'dar bak', ['nameAlike']],
    ['a typo', { companyName: 'Harbour Lights' }, 'harbuor lights', ['nameAlike']],
    ['a person', { firstName: 'Dana', lastName: 'Fox' }, 'dana fox', ['nameEquals']],
    [
        'a person, last name first',
        { firstName: 'Dana', lastName: 'Fox' },
        'Fox, Dana',
        ['nameEquals'],
    ],
    [
        'one of several addresses',
        { primaryEmail: 'a@x.example.com; B@X.example.com' },
        'b@x.example.com',
        ['emailEquals', 'domainEquals'],
    ],
    [
        'the second address',
        { secondaryEmail: 'b@x.example.com' },
        'mailto:b@x.example.com',
        ['emailEquals', 'domainEquals'],
    ],
    ['a part of an address', { primaryEmail: 'dana.fox@x.example.com' }, 'a.fox', ['emailAlike']],
    [
        'another address at the domain',
        { primaryEmail: 'a@x.example.com' },
        'b@x.example.com',
        ['domainEquals'],
    ],
    ['another address at a free-mail domain', { primaryEmail: 'a@gmail.com' }, 'b@gmail.com', []],
    [
        'a phone with its country',
        { primaryPhone: '+1 (613) 555-5555' },
        '613 555 5555',
        ['phoneEquals'],
    ],
    ['the second phone', { secondaryPhone: '613.555.5555' }, '+16135555555', ['phoneEquals']],
    ['a phone of three digits', { primaryPhone: '911' }, '911', []],
    ['a reference', { reference: 'ABC-77' }, 'abc-77', ['referenceEquals']],
    ['a part of a reference', { reference: 'ABC-77' }, 'c-7', ['referenceAlike']],
    [
        'the Account that holds it',
        { salesforceId: '001Hs00001BaKeR' },
        ACCOUNTS.bakery,
        ['idEquals'],
    ],
    ['an Account that differs by case', { salesforceId: '001Hs00001bAkEr' }, ACCOUNTS.bakery, []],
])('compares %s', (_, fields, typed, kinds) => {
    expect(kindsOf(fields, typed)).toEqual(kinds);
});

test.each<[string, string, Partial<Customer>]>([
    ['strong', '172677', { id: 172677 }],
    ['strong', '+1 613 555 0134', { primaryPhone: '(613) 555-0134' }],
    ['strong', 'dana@cedar.example.com', { secondaryEmail: 'dana@cedar.example.com' }],
    ['likely', 'CW-20', { reference: 'cw-20' }],
    ['likely', 'Cedar Works', { companyName: 'Cedar Works Inc.' }],
    ['weak', 'Cedar', { companyName: 'Cedar Works' }],
    ['weak', 'dana@cedar', { primaryEmail: 'dana@cedar.example.com' }],
])('calls a match %s: %s', (grade, typed, fields) => {
    const [match] = rankMatches([customer(fields)], term(typed));

    expect(match?.grade).toBe(grade);
});
