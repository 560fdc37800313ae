import type { FusebillEmulator } from '../emulator';
import { NEWER_FIELDS } from '../customer';
import { type Called, call } from './call';
import { seedCustomers } from '../seed/seed-customers';
import { start } from './start';

let fusebill: FusebillEmulator;

beforeEach(async () => {
    fusebill = await start();
});

function list(parameters: Record<string, string>): Promise<Called> {
    return call(fusebill, { path: `/customers?${new URLSearchParams(parameters).toString()}` });
}

function idsOf({ text }: Called): number[] {
    return (JSON.parse(text) as { id: number }[]).map(({ id }) => id);
}

async function find(query: string): Promise<number[]> {
    return idsOf(await list({ query, pageSize: '100' }));
}

describe('the query language', () => {
    test.each([
        ['CompanyName:Stolen Bikes', [172677]],
        ['companyname:stolen bikes', [172677]],
        ['CompanyName:Stolen', []],
        ['CompanyName:Stolen*', [172677, 172678]],
        ['CompanyName:*paper*studio*', [172730, 172731]],
        ['CompanyName:*شركة*', [172720]],
        ['CompanyName:s*b*s', [172677, 172678, 172679]],
        ['PrimaryEmail:*@azraq.example.com', [172720]],
        ['PrimaryPhone:*555 0188', [172710]],
        ['SalesforceId:001hs00002kettl*', [172701, 172702]],
        ['SalesforceId:001Hs00002KeTtL', [172702]],
        ['Reference:MRD-11;Status:Draft', [172711]],
        ['Reference:MRD-11;Status:cancelled,Draft', [172710, 172711]],
        ['Reference:1,2', []],
        ['Id:172677,172730,5', [172677, 172730]],
        ['Id:172690|172692', [172690, 172691]],
        ['Id:172749|;ParentId:172749', [172750, 172751]],
        ['Id:|172679', [172677, 172678]],
        ['CreatedTimestamp:2021-03-14|2021-03-15', [172690]],
        ['ModifiedTimestamp:|2022-08-20;CompanyName:Maple*', [172710]],
        ['ParentId:172749', [172750, 172751]],
        ['CompanyName:[empty]', [172746, 172747, 172748]],
        ['CompanyName:[EMPTY];PrimaryEmail:[empty]', [172747, 172748]],
        ['Currency:JPY;MonthlyRecurringRevenue:9800|12000', [172731]],
        ["CompanyName:O'Dell's Tackle*", [172744]],
        ['Reference:100%', [172745]],
    ])('finds by %s', async (query, ids) => {
        expect(await find(query)).toEqual(ids);
    });

    test('finds all customers without a latch, and all without a query', async () => {
        const unlatched = await find('SalesforceId:[empty]');
        const all = await find('');

        expect(unlatched).toContain(172677);
        expect(unlatched).not.toContain(172690);
        expect(all.length).toBeGreaterThan(unlatched.length);
    });

    test.each([
        ['Nickname:x', "Query field 'Nickname' is not valid."],
        ['__proto__:x', "Query field '__proto__' is not valid."],
        ['Stolen', "Query 'Stolen' is not name:value."],
        ['CompanyName:Tackle; Bait', "Query ' Bait' is not name:value."],
        ['Id:abc', "'abc' is not a number."],
        ['CreatedTimestamp:yesterday', "'yesterday' is not a date."],
        ['Id:1|2|3', "'1|2|3' is not a range."],
    ])('refuses %s', async (query, words) => {
        const answer = await list({ query });

        expect(answer.status).toBe(400);
        expect(JSON.parse(answer.text)).toMatchObject({ Errors: [{ Value: words }] });
    });

    test('can refuse queries by SalesforceId', async () => {
        const without = await start({ hasSalesforceIdFilter: false });

        const answer = await call(without, { path: '/customers?query=SalesforceId:001*' });

        expect(answer.status).toBe(400);
    });

    test('stays fast on a pattern with many wildcards', async () => {
        const started = process.cpuUsage();

        await find(`CompanyName:${'*a'.repeat(2_000)}*z`);

        expect(process.cpuUsage(started).user / 1_000).toBeLessThan(5_000);
    });
});

test('a customer has the newer fields of the reference, by itself and in a list', async () => {
    const alone = await call(fusebill, { path: '/customers/172690' });
    const listed = await list({ query: 'Id:172690' });

    const [row] = JSON.parse(listed.text) as object[];
    for (const shown of [JSON.parse(alone.text) as object, row ?? {}]) {
        expect(Object.keys(shown)).toEqual(expect.arrayContaining(Object.keys(NEWER_FIELDS)));
    }
});

describe('the pages', () => {
    const paging = ({ headers }: Called) =>
        Object.fromEntries(
            [
                'NextPage',
                'PreviousPage',
                'Count',
                'MaxCount',
                'CurrentPage',
                'PageSize',
                'MaxPageIndex',
            ].map((name) => [name, headers.get(`X-${name}`)]),
        );
    const query = 'Id:172740|172747'; // seven customers

    test.each([
        ['0', [172740, 172741, 172742], { NextPage: '1', PreviousPage: '-1' }],
        ['1', [172743, 172744, 172745], { NextPage: '2', PreviousPage: '0' }],
        ['2', [172746], { NextPage: '-1', PreviousPage: '1' }],
        ['3', [], { NextPage: '-1', PreviousPage: '2' }],
    ])('give number %s', async (pageNumber, ids, headers) => {
        const answer = await list({ query, pageSize: '3', pageNumber });

        expect(idsOf(answer)).toEqual(ids);
        expect(paging(answer)).toEqual({
            ...headers,
            ...{
                Count: '7',
                MaxCount: '7',
                CurrentPage: pageNumber,
                PageSize: '3',
                MaxPageIndex: '2',
            },
        });
    });

    test('start at 0 with a hundred customers by default', async () => {
        const answer = await list({});

        expect(idsOf(answer)).toHaveLength(seedCustomers.length);
        expect(paging(answer)).toMatchObject({ CurrentPage: '0', PageSize: '100' });
        expect(answer.headers.get('X-SortOrder')).toBe('Ascending');
        expect(answer.headers.get('X-SortExpression')).toBe('id');
    });

    test('hold a thousand customers at most', async () => {
        const answer = await list({ pageSize: '1000' });

        expect(answer.status).toBe(200);
        expect(paging(answer)).toMatchObject({ PageSize: '1000' });
    });

    test('come in the requested order', async () => {
        const sort = { query, sortExpression: 'monthlyRecurringRevenue' };

        const up = await list({ ...sort, sortOrder: 'Ascending' });
        const down = await list({ ...sort, sortOrder: 'descending' });

        expect(idsOf(up)).toEqual([172746, 172744, 172745, 172740, 172741, 172742, 172743]);
        expect(idsOf(down)).toEqual(idsOf(up).reverse());
        expect(down.headers.get('X-SortOrder')).toBe('descending');
        expect(down.headers.get('X-SortExpression')).toBe('monthlyRecurringRevenue');
    });

    test.each<Record<string, string>>([
        { sortOrder: 'Ascending' },
        { sortExpression: 'id' },
        { sortOrder: 'Sideways', sortExpression: 'id' },
        { sortOrder: 'Ascending', sortExpression: 'nickname', query: 'Id:172677' },
        { pageSize: '0' },
        { pageSize: '1001' },
        { pageNumber: '-1' },
        { pageNumber: 'one' },
    ])('refuse %j', async (parameters) => {
        const answer = await list(parameters);

        expect(answer.status).toBe(400);
    });
});
