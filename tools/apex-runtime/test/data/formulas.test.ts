/**
 * Sources: "Formula Operators and Functions by Context"
 * https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm,
 * "Validation Rules" https://help.salesforce.com/s/articleView?id=platform.fields_about_field_validation.htm
 */
import { Dec } from '../../decimal';
import { evaluateFormula, type FormulaRecord } from '../../formula/evaluate';
import { textOf } from '../../value-text';
import { type Value } from '../../values';
import { TestOrg, idOf, record } from './org';

const values = new Map<string, Value>([
    ['name', 'Ümit & Co'],
    ['blank', null],
    ['digits', '172677'],
    ['amount', Dec.of('12.50')],
    ['zero', Dec.of(0)],
    ['status', 'sent'],
]);

const sample: FormulaRecord = {
    isNew: false,
    blanksAreZero: true,
    valueAt: (path) => values.get(path.join('.')) ?? null,
    valueBefore: (path) => (path[0] === 'status' ? 'draft' : (values.get(path.join('.')) ?? null)),
    isNumberField: (path) => path[0] === 'no_number',
};

const valueOf = (formula: string): string => textOf(evaluateFormula(formula, sample));

describe('A formula', () => {
    it.each([
        ['NOT(ISBLANK(Name)) && ISBLANK(Blank)', 'true'],
        ['AND(LEN(Digits) = 6, REGEX(Digits, "[0-9]+"), NOT(REGEX(Name, "[0-9]+")))', 'true'],
        ['REGEX(Digits, "7")', 'false'],
        ['REGEX(Digits, "\\\\d{6}")', 'true'],
        ['OR(Amount < 12, Amount >= 12.5)', 'true'],
        ['IF(ISPICKVAL(Status, "sent"), "yes", "no")', 'yes'],
        ['CASE(Status, "draft", 1, "sent", 2, 0)', '2'],
        ['Name & ": " & TEXT(Amount)', 'Ümit & Co: 12.5'],
        ['Amount * 2 - 1 / 4', '24.75'],
        ['ROUND(Amount, 0)', '13'],
        ['No_Number + 1', '1'],
        ['ISBLANK(No_Number)', 'true'],
        ['BLANKVALUE(Blank, "none")', 'none'],
        ['ISCHANGED(Status)', 'true'],
        ['PRIORVALUE(Status)', 'draft'],
        ['ISNEW() || Status <> "sent"', 'false'],
        ['LEFT(Name, 4) = "Ümit"', 'true'],
        ['MID(Digits, 2, 3)', '726'],
        ['SUBSTITUTE(Name, " & ", "+")', 'Ümit+Co'],
        ['BEGINS(Digits, "17") && CONTAINS(Name, "Co")', 'true'],
        ['VALUE(Digits) > 100000', 'true'],
        ['"a" = "A"', 'false'],
        ['"it\'s \\"so\\""', 'it\'s "so"'],
        ['/* why */ 1 + 1', '2'],
    ])('%s is %s', (formula, expected) => {
        expect(valueOf(formula)).toBe(expected);
    });

    it.each([
        ['VLOOKUP(a, b, c)', 'not supported: the formula function VLOOKUP'],
        ['1 +', 'not supported: the end in the formula 1 +'],
        ['REGEX(Digits, "(")', 'not supported: the pattern ( in a formula'],
        ['#', 'not supported: the formula # at #'],
        ['IF(1, 2, 3)', 'not supported: 1 as a condition of a formula'],
    ])('fails if the runtime does not model it: %s', (formula, message) => {
        expect(() => valueOf(formula)).toThrow(message);
    });
});

describe('Formula fields', () => {
    it('are computed from other fields, including those of parents, and can be queried by', () => {
        const org = new TestOrg();
        const Account__c = org.database.put('Account', { Name: 'Bikes' });
        for (const [Number__c, Open_Key__c] of [
            ['1', 'a'],
            ['2', null],
        ] as const)
            org.database.put('Invoice__c', { Number__c, Open_Key__c, Account__c, Amount__c: 3 });

        const soql = 'SELECT Number__c, Is_Open__c, Summary__c FROM Invoice__c';

        expect(org.query(`${soql} WHERE Is_Open__c = TRUE`)).toEqual([
            'Number__c=1, Is_Open__c=true, Summary__c=Bikes: 3',
        ]);
        expect(org.query(`${soql} ORDER BY Is_Open__c, Number__c`)).toEqual([
            'Number__c=2, Is_Open__c=false, Summary__c=Bikes: 3',
            'Number__c=1, Is_Open__c=true, Summary__c=Bikes: 3',
        ]);
    });
});

describe('Validation rules', () => {
    it('refuse a record while they are true, on insert and on update', () => {
        const org = new TestOrg();
        const row = record('Invoice__c', { Number__c: '1' });
        org.database.change('insert', row);

        const bad = record('Invoice__c', { Id: idOf(row), Number__c: '1a' });

        expect(() => org.database.change('update', bad)).toThrow(
            `Update failed. First exception on row 0 with id ${idOf(row)}; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, An invoice number has digits only.: [Number__c]`,
        );
    });

    it('can be staged temporarily, with errors on the page', () => {
        const org = new TestOrg();
        const end = org.database.addValidationRule('Account', {
            formula: 'ISBLANK(Phone)',
            message: 'We need a phone.',
        });

        const insert = (): unknown =>
            org.database.change('insert', record('Account', { Name: 'A' }));

        expect(insert).toThrow('FIELD_CUSTOM_VALIDATION_EXCEPTION, We need a phone.: []');
        end();
        expect(insert).not.toThrow();
    });
});
