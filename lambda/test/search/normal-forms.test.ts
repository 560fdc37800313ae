import { emailsOf } from '../../src/search/normal-forms';

test.each([
    ['jo@example.com; ann@example.com'],
    ['jo@example.com,ann@example.com'],
    ['jo@example.com ann@example.com'],
    ['mailto:jo@example.com ; MAILTO:ann@example.com;'],
])('"%s" contains two addresses', (field) => {
    expect(emailsOf(field)).toEqual(['jo@example.com', 'ann@example.com']);
});

test('addresses are read from all fields, without invalid ones', () => {
    expect(emailsOf('jo@example.com', null, 'unknown', undefined, 'ann@example.com')).toEqual([
        'jo@example.com',
        'ann@example.com',
    ]);
});
