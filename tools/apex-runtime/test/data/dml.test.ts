/**
 * Sources: StatusCode in "Core Data Types Used in API Calls"
 * https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm,
 * "CustomField" https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm,
 * "Bulk DML Exception Handling"
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_bulk_exceptions.htm
 */
import { Dec } from '../../decimal';
import { textOf } from '../../value-text';
import { type Value } from '../../values';
import { TestOrg, idOf, list, record, Raised } from './org';

const invoice = (values: Readonly<Record<string, Value>> = {}): ReturnType<typeof record> =>
    record('Invoice__c', { Number__c: '1', ...values });

function errorOf(org: TestOrg, values: Readonly<Record<string, Value>>): string {
    const [result] = org.database.change('insert', invoice(values), { allOrNone: false });
    const { error } = result ?? {};
    return error ? `${error.code}, ${error.message}: [${error.fields.join()}]` : 'inserted';
}

describe('Checks of a value', () => {
    it.each<[string, Record<string, Value>, string]>([
        [
            'a text that is too long',
            { Number__c: '1234567890123' },
            'STRING_TOO_LONG, Number: data value too large: 1234567890123 (max length=12): [Number__c]',
        ],
        [
            'a blank required field',
            { Number__c: '' },
            'REQUIRED_FIELD_MISSING, Required fields are missing: [Number__c]: [Number__c]',
        ],
        [
            'a value that is not in a restricted picklist',
            { Status__c: 'lost' },
            'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Status: bad value for restricted picklist field: lost: [Status__c]',
        ],
        [
            'a number with too many digits',
            { Amount__c: 1_000_000 },
            'NUMBER_OUTSIDE_VALID_RANGE, Amount: value outside of valid range on numeric field: 1000000: [Amount__c]',
        ],
        [
            'a text that is not an email address',
            { Contact_Email__c: 'dana' },
            'INVALID_EMAIL_ADDRESS, Contact Email: invalid email address: dana: [Contact_Email__c]',
        ],
        [
            'an id of another object',
            { Account__c: '003000000000001AAA' },
            'FIELD_INTEGRITY_EXCEPTION, Account: id value of incorrect type: 003000000000001AAA: [Account__c]',
        ],
        [
            'an id of no record',
            { Account__c: '001000000999999AAA' },
            'INVALID_CROSS_REFERENCE_KEY, invalid cross reference id: [Account__c]',
        ],
        [
            'a value for a formula field',
            { Is_Open__c: true },
            expect.stringContaining('INVALID_FIELD_FOR_INSERT_UPDATE'),
        ],
    ])('refuses %s', (_, values, expected) => {
        expect(errorOf(new TestOrg(), values)).toEqual(expected);
    });

    it('rounds a number half up to the scale of its field', () => {
        const org = new TestOrg();
        const row = invoice({ Amount__c: Dec.of('1.005') });

        org.database.change('insert', row);

        expect(textOf(org.stored(idOf(row), 'Amount__c'))).toBe('1.01');
    });

    it('fills defaults, the auto-number, the owner and when it was created', () => {
        const org = new TestOrg();

        org.database.change('insert', invoice());

        expect(org.query('SELECT Name, Status__c, OwnerId, CreatedDate FROM Invoice__c')).toEqual([
            expect.stringMatching(
                `^Name=I-0001, Status__c=draft, OwnerId=${org.userId}, CreatedDate=.*:\\d\\d\\.000Z$`,
            ),
        ]);
    });
});

describe('A DML statement', () => {
    it('rolls everything back when one record fails, and reports each failure', () => {
        const org = new TestOrg();
        const rows = [invoice(), invoice({ Number__c: 'x' }), invoice({ Number__c: null })];
        let raised: unknown;

        try {
            org.database.change('insert', list(...rows));
        } catch (error) {
            raised = error;
        }

        expect(String(raised)).toContain(
            'DmlException: Insert failed. First exception on row 1; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, An invoice number has digits only.: [Number__c]',
        );
        expect(raised instanceof Raised && raised.rows.map((row) => row.index)).toEqual([1, 2]);
        expect(org.query('SELECT COUNT() FROM Invoice__c')).toBe(0);
        expect(rows.map((row) => row.value('id'))).toEqual([null, null, null]);
    });

    it('saves the valid records if partial success is allowed', () => {
        const org = new TestOrg();
        const rows = list(invoice(), invoice({ Number__c: 'x' }));

        const results = org.database.change('insert', rows, { allOrNone: false });

        expect(results.map((result) => result.error?.code ?? 'ok')).toEqual([
            'ok',
            'FIELD_CUSTOM_VALIDATION_EXCEPTION',
        ]);
        expect(org.query('SELECT COUNT() FROM Invoice__c')).toBe(1);
    });

    it('refuses the same record twice', () => {
        const org = new TestOrg();
        const row = invoice();

        expect(() => org.database.change('insert', list(row, row))).toThrow('identically equal');
        org.database.change('insert', row);
        const twin = record('Invoice__c', { Id: idOf(row) });
        expect(() => org.database.change('update', list(row, twin))).toThrow(
            'Duplicate id in list',
        );
    });

    it('reports a deleted record as deleted', () => {
        const org = new TestOrg();
        const row = invoice();
        org.database.change('insert', row);
        org.database.change('delete', row);

        const [result] = org.database.change('update', row, { allOrNone: false });

        expect(result?.error?.code).toBe('ENTITY_IS_DELETED');
    });

    // "Execution Governors and Limits"
    // https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm
    it('stops at 150 statements and at 10,000 rows', () => {
        const org = new TestOrg();
        org.limits.dml = 150;
        expect(() => org.database.change('insert', invoice())).toThrow(
            'Too many DML statements: 151',
        );
        org.startTransaction();
        org.limits.rows = 10_000;
        expect(() => org.database.change('insert', invoice())).toThrow('Too many DML rows: 10001');
    });

    // "sObjects That Cannot Be Used Together in DML Operations"
    // https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_non_mix_sobjects.htm
    it('refuses a setup object after another object in one transaction', () => {
        const org = new TestOrg();
        org.database.change('insert', invoice());
        const set = record('PermissionSet', { Name: 'Own', Label: 'Own' });

        expect(() => org.database.change('insert', set)).toThrow('MIXED_DML_OPERATION');
    });

    it('inserts or updates by an external id', () => {
        const org = new TestOrg();
        const upsert = (number: string, amount: number): boolean | undefined =>
            org.database.change(
                'upsert',
                record('Invoice__c', { Number__c: number, Amount__c: amount }),
                {
                    key: 'Number__c',
                },
            )[0]?.created;

        expect([upsert('7', 1), upsert('7', 2)]).toEqual([true, false]);
        expect(org.query('SELECT Amount__c FROM Invoice__c')).toEqual(['Amount__c=2.00']);
    });

    it('does not look up a parent by a record', () => {
        const org = new TestOrg();
        const row = invoice({ Account__r: record('Account', { Name: 'Bikes' }) });

        expect(() => org.database.change('insert', row)).toThrow(
            'not supported: DML with a record in Invoice__c.Account__r',
        );
    });

    it('cannot write objects that the platform manages', () => {
        const org = new TestOrg();

        expect(() => org.database.change('insert', record('Profile', { Name: 'Own' }))).toThrow(
            'DML operation not allowed on Profile',
        );
    });
});

// "Unique Attribute in Salesforce field" https://www.infallibletechie.com/2015/06/unique-attribute-in-salesforce-fiel.html
describe('A unique field', () => {
    it('refuses a value that another record has, regardless of case, and names that record', () => {
        const org = new TestOrg();
        const first = invoice({ Open_Key__c: 'Abc' });
        org.database.change('insert', first);

        expect(errorOf(org, { Open_Key__c: 'aBC' })).toBe(
            `DUPLICATE_VALUE, duplicate value found: Open_Key__c duplicates value on record with id: ${idOf(first)}: []`,
        );
    });

    it('accepts values that differ in case only if it is case-sensitive', () => {
        const org = new TestOrg();

        expect(
            ['ab', 'AB', 'ab'].map((Code__c) => errorOf(org, { Code__c }).split(',')[0]),
        ).toEqual(['inserted', 'inserted', 'DUPLICATE_VALUE']);
    });

    it('accepts any number of blanks', () => {
        const org = new TestOrg();

        expect([null, null, ''].map((key) => errorOf(org, { Open_Key__c: key }))).toEqual([
            'inserted',
            'inserted',
            'inserted',
        ]);
    });

    it('frees a value when it is cleared or its record is deleted', () => {
        const org = new TestOrg();
        const first = invoice({ Open_Key__c: 'a' });
        const second = invoice({ Open_Key__c: 'b' });
        org.database.change('insert', list(first, second));
        org.database.change('update', record('Invoice__c', { Id: idOf(first), Open_Key__c: null }));
        org.database.change('delete', second);

        expect(['a', 'b'].map((key) => errorOf(org, { Open_Key__c: key }))).toEqual([
            'inserted',
            'inserted',
        ]);
    });

    it('visits only a few rows, however many there are', () => {
        const org = new TestOrg();
        const { visited } = countVisits(org, () => {
            for (let number = 0; number < 10_000; number += 1_000) {
                const rows = Array.from({ length: 1_000 }, (_, i) =>
                    invoice({ Open_Key__c: String(number + i) }),
                );
                org.database.change('insert', list(...rows));
            }
        });

        expect(org.query('SELECT COUNT() FROM Invoice__c')).toBe(10_000);
        expect(visited).toBeLessThan(30_000);
        expect(countVisits(org, () => errorOf(org, { Open_Key__c: '9999' })).visited).toBeLessThan(
            10,
        );
        const find = (): unknown => org.query("SELECT Id FROM Invoice__c WHERE Open_Key__c = '77'");
        expect(countVisits(org, find).visited).toBe(1);
    });
});

function countVisits(org: TestOrg, action: () => unknown): { visited: number } {
    org.startTransaction();
    const before = org.database.visitedRows('Invoice__c');
    action();
    const visited = org.database.visitedRows('Invoice__c') - before;
    org.startTransaction();
    return { visited };
}
