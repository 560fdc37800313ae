import { chainsOf } from '../../src/latch/chains-of';

const [A, B, C] = ['0014100000JJ3wt', '001Hs00001BaKeR', '001Hs00003JuNip'];

const indexesOf = (...rows: [fusebillId: number, salesforceId: string][]): number[][] =>
    chainsOf(rows.map(([fusebillId, salesforceId]) => ({ fusebillId, salesforceId })))
        .map((chain) => chain.map(({ index }) => index))
        .sort(([a = 0], [b = 0]) => a - b);

test('keeps rows that share nothing separate', () => {
    expect(indexesOf([1, A], [2, B], [3, C])).toEqual([[0], [1], [2]]);
});

test('chains rows of one customer', () => {
    expect(indexesOf([1, A], [2, B], [1, C])).toEqual([[0, 2], [1]]);
});

test('chains rows of one Account, with either form of its id', () => {
    expect(indexesOf([1, A], [2, B], [3, `${A}AAD`])).toEqual([[0, 2], [1]]);
});

test('treats ids that differ by case as two Accounts', () => {
    expect(indexesOf([1, B], [2, B.toLowerCase()])).toEqual([[0], [1]]);
});

test('joins chains that a later row links, and keeps the order of the rows', () => {
    expect(indexesOf([1, A], [2, B], [3, C], [2, A], [4, B])).toEqual([[0, 1, 3, 4], [2]]);
});
