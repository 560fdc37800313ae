import type { AccountView, Candidate, SearchPage } from '../../contract/reply';
import { BAKERY, INTERIORS, HOLDINGS, startHarness, STOLEN_BIKES, type Harness } from './harness';

const COPPER_KETTLE = '001Hs00002KeTtLIAV';

let harness: Harness;

beforeAll(async () => {
    harness = await startHarness();
});

beforeEach(() => harness.fusebill.reset());

afterAll(() => harness.fusebill.close());

async function accountOf(salesforceId: string, hints?: object): Promise<AccountView> {
    const result = await harness.answer({
        action: 'account',
        salesforceId,
        ...(hints && { hints }),
    });
    if (result.ok && 'suggestions' in result.data) return result.data;
    throw new Error(JSON.stringify(result));
}

async function search(term: string, page = 0): Promise<SearchPage> {
    const result = await harness.answer({ action: 'search', term, page });
    if (result.ok && 'matches' in result.data) return result.data;
    throw new Error(JSON.stringify(result));
}

const idsOf = (candidates: Candidate[]): number[] => candidates.map(({ customer }) => customer.id);
const kindsOf = (candidate: Candidate | undefined): string[] =>
    candidate?.reasons.map(({ kind }) => kind) ?? [];

const BIKES_HINTS = {
    name: 'Stolen Bikes',
    website: 'https://www.stolen-bikes.example.com',
    phone: '(613) 555-5555',
    emails: ['john.doe@stolen-bikes.example.com'],
};

describe('account', () => {
    test('finds the customer that the Account holds, by one request', async () => {
        const { customers, suggestions } = await accountOf(BAKERY, BIKES_HINTS);

        expect(customers.map(({ id }) => id)).toEqual([172690]);
        expect(suggestions).toEqual([]);
        expect(harness.fusebill.requests).toHaveLength(1);
    });

    test('finds both customers of an Account, whichever length their ids have', async () => {
        const { customers } = await accountOf(COPPER_KETTLE);

        expect(customers.map(({ id }) => id).sort()).toEqual([172701, 172702]);
    });

    test('takes an id that differs by case for another Account', async () => {
        const { customers } = await accountOf(BAKERY.slice(0, 15).replace('BaKeR', 'bAkEr'));

        expect(customers).toEqual([]);
    });

    test('suggests the customer that matches in most ways first, and says in which', async () => {
        const { suggestions } = await accountOf(STOLEN_BIKES, BIKES_HINTS);

        expect(suggestions[0]?.customer.id).toBe(172677);
        expect(kindsOf(suggestions[0])).toEqual(
            expect.arrayContaining(['emailEquals', 'domainEquals', 'nameEquals', 'phoneEquals']),
        );
        expect(suggestions.length).toBeLessThanOrEqual(5);
        const scores = suggestions.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
    });

    test('says who holds a suggestion', async () => {
        const { suggestions } = await accountOf(INTERIORS, { name: 'Juniper & Finch Interiors' });

        expect(suggestions[0]).toMatchObject({ customer: { id: 172704 }, holder: HOLDINGS });
    });

    test('suggests nobody for a free-mail domain alone', async () => {
        const { suggestions } = await accountOf(STOLEN_BIKES, {
            emails: ['invented.nobody.1@gmail.com'],
            website: 'gmail.com',
        });

        expect(suggestions).toEqual([]);
        const queries = harness.fusebill.requests.map(({ query }) => query.query);
        expect(queries.filter((query) => query?.includes('@gmail.com*'))).toEqual([
            'PrimaryEmail:*invented.nobody.1@gmail.com*',
        ]);
    });

    test('keeps what the others found when a look-up fails, with a note', async () => {
        harness.fusebill.plan({
            kind: 'status',
            status: 500,
            path: '/v1/customers?query=CompanyName',
            times: 'always',
        });

        const { suggestions, notes } = await accountOf(STOLEN_BIKES, BIKES_HINTS);

        expect(suggestions[0]?.customer.id).toBe(172677);
        expect(notes).toEqual([{ lookup: 'name', code: 'FUSEBILL_UNAVAILABLE' }]);
    });

    test('asks at most four things at once', async () => {
        harness.fusebill.plan({ kind: 'delay', ms: 30, times: 'always' });

        await accountOf(STOLEN_BIKES, {
            ...BIKES_HINTS,
            emails: ['a@one.example.com', 'b@two.example.com', 'c@three.example.com'],
        });

        const ports = new Set(harness.fusebill.requests.map(({ remotePort }) => remotePort));
        expect(ports.size).toBeLessThanOrEqual(4);
    });
});

describe('search', () => {
    test.each([
        ['the id', '172677', 'idEquals'],
        ['the reference', 'JFI-1', 'referenceEquals'],
        ['the e-mail', 'noor.halden@juniper-finch.example.com', 'emailEquals'],
        ['the name', 'juniper & finch interiors', 'nameEquals'],
        ['a part of the name', 'unip', 'nameAlike'],
        ['a part of the e-mail', 'noor.hald', 'emailAlike'],
        ['first and last name', 'Noor Halden', 'nameEquals'],
    ])('finds a customer by %s', async (_, term, reason) => {
        const { matches } = await search(term);

        expect(kindsOf(matches[0])).toContain(reason);
    });

    test('puts the customer with this id first', async () => {
        const { matches } = await search('172677');

        expect(idsOf(matches)[0]).toBe(172677);
    });

    test('goes on from page to page, and ends', async () => {
        const seen = new Set<number>();
        let page = 0;
        for (let hasMore = true; hasMore && page < 10; page++) {
            const answer = await search('example.com', page);
            idsOf(answer.matches).forEach((id) => seen.add(id));
            ({ hasMore } = answer);
        }

        expect(page).toBeGreaterThan(2);
        expect(page).toBeLessThan(10);
        expect(seen.size).toBeGreaterThan(30);
    });

    test.each([';', ':', ',', '*', '|', '[empty]', ' ; * ', ';*:,|[empty]', '--'])(
        'refuses %j, which would ask for everything',
        async (term) => {
            const result = await harness.answer({ action: 'search', term });

            expect(result).toMatchObject({ ok: false, error: { code: 'INVALID_REQUEST' } });
            expect(harness.fusebill.requests).toEqual([]);
        },
    );

    test('lets nothing that is typed change the query', async () => {
        await search('jun;Status:Active|x,*[empty]&pageSize=1000#');

        for (const { query } of harness.fusebill.requests) {
            expect(
                query.query?.replace(/^\w+:\*|\*$/g, '').replace(/\*;LastName:\*/, ''),
            ).not.toMatch(/[;:,*|[\]]/);
            expect(query.pageSize).toBe('10');
        }
    });

    test('finds nothing without calling that a failure', async () => {
        await expect(search('zzzzqqq')).resolves.toMatchObject({ matches: [], hasMore: false });
    });
});
