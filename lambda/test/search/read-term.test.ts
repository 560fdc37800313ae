import { readTerm } from '../../src/search/read-term';

test.each([
    ['172677', 172677],
    ['#172710', 172710],
    ['# 172710', 172710],
    ['172 710', 172710],
    ['172,710', 172710],
    [' 172710\n', 172710],
    ['https://admin.fusebill.com/Customers/Overview/172677', 172677],
    ['https://admin.fusebill.com/Customers/Overview/172677/?tab=1#top', 172677],
    ['https://secure.fusebill.com/v1/customers/172677', 172677],
    ['１７２６７７', 172677],
])('reads an id in %j', (typed, id) => {
    expect(readTerm(typed)?.id).toBe(id);
});

test.each(['12-34', '0', 'JFI-1', '99999999999999999999', '17 26 77', 'https://example.com/5'])(
    'reads no id in %j',
    (typed) => {
        expect(readTerm(typed)?.id).toBeNull();
    },
);

test.each([
    ['613-555-5555', '135555555'],
    ['(613) 555 5555', '135555555'],
    ['+1.613.555.5555', '135555555'],
    ['+44 20 7946 0123', '079460123'],
    ['12717595', '12717595'],
    ['555-12', ''],
    ['JFI-1234567', ''],
])('reads the phone in %j as %j', (typed, phone) => {
    expect(readTerm(typed)?.phone).toBe(phone);
});

test('reads an address from a link', () => {
    expect(readTerm('mailto:dana.fox@example.com')).toMatchObject({
        text: 'dana.fox@example.com',
        isEmail: true,
    });
});

test('reads a valid Account id of 15 or 18 characters', () => {
    expect(readTerm('001Hs00001BaKeR')?.accountId).toBe('001Hs00001BaKeRIAV');
    expect(readTerm('001Hs00001BaKeRIAV')?.accountId).toBe('001Hs00001BaKeRIAV');
    expect(readTerm('001Hs00001BaKeRAAA')?.accountId).toBeNull();
});
