import { normalName, weightOf } from '../../src/search/name-words';

const LEGAL_FORMS = [
    ...[
        'AB',
        'AG',
        'A/S',
        'B.V.',
        'Co.',
        'Company',
        'Corp.',
        'Corporation',
        'GmbH',
        'GmbH & Co. KG',
    ],
    ...[
        'Inc.',
        'Incorporated',
        'KG',
        'K.K.',
        'L.L.C.',
        'LLP',
        'LP',
        'Ltd.',
        'Ltda',
        'Limited',
        'N.V.',
    ],
    ...[
        'Oy',
        'Oyj',
        'PLC',
        'Pte. Ltd.',
        'Pty Ltd',
        'S.A.',
        'SARL',
        'S.A.S.',
        'S.L.',
        'S.p.A.',
        'S.r.l.',
    ],
];

test.each(LEGAL_FORMS)('%s is not part of the name', (form) => {
    expect(normalName(`Blue Anchor ${form}`)).toBe(normalName('Blue Anchor'));
});

test.each([
    ['Blue Anchor and Sons', 'Blue Anchor & Sons'],
    ['The Blue Anchor', 'Blue Anchor'],
    ['Der Blaue Anker', 'Blaue Anker'],
])('%s and %s are one name', (name, other) => {
    expect(normalName(name)).toBe(normalName(other));
});

test('a name that is only a legal form keeps it', () => {
    expect(normalName('The Company')).toBe('company the');
});

test('a word that many names have counts less than a rare one, and a legal form nothing', () => {
    expect(weightOf('anchor')).toBeGreaterThan(weightOf('logistics'));
    expect(weightOf('logistics')).toBeGreaterThan(0);
    expect(weightOf('gmbh')).toBe(0);
});
