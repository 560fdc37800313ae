import fc from 'fast-check';
import { nameSimilarity } from '../../src/search/name-similarity';

test.each([
    ['Stolen Bikes', 'STOLEN BIKES, Inc.'],
    ['Maple Row Dental', 'Dental Maple Row'],
    ['Sol Barrow', 'Barrow, Sol'],
    ['Juniper & Finch', 'Juniper and Finch'],
    ["O'Dell's Tackle", 'ODells Tackle'],
    ['Café Olé SARL', 'Cafe Ole S.A.R.L.'],
    ['Søndergaard Foods', 'Sondergaard Foods'],
    ['Harbour Intl', 'Harbour International'],
])('treats %s and %s as the same', (one, other) => {
    expect(nameSimilarity(one, other)).toBeGreaterThan(0.98);
});

test.each([
    ['Harbour Light Bakery', 'Harbuor Light Bakery'],
    ['Stolen Bikes', 'Stollen Bikes'],
    ['Harbour Light', 'Harbour Light Bakery'],
])('treats %s and %s as nearly the same', (one, other) => {
    expect(nameSimilarity(one, other)).toBeGreaterThan(0.8);
    expect(nameSimilarity(one, other)).toBeLessThan(0.99);
});

test.each([
    ['Harbour Services', 'Maple Services'],
    ['Copper Kettle Coffee', 'Copper Pipe Plumbing'],
    ['Sol Barrow', 'Dana Fox'],
])('treats %s and %s as different', (one, other) => {
    expect(nameSimilarity(one, other)).toBeLessThan(0.6);
});

test('is symmetric and between 0 and 1 for any names', () => {
    fc.assert(
        fc.property(fc.string(), fc.string(), (one, other) => {
            const similarity = nameSimilarity(one, other);

            expect(similarity).toBeGreaterThanOrEqual(0);
            expect(similarity).toBeLessThanOrEqual(1);
            expect(nameSimilarity(other, one)).toBeCloseTo(similarity, 10);
        }),
    );
});
