/**
 * Sources: "Expression Operators"
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm,
 * "Primitive Data Types"
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_primitives.htm
 */
import { run, thrownBy, valueOf } from '../sample';

describe('Arithmetic', () => {
    it.each([
        ['7 / 2', 3],
        ['-7 / 2', -3],
        ['7.0 / 2', '3.5'],
        ['1.10 + 2', '3.10'],
        ['1.5 * 1.5', '2.25'],
        ['2147483647 + 1', -2147483648],
        ['2147483647L + 1', '2147483648'],
        ['6 & 3', 2],
        ['6 | 3', 7],
        ['6 ^ 3', 5],
        ['~5', -6],
        ['1 << 4', 16],
        ['-16 >> 2', -4],
        ['-1 >>> 28', 15],
        ['-3', -3],
        ["'a' + 1 + null", 'a1null'],
        ["1 + 2 + 'a'", '3a'],
    ])('calculates %s', (expression, expected) => {
        expect(valueOf(expression)).toBe(expected);
    });

    it('refuses to divide by zero', () => {
        expect(thrownBy(() => valueOf('1 / 0'))).toBe('System.MathException: Divide by 0');
    });

    it('refuses to calculate with null', () => {
        const thrown = thrownBy(() => run('Integer i; return i + 1;'));

        expect(thrown).toBe('System.NullPointerException: Argument cannot be null.');
    });

    it('increments variables before or after reading them', () => {
        expect(run('Integer i = 1; return new List<Integer>{ i++, ++i, i--, --i };')).toEqual([
            1, 3, 3, 1,
        ]);
    });

    it.each([
        ['i += 2', 12],
        ['i -= 2', 8],
        ['i *= 2', 20],
        ['i /= 3', 3],
        ['i <<= 1', 20],
        ['i |= 1', 11],
    ])('assigns with %s', (assignment, expected) => {
        expect(run(`Integer i = 10; ${assignment}; return i;`)).toBe(expected);
    });
});

describe('Comparison', () => {
    it.each([
        ["'a' == 'A'", true],
        ["'a'.equals('A')", false],
        ["'a' === 'a'", true],
        ["'a' != 'b'", true],
        ['1 == 1.0', true],
        ['null == null', true],
        ["'a' < 'B'", true],
        ['2 >= 2', true],
        ['1 < null', false],
        ['new List<Integer>{ 1 } == new List<Integer>{ 1 }', true],
        ['new Set<Integer>{ 1, 2 } == new Set<Integer>{ 2, 1 }', true],
    ])('finds that %s is %s', (expression, expected) => {
        expect(valueOf(expression)).toBe(expected);
    });

    it('uses the second value of ?? for null and for a query without rows', () => {
        expect(valueOf("null ?? 'other'")).toBe('other');
        expect(
            run(
                "Account a = [SELECT Id FROM Account] ?? new Account(Name = 'New'); return a.Name;",
            ),
        ).toBe('New');
    });

    it('returns null for a member after ?. of null', () => {
        expect(run('String s; return s?.length();')).toBeNull();
    });

    it('evaluates the right side of && and || only when it matters', () => {
        expect(run('String s; return s == null || s.length() > 1;')).toBe(true);
        expect(run('String s; return s != null && s.length() > 1;')).toBe(false);
    });
});

describe('Ids', () => {
    const LONG = "'001000000000001AAA'";
    const SHORT = "'001000000000001'";

    it('has 18 characters whatever was assigned', () => {
        expect(run(`Id i = ${SHORT}; return i;`)).toBe('001000000000001AAA');
    });

    it('refuses a text that is not an id', () => {
        expect(thrownBy(() => run("Id i = 'abc'; return i;"))).toBe(
            'System.StringException: Invalid id: abc',
        );
    });

    it.each([
        ['an Id with a String', `Id a = ${LONG}; String b = ${SHORT}; return a == b;`],
        ['a String with an Id', `Id a = ${LONG}; String b = ${SHORT}; return b == a;`],
        [
            'a field with a String',
            `Account a = new Account(Id = ${LONG}); return a.Id == ${SHORT};`,
        ],
        ['a cast with a String', `return (Id) ${LONG} == ${SHORT};`],
    ])('equals in both forms when comparing %s', (_, statements) => {
        expect(run(statements)).toBe(true);
    });

    it('is case-sensitive, unlike a String', () => {
        const other = "'001000000000aBcAAA'";

        expect(run(`Id a = '001000000000AbC'; return a == ${other.toUpperCase()};`)).toBe(false);
        expect(run("String a = '001000000000abc'; return a == '001000000000ABC';")).toBe(true);
    });

    it('compares two Strings as text, even if they look like ids', () => {
        expect(run(`String a = ${LONG}; String b = ${SHORT}; return a == b;`)).toBe(false);
    });

    it('is found in both forms in a Set and a Map of Ids', () => {
        expect(run(`return new Set<Id>{ ${LONG} }.contains(${SHORT});`)).toBe(true);
        expect(run(`return new Map<Id, String>{ ${SHORT} => 'x' }.get(${LONG});`)).toBe('x');
    });
});

describe('Types', () => {
    it.each([
        ['(Integer) 3.9', 3],
        ['(Decimal) 1', '1'],
        ["(Object) 'a' instanceof String", true],
        ['new List<String>() instanceof List<String>', true],
        ['new List<Account>() instanceof List<SObject>', true],
        ['null instanceof String', false],
    ])('evaluates %s', (expression, expected) => {
        expect(valueOf(expression)).toBe(expected);
    });

    it('refuses a cast to a type that the value does not have', () => {
        expect(thrownBy(() => run("Object o = 'a'; return (Integer) o;"))).toBe(
            'System.TypeException: Invalid conversion from runtime type String to Integer',
        );
    });

    it('widens an Integer where a Long or a Decimal is expected', () => {
        expect(run('Long l = 2147483647; return l + 1;')).toBe('2147483648');
        expect(run('Decimal d = 1; return d / 4;')).toBe('0.25');
    });
});
