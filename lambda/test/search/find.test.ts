import { ACCOUNTS, CUSTOMERS } from '../../../dev/demo-ids';
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

const COPPER_KETTLE = ACCOUNTS.kettle;

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

async function search(term: string, page = 0, isWide = false): Promise<SearchPage> {
    const result = await harness.answer({ action: 'search', term, page, isWide });
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
    test('finds the customer that the Account holds with one request', async () => {
        const { customers, suggestions } = await accountOf(BAKERY, BIKES_HINTS);

        expect(customers.map(({ id }) => id)).toEqual([CUSTOMERS.bakery]);
        expect(suggestions).toEqual([]);
        expect(harness.fusebill.requests).toHaveLength(1);
    });

    test('finds both customers of an Account, with either form of its id', async () => {
        const { customers } = await accountOf(COPPER_KETTLE);

        expect(customers.map(({ id }) => id).sort()).toEqual([
            CUSTOMERS.kettle,
            CUSTOMERS.roastery,
        ]);
    });

    test('treats an id that differs in case as another Account', async () => {
        const { customers } = await accountOf(BAKERY.slice(0, 15).replace('BaKeR', 'bAkEr'));

        expect(customers).toEqual([]);
    });

    test('suggests the customer that matches in most ways first, with the reasons', async () => {
        const { suggestions } = await accountOf(STOLEN_BIKES, BIKES_HINTS);

        expect(suggestions[0]?.customer.id).toBe(CUSTOMERS.stolenBikes);
        expect(kindsOf(suggestions[0])).toEqual(
            expect.arrayContaining(['emailEquals', 'domainEquals', 'nameEquals', 'phoneEquals']),
        );
        expect(suggestions.length).toBeLessThanOrEqual(5);
        const scores = suggestions.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
    });

    test('says who holds a suggestion', async () => {
        const { suggestions } = await accountOf(INTERIORS, { name: 'Juniper & Finch Interiors' });

        expect(suggestions[0]).toMatchObject({
            customer: { id: CUSTOMERS.interiors },
            holder: HOLDINGS,
        });
    });

    test('lists the first ten customers of an Account, and says that there are more', async () => {
        const crowded = await startHarness({
            customers: Array.from({ length: 120 }, (_, index) =>
                makeCustomer({
                    id: 1000 + index,
                    companyName: `Invented ${index}`,
                    // Fusebill does not distinguish these two.
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

    test('suggests at most five, even if more match', async () => {
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

    test('searches a name with its accents, but treats it as equal without them', async () => {
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
    ] as const)('keeps the other results when a look-up %s, with a note', async (_, fault) => {
        const partly = await startHarness({ attemptMs: SHORT_ATTEMPT_MS });
        partly.fusebill.plan({
            ...fault,
            path: '/v1/customers?query=PrimaryEmail',
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
                suggestions: expect.arrayContaining([
                    expect.objectContaining({
                        customer: expect.objectContaining({ id: CUSTOMERS.stolenBikes }) as object,
                    }),
                ]) as object,
                notes: [{ lookup: 'domain', code: 'FUSEBILL_UNAVAILABLE' }],
            },
        });
    });

    test('costs at most three requests, however much the Account contains', async () => {
        await accountOf(STOLEN_BIKES, {
            name: 'Nobody Knows',
            website: 'https://nobody.example.com',
            phone: '613 555 0000',
            emails: ['a@gmail.com', 'b@gmail.com', 'c@nobody.example.com', 'd@other.example.com'],
        });

        expect(harness.fusebill.requests).toHaveLength(3);
    });

    test('grades a suggestion, and says what counts against it', async () => {
        const { suggestions } = await accountOf(STOLEN_BIKES, {
            ...BIKES_HINTS,
            emails: [],
            website: 'https://other-bikes.example.com',
        });
        const [first] = (await accountOf(STOLEN_BIKES, BIKES_HINTS)).suggestions;

        expect(first).toMatchObject({ grade: 'strong', counterEvidence: [] });
        expect(suggestions[0]).toMatchObject({
            customer: { id: CUSTOMERS.stolenBikes },
            counterEvidence: [{ kind: 'domainDiffers', value: 'stolen-bikes.example.com' }],
        });
    });

    test('grades neither of two equal matches as strong, and puts the cancelled one last', async () => {
        const twins = [1, 2, 3].map((id) =>
            makeCustomer({
                id,
                companyName: 'Alder Works',
                primaryEmail: 'a@alder.example.com',
                status: id === 1 ? 'Cancelled' : 'Active',
            }),
        );
        const hints = { name: 'Alder Works', website: 'alder.example.com' };
        const suggestionsAmong = async (customers: typeof twins): Promise<Candidate[]> => {
            const near = await startHarness({ customers });
            const event = { action: 'account', salesforceId: STOLEN_BIKES, hints };
            const result = await near.answer(event);
            await near.fusebill.close();
            return result.ok && 'suggestions' in result.data ? result.data.suggestions : [];
        };

        const [all, two] = [
            await suggestionsAmong(twins),
            await suggestionsAmong(twins.slice(0, 2)),
        ];

        expect(all.map(({ customer: { id }, grade }) => [id, grade])).toEqual([
            [2, 'likely'],
            [3, 'likely'],
            [1, 'likely'],
        ]);
        expect(two.map(({ customer: { id }, grade }) => [id, grade])).toEqual([
            [2, 'strong'],
            [1, 'likely'],
        ]);
    });

    test.each([
        ['Sol Barrow', null],
        ['Barrow, Sol', null],
        ['BARROW, SOL', null],
        ['Sol Barrow', 'sol.barrow@gmail.com'],
    ])('finds the person %s, who has no company (address: %s)', async (name, email) => {
        const people = await startHarness({
            customers: [
                makeCustomer({
                    id: 1,
                    companyName: null,
                    firstName: 'Sol',
                    lastName: 'Barrow',
                    primaryEmail: 'sol.barrow@gmail.com',
                }),
                makeCustomer({ id: 2, companyName: null, firstName: 'Ada', lastName: 'Barrow' }),
            ],
        });

        const result = await people.answer({
            action: 'account',
            salesforceId: STOLEN_BIKES,
            hints: { name, emails: email === null ? [] : [email] },
        });

        const { length } = people.fusebill.requests;
        await people.fusebill.close();
        const found = result.ok && 'suggestions' in result.data ? result.data.suggestions : [];
        expect(idsOf(found)[0]).toBe(1);
        expect(length).toBeLessThanOrEqual(3);
    });

    describe('when Fusebill cannot be queried by SalesforceId', () => {
        let unlisted: Harness;

        beforeAll(async () => {
            unlisted = await startHarness({ hasSalesforceIdFilter: false });
        });

        afterAll(() => unlisted.fusebill.close());

        test("says that customers can't be listed, and suggests what it finds", async () => {
            const result = await unlisted.answer({
                action: 'account',
                salesforceId: STOLEN_BIKES,
                hints: BIKES_HINTS,
            });

            expect(result).toMatchObject({ ok: true, data: { customers: [], isListable: false } });
            const found = result.ok && 'suggestions' in result.data ? result.data.suggestions : [];
            expect(idsOf(found)[0]).toBe(CUSTOMERS.stolenBikes);
        });

        test('does not query it again soon', async () => {
            const before = unlisted.fusebill.requests.length;

            await unlisted.answer({ action: 'account', salesforceId: BAKERY });

            expect(unlisted.fusebill.requests).toHaveLength(before);
        });

        test('finds the Account’s customer among the suggestions', async () => {
            const result = await unlisted.answer({
                action: 'account',
                salesforceId: BAKERY,
                hints: { name: 'Harbour Light Bakery' },
            });

            expect(result).toMatchObject({
                data: { customers: [{ id: CUSTOMERS.bakery }], isListable: false, suggestions: [] },
            });
        });

        test('queries it again after an hour', async () => {
            unlisted.environment.memory.unlistableUntil = unlisted.environment.clock.wallNow() - 1;
            const before = unlisted.fusebill.requests.length;

            await unlisted.answer({ action: 'account', salesforceId: BAKERY });

            expect(unlisted.fusebill.requests.length).toBeGreaterThan(before);
        });
    });

    describe.each([
        ['no holder', { id: CUSTOMERS.bakery, companyName: 'Harbour Light Bakery' }],
        ['a number for a holder', { id: CUSTOMERS.bakery, salesforceId: 7 }],
        ['no id', { salesforceId: BAKERY }],
        ['nothing', null],
    ])('when Fusebill lists a row with %s', (_, row) => {
        const list = (...rows: unknown[]): void =>
            harness.fusebill.plan({ kind: 'status', status: 200, body: JSON.stringify(rows) });

        test('does not say that no customer is latched', async () => {
            list(row);

            const result = await harness.answer({ action: 'account', salesforceId: BAKERY });

            expect(result).toMatchObject({ ok: true, data: { customers: [], isListable: false } });
            expect(harness.environment.memory).toEqual({});
        });

        test('shows the others, and says that there may be more', async () => {
            list(row, { id: 1, salesforceId: BAKERY });

            const result = await harness.answer({ action: 'account', salesforceId: BAKERY });

            expect(result).toMatchObject({
                data: { customers: [{ id: 1 }], hasMoreCustomers: true, isListable: true },
            });
        });
    });

    test('skips the phone without a note when Fusebill has no such filter', async () => {
        harness.fusebill.plan({
            kind: 'status',
            status: 400,
            path: '/v1/customers?query=PrimaryPhone',
            times: 'always',
        });

        const { suggestions, notes } = await accountOf(STOLEN_BIKES, BIKES_HINTS);

        expect(suggestions[0]?.customer.id).toBe(CUSTOMERS.stolenBikes);
        expect(notes).toEqual([]);
    });
});

describe('search', () => {
    test.each([
        ['the id', String(CUSTOMERS.stolenBikes), 'idEquals'],
        ['the reference', 'JFI-1', 'referenceEquals'],
        ['the email', 'noor.halden@juniper-finch.example.com', 'emailEquals'],
        ['the name', 'juniper & finch interiors', 'nameEquals'],
        ['a part of the name', 'unip', 'nameAlike'],
        ['a part of the email', 'noor.hald', 'emailAlike'],
        ['first and last name', 'Noor Halden', 'nameEquals'],
    ])('finds a customer by %s', async (_, term, reason) => {
        const { matches } = await search(term);

        expect(kindsOf(matches[0])).toContain(reason);
    });

    test('puts the customer with this id first', async () => {
        const { matches } = await search(String(CUSTOMERS.stolenBikes));

        expect(idsOf(matches)[0]).toBe(CUSTOMERS.stolenBikes);
    });

    test('pages through each customer once, best first, to the end', async () => {
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

        test('puts the one whose reference equals the term first, although all others contain it', async () => {
            const result = await crowded.answer({ action: 'search', term: '9' });

            expect(result).toMatchObject({
                data: { matches: [{ customer: { id: 5170 } }, {}, {}, {}, {}, {}, {}, {}, {}, {}] },
            });
        });

        test('shows each of them once, in a stable order', async () => {
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

        test('ends after the last page', async () => {
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
    ])('asks for a letter or a digit instead of %j, and sends nothing', async (term) => {
        const result = await harness.answer({ action: 'search', term });

        expect(result).toMatchObject({
            ok: true,
            data: { matches: [], hasMore: false, canWiden: false, hint: 'typeLetterOrDigit' },
        });
        expect(harness.fusebill.requests).toEqual([]);
    });

    test.each([
        'jun;Status:Active|x,*[empty]&pageSize=1000#',
        'jun\uff1bStatus\uff1aActive\uff5cx\uff0c\uff0a\uff3bempty\uff3d',
        'jun\u037eStatus\ufe55Active\u01c0x\u201a\u2217\u2223\u2236',
        'jun\u0000;\r\nStatus:\tActive',
        'jun%3BStatus%3AActive',
        'jun\ud800;',
    ])('prevents %j from changing the query', async (term) => {
        await search(term);
        await search(term, 0, true);

        expect(harness.fusebill.requests.length).toBeGreaterThan(0);
        for (const { query, path } of harness.fusebill.requests) {
            expect(path).toBe('/v1/customers');
            expect(query.query).toMatch(/^\w+:\*[\p{L}\p{N} &#*]*\*$/u);
            expect(query.pageSize).toBe('200');
        }
    });

    test.each([
        'mapl',
        'Maple Row Dental',
        'noor.halden@juniper-finch.example.com',
        'sol@gmail.com',
        String(CUSTOMERS.stolenBikes),
        '613-555-5555',
        'JFI-1',
        ACCOUNTS.bakery,
        `https://admin.fusebill.com/Customers/Overview/${CUSTOMERS.stolenBikes}`,
    ])('costs at most two requests for %s, or six when wide', async (term) => {
        await search(term);
        const narrow = harness.fusebill.requests.length;
        harness.fusebill.reset();
        await search(term, 0, true);

        expect(narrow).toBeLessThanOrEqual(2);
        expect(harness.fusebill.requests.length).toBeLessThanOrEqual(6);
    });

    describe('in any format', () => {
        let written: Harness;

        const customers = [
            makeCustomer({ id: 1, companyName: 'Maplé Row Dental' }),
            makeCustomer({ id: 2, companyName: "O'Brien & Sons" }),
            makeCustomer({ id: 3, companyName: 'O’Dell and Daughters' }),
            makeCustomer({ id: 4, companyName: null, firstName: 'Sol', lastName: 'Barrow' }),
            makeCustomer({ id: 5, companyName: 'Élan' }),
            makeCustomer({
                id: 6,
                companyName: 'Birch',
                primaryEmail: 'office@birch.example.com',
                secondaryEmail: 'ledger@birch.example.com',
                primaryPhone: '01 23 45 67 89',
            }),
            makeCustomer({ id: 7, companyName: 'Cedar', primaryPhone: '+1 (613) 555-5555' }),
            makeCustomer({ id: 8, companyName: 'Alder', salesforceId: BAKERY }),
            makeCustomer({ id: CUSTOMERS.mapleCancelled, companyName: 'Numbered' }),
        ];

        beforeAll(async () => {
            written = await startHarness({
                customers,
                limits: { minute: 10_000, day: 100_000 },
            });
        });

        afterAll(() => written.fusebill.close());

        test.each([
            ['maple', 1],
            ['Maplé', 1],
            ['MAPLE ROW', 1],
            ['dental maple', 1],
            ['row dental maplé', 1],
            ["o'brien", 2],
            ['O’Brien', 2],
            ['obrien', 2],
            ["O'Brien and Sons", 2],
            ["O'Dell", 3],
            ['o’dell & daughters', 3],
            ['Sol Barrow', 4],
            ['Barrow, Sol', 4],
            ['barrow', 4],
            ['elan', 5],
            ['élan', 5],
            ['ledger@birch.example.com', 6],
            ['mailto:office@birch.example.com', 6],
            ['0123456789', 6],
            ['01.23.45.67.89', 6],
            ['613 555 5555', 7],
            ['(613)5555555', 7],
            [BAKERY, 8],
            [BAKERY.slice(0, 15), 8],
            [`#${CUSTOMERS.mapleCancelled}`, CUSTOMERS.mapleCancelled],
            ['172 710', CUSTOMERS.mapleCancelled],
            [
                `https://admin.fusebill.com/Customers/Overview/${CUSTOMERS.mapleCancelled}`,
                CUSTOMERS.mapleCancelled,
            ],
        ])('finds by %j, within two requests', async (term, id) => {
            const before = written.fusebill.requests.length;

            const result = await written.answer({ action: 'search', term });

            expect(result).toMatchObject({ data: { matches: [{ customer: { id } }] } });
            expect(written.fusebill.requests.length - before).toBeLessThanOrEqual(2);
        });
    });

    test('says that a wider search could find more, and finds them', async () => {
        const narrow = await search('noor');
        const wide = await search('noor', 0, true);

        expect(narrow).toMatchObject({ canWiden: true, hint: null });
        expect(idsOf(wide.matches)).toContain(CUSTOMERS.interiors);
        expect(wide).toMatchObject({ canWiden: false, hint: null });
    });

    test.each([
        ['a name of two words', 'maple row', 2, 6],
        ['a word', 'harbour', 2, 6],
        ['a name with a comma', 'Barrow, Sol', 2, 6],
        ['an id', '172677', 2, 4],
        ['a phone number', '+1 613 555 0134', 2, 4],
        ['a reference', 'JFI-1', 2, 6],
        ['an address', 'ledger@elsewhere.example.com', 2, 4],
        ['the start of an address', 'dana.fo', 2, 6],
        ['an Account', BAKERY, 1, 2],
    ])('limits the requests of a search for %s', async (_, term, narrow, wide) => {
        await search(term);
        const narrowly = harness.fusebill.requests.length;
        harness.fusebill.reset();
        await search(term, 0, true);

        expect([narrowly, harness.fusebill.requests.length]).toEqual([narrow, wide]);
    });

    test('also asks for a second address in a wide search, which Fusebill may refuse', async () => {
        const wide = await search('ledger@elsewhere.example.com', 0, true);

        const queries = harness.fusebill.requests.map(({ query, status }) => [query.query, status]);
        expect(queries).toContainEqual(['SecondaryEmail:*ledger@elsewhere.example.com*', 400]);
        expect(wide).toMatchObject({ matches: [], notes: [] });
    });

    test('reports more matches when not all were read', async () => {
        const huge = await startHarness({
            customers: Array.from({ length: 450 }, (_, index) =>
                makeCustomer({ id: 1 + index, companyName: `Maple ${index}` }),
            ),
        });

        const last = await huge.answer({ action: 'search', term: 'maple', isWide: true, page: 19 });

        await huge.fusebill.close();
        expect(last).toMatchObject({ ok: true, data: { hasMore: false, hint: 'beMoreExact' } });
    });

    test('searches a whole name when its first word finds too many', async () => {
        const huge = await startHarness({
            customers: Array.from({ length: 450 }, (_, index) =>
                makeCustomer({
                    id: 1 + index,
                    companyName: `Maple ${index === 449 ? 'Row' : index}`,
                }),
            ),
        });

        const result = await huge.answer({ action: 'search', term: 'maple row' });

        await huge.fusebill.close();
        expect(result).toMatchObject({ data: { matches: [{ customer: { id: 450 } }] } });
    });

    test('finds nothing without an error', async () => {
        await expect(search('zzzzqqq')).resolves.toMatchObject({ matches: [], hasMore: false });
    });
});
