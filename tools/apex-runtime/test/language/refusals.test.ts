import { ApexError } from '../../errors';
import { run, valueOf } from '../sample';

function refusalOf(action: () => unknown): { message: string; line: string | null } {
    try {
        action();
    } catch (error) {
        if (error instanceof ApexError) return { message: error.message, line: error.apexLine };
        throw error;
    }
    throw new Error('Nothing was refused');
}

describe('Code that the runtime does not model', () => {
    it.each([
        ["'a'.soundex()", 'String.soundex'],
        ["'a'.contains(1)", 'String.contains(Integer)'],
        ["'a'.trim('b')", 'String.trim(String)'],
        ['String.valueOf(1, 2)', 'String.valueof(Integer, Integer)'],
        ['Math.cosh(1)', 'Math.cosh'],
        ['new Continuation(60)', 'new Continuation(…)'],
        ["'a'.replaceAll('a*+', 'b')", 'the regular expression a*+'],
        ["Datetime.now().format('w')", 'the date format w'],
        ["[FIND 'x' IN ALL FIELDS RETURNING Account]", "[FIND 'x'INALLFIELDSRETURNINGAccount]"],
        ['[SELECT COUNT(Id), Name FROM Account GROUP BY Name].size()', 'SOQL GROUP BY'],
        ['new Opportunity()', 'new Opportunity(…)'],
        ['(Object) 1 instanceof Missing', 'the type Missing'],
        ['(List<Missing>) null', 'the type Missing'],
        ['JSON.serialize(new Http())', 'JSON.serialize of Http'],
    ])('is named for %s', (expression, what) => {
        expect(refusalOf(() => valueOf(expression))).toEqual({
            message: `not supported: ${what}`,
            line: 'Sample1.cls:4',
        });
    });

    it('names the line of a statement', () => {
        expect(refusalOf(() => run('Integer i = 1;\nundelete new Account();\nreturn i;'))).toEqual({
            message: 'not supported: undelete',
            line: 'Sample1.cls:5',
        });
    });

    it.each([
        ["Integer i = 0;\nwhile (i == 0 || 'a'.soundex()) {\ni++;\n}\nreturn i;", 5],
        ["Integer i = 0;\ndo {\ni++;\n} while ('a'.soundex());\nreturn i;", 5],
        ["for (Integer i = 0; i == 0 || 'a'.soundex(); i++) {\nSystem.debug(i);\n}\nreturn 1;", 4],
        ['try {\nInteger i = 1 / 0;\n} catch (Missing e) {\nreturn 1;\n}\nreturn 2;', 4],
    ])('names the line of a loop or try after its body: %j', (statements, line) => {
        expect(refusalOf(() => run(statements)).line).toBe(`Sample1.cls:${line}`);
    });

    it('cannot be caught by Apex', () => {
        const { message } = refusalOf(() =>
            run("try { 'a'.soundex(); } catch (Exception e) { return 'caught'; } return null;"),
        );

        expect(message).toBe('not supported: String.soundex');
    });

    it('does no harm if it never runs', () => {
        expect(run('if (false) { undelete new Account(); } return 1;')).toBe(1);
    });
});

describe('Code that the compiler would refuse', () => {
    it.each([
        ['return missing;', 'Variable does not exist: missing'],
        ['missing = 1; return null;', 'Variable does not exist: missing'],
        ['return missing();', 'Method does not exist or incorrect signature: missing'],
        [
            'return Sample1.missing();',
            'Method does not exist or incorrect signature: Sample1.missing',
        ],
        ['return new Missing__c();', 'Invalid type: Missing__c'],
        ['return new Account().Missing__c;', "No such column 'Missing__c' on entity 'Account'"],
        ['return Label.Missing;', 'External string does not exist: Missing'],
        ["if ('a') return 1; return 2;", 'Condition expression must be a Boolean'],
        [
            'return new Map<Id, Account>(new List<Integer>{ 1 });',
            'A Map is made of another Map or of records',
        ],
        ["throw 'a';", 'Throw expression must be of type exception'],
    ])('fails: %s', (statements, message) => {
        expect(refusalOf(() => run(statements))).toEqual({ message, line: 'Sample1.cls:4' });
    });

    it('names file, line and column of a syntax error', () => {
        expect(() => run('return 1 +;')).toThrow(/^Sample1\.cls:4:\d+ /);
    });
});
