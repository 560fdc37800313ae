import { isSameRecord, toAccountId, toId18 } from '../../src/latch/account-id';

test.each([
    ['001D000000IqhSL', '001D000000IqhSLIAZ'],
    ['0014100000JJ3wt', '0014100000JJ3wtAAD'],
])('adds the suffix to %s', (id15, id18) => {
    expect(toId18(id15)).toBe(id18);
    expect(toId18(id18)).toBe(id18);
    expect(toId18(id15 + id18.slice(15).toLowerCase())).toBe(id18);
});

test.each([
    '',
    '001D000000IqhS',
    '001D000000IqhSLIA',
    '001D000000IqhSLIAA',
    '001D000000IqhSL ',
    '001D000000Iqh\u0405L',
    '001D00000\n0IqhSL',
])('does not treat %j as an id', (text) => {
    expect(toId18(text)).toBeNull();
});

test('does not treat the id of another object as an Account id', () => {
    expect(toId18('003D000000IqhSL')).not.toBeNull();
    expect(toAccountId('003D000000IqhSL')).toBeNull();
});

test('compares the first 15 characters, with case', () => {
    expect(isSameRecord('001D000000IqhSL', '001D000000IqhSLIAZ')).toBe(true);
    expect(isSameRecord('001D000000IqhSL', '001D000000IqhSl')).toBe(false);
});
