import type { AccountView, Candidate, SearchPage } from '../../../contract/reply';
import { makeCustomer } from '../../../dev/fusebill/seed/make-customer';
import {
    BAKERY,
    INTERIORS,
    HOLDINGS,
    SHORT_ATTEMPT_MS,
    startHarness,
    STOLEN_BIKES,
    type Harness,
} from '../harness';

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

    test('lists the first ten customers of an Account, and says that there are more', async () => {
        const crowded = await startHarness({
            customers: Array.from({ length: 120 }, (_, index) =>
                makeCustomer({
                    id: 1000 + index,
                    companyName: `Invented ${index}`,
                    // Fusebill does not tell these two apart.
                    salesforceId: index % 2 === 0 ? BAKERY : BAKERY.replace('BaKeR', 'bAkEr'),
                }),
            ),
        });

        const result = await crowded.answer({ action: 'account', salesforceId: BAKERY });

        await crowded.fusebill.close();
        expect(result).toMatchObject({ ok: true, data: { hasMoreCustomers: true } });
        const held = result.ok && 'customers' in result.data ? result.data.customers : [];
        expect(held.map(({ id }) => id)).toEqual(
            Array.from({ length: 10 }, (_, index) => 1000 + index * 2),
        );
    });

    test.each([
        'gmail.com',
        'yahoo.co.uk',
        'outlook.com.br',
        'hotmail.it',
        'gmx.net',
        't-online.de',
        'wp.pl',
    ])('suggests nobody for the free-mail domain %s alone', async (domain) => {
        const crowded = await startHarness({
            customers: [
                makeCustomer({ id: 1, companyName: 'Cedar', primaryEmail: `one@${domain}` }),
                makeCustomer({ id: 2, companyName: 'Birch', primaryEmail: `two@${domain}` }),
            ],
        });

        const result = await crowded.answer({
            action: 'account',
            salesforceId: STOLEN_BIKES,
            hints: { name: 'Alder', website: `https://www.${domain}`, emails: [`TWO@${domain}`] },
        });

        const queries = crowded.fusebill.requests.map(({ query }) => query.query);
        await crowded.fusebill.close();
        const suggestions =
            result.ok && 'suggestions' in result.data ? result.data.suggestions : [];
        expect(idsOf(suggestions)).toEqual([2]);
        expect(suggestions[0]?.reasons).toEqual([{ kind: 'emailEquals', value: `two@${domain}` }]);
        expect(queries).not.toContain(`PrimaryEmail:*@${domain}*`);
    });

    test('suggests five at most, though more match', async () => {
        const crowded = await startHarness({
            customers: Array.from({ length: 9 }, (_, index) =>
                makeCustomer({ id: 1 + index, companyName: `Alder ${index}` }),
            ),
        });

        const result = await crowded.answer({
            action: 'account',
            salesforceId: STOLEN_BIKES,
            hints: { name: 'Alder Ltd' },
        });

        await crowded.fusebill.close();
        const suggestions =
            result.ok && 'suggestions' in result.data ? result.data.suggestions : [];
        expect(suggestions).toHaveLength(5);
        expect(kindsOf(suggestions[0])).toEqual(['nameAlike']);
    });

    test('asks for a name with its accents, and takes it for equal without them', async () => {
        const french = await startHarness({
            customers: [makeCustomer({ id: 1, companyName: 'Caf\u00e9 Ol\u00e9 SARL' })],
        });
        const named = async (name: string): Promise<unknown> =>
            french.answer({ action: 'account', salesforceId: STOLEN_BIKES, hints: { name } });

        const result = await named('Caf\u00e9 Ol\u00e9');

        await french.fusebill.close();
        expect(result).toMatchObject({
            data: { suggestions: [{ reasons: [{ kind: 'nameEquals' }] }] },
        });
    });

    test.each([
        ['fails', { kind: 'status', status: 500 }],
        ['is slow', { kind: 'delay', ms: SHORT_ATTEMPT_MS * 2 }],
    ] as const)('keeps what the others found when a look-up %s, with a note', async (_, fault) => {
        const partly = await startHarness({ attemptMs: SHORT_ATTEMPT_MS });
        partly.fusebill.plan({
            ...fault,
            path: '/v1/customers?query=CompanyName',
            times: 'always',
        });

        const result = await partly.answer({
            action: 'account',
            salesforceId: STOLEN_BIKES,
            hints: BIKES_HINTS,
        });

        await partly.fusebill.close();
        expect(result).toMatchObject({
            data: {
                suggestions: [{ customer: { id: 172677 } }],
                notes: [{ lookup: 'name', code: 'FUSEBILL_UNAVAILABLE' }],
            },
        });
    });

    test('does without the phone, and without a note, where Fusebill knows no such filter', async () => {
        harness.fusebill.plan({
            kind: 'status',
            status: 400,
            path: '/v1/customers?query=PrimaryPhone',
            times: 'always',
        });

        const { suggestions, notes } = await accountOf(STOLEN_BIKES, BIKES_HINTS);

        expect(suggestions[0]?.customer.id).toBe(172677);
        expect(notes).toEqual([]);
    });

    test('asks four things at once, and never more', async () => {
        const crowded = await startHarness();
        crowded.fusebill.plan({ kind: 'delay', ms: 150, times: 'always' });

        await crowded.answer({
            action: 'account',
            salesforceId: STOLEN_BIKES,
            hints: {
                ...BIKES_HINTS,
                emails: ['a@one.example.com', 'b@two.example.com', 'c@gmail.com', 'd@gmail.com'],
            },
        });

        const { requests } = crowded.fusebill;
        await crowded.fusebill.close();
        // Each takes 150 ms: what came within 150 ms after one was sent while that one was under way.
        const together = requests.map(
            ({ at }) => requests.filter((other) => other.at >= at && other.at < at + 150).length,
        );
        expect(new Set(requests.map(({ remotePort }) => remotePort)).size).toBe(4);
        expect(Math.max(...together)).toBe(4);
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

    test('goes on from page to page, each customer once, the best first, and ends', async () => {
        const seen: Candidate[] = [];
        const sizes: number[] = [];
        for (let page = 0, hasMore = true; hasMore && page < 10; page++) {
            const answer = await search('example.com', page);
            seen.push(...answer.matches);
            sizes.push(answer.matches.length);
            ({ hasMore } = answer);
        }

        expect(seen.length).toBeGreaterThan(30);
        expect(new Set(idsOf(seen)).size).toBe(seen.length);
        expect(sizes.slice(0, -1).every((size) => size === 10)).toBe(true);
        const scores = seen.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
    });

    describe('among many', () => {
        let crowded: Harness;

        beforeAll(async () => {
            crowded = await startHarness({
                limits: { minute: 100_000, day: 100_000 },
                customers: Array.from({ length: 170 }, (_, index) =>
                    makeCustomer({
                        id: 5001 + index,
                        companyName: `Invented 9${index}`,
                        reference: index === 169 ? '9' : `9-${index}`,
                    }),
                ),
            });
        });

        afterAll(() => crowded.fusebill.close());

        test('puts the one whose reference is the term first, though all others hold it', async () => {
            const result = await crowded.answer({ action: 'search', term: '9' });

            expect(result).toMatchObject({
                data: { matches: [{ customer: { id: 5170 } }, {}, {}, {}, {}, {}, {}, {}, {}, {}] },
            });
        });

        test('shows every one of them, once, and in fixed places', async () => {
            const seen: number[] = [];
            let page = 0;
            for (let hasMore = true; hasMore; page++) {
                const result = await crowded.answer({ action: 'search', term: '9', page });
                if (!result.ok || !('matches' in result.data)) throw new Error('No page came.');
                seen.push(...idsOf(result.data.matches));
                ({ hasMore } = result.data);
            }

            expect(page).toBe(17);
            expect(new Set(seen).size).toBe(170);
        });

        test('ends behind the last page', async () => {
            const result = await crowded.answer({ action: 'search', term: '9', page: 1000 });

            expect(result).toMatchObject({ ok: true, data: { matches: [], hasMore: false } });
        });
    });

    test.each([
        ';',
        ':',
        ',',
        '*',
        '|',
        '[empty]',
        ' ; * ',
        ';*:,|[empty]',
        '[ EMPTY ]',
        '\uff3bempty\uff3d',
        '\uff1b\uff1a\uff0a',
        '\u01c0\u01c1',
        '\u0000',
        '--',
        '%',
    ])('refuses %j, which would ask for everything', async (term) => {
        const result = await harness.answer({ action: 'search', term });

        expect(result).toMatchObject({ ok: false, error: { code: 'INVALID_REQUEST' } });
        expect(harness.fusebill.requests).toEqual([]);
    });

    test.each([
        'jun;Status:Active|x,*[empty]&pageSize=1000#',
        'jun\uff1bStatus\uff1aActive\uff5cx\uff0c\uff0a\uff3bempty\uff3d',
        'jun\u037eStatus\ufe55Active\u01c0x\u201a\u2217\u2223\u2236',
        'jun\u0000;\r\nStatus:\tActive',
        'jun%3BStatus%3AActive',
        'jun\ud800;',
    ])('lets nothing of %j change the query', async (term) => {
        await search(term);

        expect(harness.fusebill.requests.length).toBeGreaterThan(0);
        for (const { query, path } of harness.fusebill.requests) {
            const person = /^FirstName:\*([^;]*)\*;LastName:\*([^;]*)\*$/.exec(query.query ?? '');
            const single = /^\w+:\*?(.*?)\*?$/s.exec(query.query ?? '');
            const values = person?.slice(1) ?? single?.slice(1) ?? [];
            expect(path).toBe('/v1/customers');
            expect(values.join(' ')).toMatch(/^jun[\p{L}\p{N} &#]*$/u);
            expect(query.pageSize).toBe('50');
        }
    });

    test('finds nothing without calling that a failure', async () => {
        await expect(search('zzzzqqq')).resolves.toMatchObject({ matches: [], hasMore: false });
    });
});
