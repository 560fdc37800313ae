/**
 * Source: "SOQL SELECT Syntax"
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select.htm
 */
import { TestOrg, list } from './org';

function orgWithInvoices(): { org: TestOrg; accountId: string } {
    const org = new TestOrg();
    const accountId = org.database.put('Account', { Name: 'Bikes' });
    for (const [Number__c, Amount__c] of [
        ['1', 30],
        ['2', null],
        ['3', 10],
    ] as const)
        org.database.put('Invoice__c', { Number__c, Amount__c, Account__c: accountId });
    return { org, accountId };
}

const numbers = (org: TestOrg, rest: string, binds = {}): unknown => {
    const rows = org.query(`SELECT Number__c FROM Invoice__c ${rest}`, binds);
    return Array.isArray(rows) && rows.map((row) => row.slice(-1)).join('');
};

describe('WHERE', () => {
    it.each([
        ['Amount__c > 10', '1'],
        ['Amount__c != NULL', '13'],
        ['NOT Amount__c = NULL', '13'],
        ["(Number__c = '1' OR Number__c = '2') AND Amount__c = NULL", '2'],
        ["Number__c IN ('1', '3')", '13'],
        ["Number__c NOT IN ('1', '3')", '2'],
        ["Account__r.Name LIKE 'bi%'", '123'],
        ["Account__r.Name LIKE 'bi_'", ''],
        ['Id IN (SELECT Id FROM Invoice__c WHERE Amount__c = 10)', '3'],
        ["Invoice__c.Number__c = '2'", '2'],
        ['CreatedDate = TODAY', '123'],
        ['CreatedDate >= TOMORROW', ''],
        ['CreatedDate > YESTERDAY', '123'],
    ])('%s', (condition, expected) => {
        const { org } = orgWithInvoices();

        expect(numbers(org, `WHERE ${condition}`)).toBe(expected);
    });

    // "ID Data Type" https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/field_types.htm
    it('accepts ids of 15 and 18 characters, and refuses anything else', () => {
        const { org, accountId } = orgWithInvoices();

        for (const id of [accountId, accountId.slice(0, 15)])
            expect(numbers(org, 'WHERE Account__c = :id', { id })).toBe('123');
        expect(() => numbers(org, 'WHERE Account__c = :id', { id: 'x' })).toThrow(
            'QueryException: invalid ID field: x',
        );
    });

    it('uses indexed fields instead of visiting all rows', () => {
        const { org, accountId } = orgWithInvoices();
        for (let i = 0; i < 1000; i++) org.database.put('Invoice__c', { Number__c: `9${i}` });
        const visitedBy = (where: string): number => {
            const before = org.database.visitedRows('Invoice__c');
            numbers(org, where, { ids: list(accountId) });
            return org.database.visitedRows('Invoice__c') - before;
        };

        expect(visitedBy('WHERE Account__c IN :ids AND Amount__c = NULL')).toBe(3);
        expect(visitedBy("WHERE Account__c IN :ids OR Number__c IN ('90', '1')")).toBe(5);
        expect(visitedBy('WHERE Account__c IN :ids OR Amount__c = 5')).toBeGreaterThan(1000);
    });
});

describe('ORDER BY, LIMIT and OFFSET', () => {
    it.each([
        ['ORDER BY Amount__c', '231'],
        ['ORDER BY Amount__c DESC', '213'],
        ['ORDER BY Amount__c NULLS LAST', '312'],
        ['ORDER BY Account__r.Name, Number__c DESC', '321'],
        ['ORDER BY Number__c LIMIT 1 OFFSET 1', '2'],
        ['ORDER BY Number__c LIMIT :most', '12'],
    ])('%s', (rest, expected) => {
        const { org } = orgWithInvoices();

        expect(numbers(org, rest, { most: 2 })).toBe(expected);
    });
});

describe('SELECT', () => {
    it('reads children with their own conditions', () => {
        const { org } = orgWithInvoices();

        expect(
            org.query(
                'SELECT Name, (SELECT Number__c FROM Invoices__r WHERE Amount__c != NULL ORDER BY Number__c DESC) FROM Account',
            ),
        ).toEqual(['Name=Bikes, Invoices__r=[Number__c=3; Number__c=1]']);
    });

    it.each([
        ['SELECT Nothing__c FROM Invoice__c', "QueryException: No such column 'Nothing__c'"],
        ['SELECT Id FROM Nothing__c', "QueryException: sObject type 'Nothing__c' is not supported"],
        ['SELECT Nothing__r.Name FROM Invoice__c', 'understand relationship'],
        ['SELECT FROM', 'QueryException: unexpected token'],
        ['SELECT Id FROM Opportunity', 'not supported: the object Opportunity'],
        ['SELECT Fax__x, Sicc FROM Account', 'No such column'],
        ['SELECT Sicc FROM Account', 'not supported: the field Account.Sicc'],
        ['SELECT COUNT(Id) FROM Account', 'not supported: SOQL SELECT count'],
        ['SELECT Name FROM Account GROUP BY Name', 'not supported: SOQL GROUP BY'],
        ['SELECT Id FROM Account WHERE CreatedDate = LAST_WEEK', 'not supported: the SOQL date'],
    ])('fails if the runtime does not model it: %s', (soql, message) => {
        expect(() => new TestOrg().query(soql)).toThrow(message);
    });

    // "Execution Governors and Limits"
    // https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm
    it('stops at 100 queries', () => {
        const org = new TestOrg();
        for (let i = 0; i < 100; i++) org.query('SELECT Id FROM Account');

        expect(() => org.query('SELECT Id FROM Account')).toThrow('Too many SOQL queries: 101');
    });
});
