import {
    namePattern,
    phonePattern,
    tellingWord,
    wordPattern,
} from '../../src/search/query-pattern';

test.each([
    ['maple', '*m*pl*'],
    ['Maplé', '*m*pl*'],
    ["O'Brien", '*br*n*'],
    ['O’Brien', '*br*n*'],
    ['Cyprress', '*c*pr*s*'],
    ['Élan', '*lan*'],
    ['Elan', '*lan*'],
    ['café', '*caf*'],
    ['sun', '*sun*'],
    ['io', '*io*'],
    ['الأزرق', '*الأزرق*'],
])('searches %s with any accents by %s', (word, pattern) => {
    expect(wordPattern(word)).toBe(pattern);
});

test.each([
    ['The Harbour Light Bakery Ltd', 'Harbour'],
    ['Maple Row Dental', 'Maple'],
    ['Juniper & Finch', 'Juniper'],
    ['Dental Services Inc.', 'Services'],
    ['& Co.', 'Co.'],
    ['—', null],
])('uses the most distinctive word of %s: %s', (name, word) => {
    expect(tellingWord(name)).toBe(word);
});

test('searches all words of a name in order', () => {
    expect(namePattern('Maple Row Dental')).toBe('*m*pl*row*d*nt*l*');
});

test('searches the last four digits of a phone, ignoring punctuation', () => {
    expect(phonePattern('135550188')).toBe('*0*1*8*8*');
});

test.each(['a;b:c|d,e*f', '[empty]', '；：＊', '%00;'])(
    'keeps the special characters of %j out of the query',
    (word) => {
        expect(wordPattern(word)).not.toMatch(/[;:|,[\]]/);
        expect(namePattern(word)).not.toMatch(/[;:|,[\]]/);
    },
);
