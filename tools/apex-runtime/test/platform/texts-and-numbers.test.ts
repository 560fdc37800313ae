/**
 * Sources: "String Class", "Decimal Class", "Math Class", "Pattern Class", "Matcher Class",
 * "Date Class" and "Datetime Class" of the Apex Reference Guide
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm
 */
import { run, thrownBy, valueOf } from '../sample';

describe('String', () => {
    it.each([
        ["'abc'.substring(1)", 'bc'],
        ["'abc'.left(5)", 'abc'],
        ["'abc'.right(2)", 'bc'],
        ["'a.b.c'.substringBefore('.')", 'a'],
        ["'a.b.c'.substringAfterLast('.')", 'c'],
        ["'abc'.substringBefore('x')", 'abc'],
        ["'a,b,,'.split(',').size()", 2],
        ["'a,b,c'.split(',', 2)[1]", 'b,c'],
        ["'abc'.split('').size()", 3],
        ["'x'.leftPad(3, '0')", '00x'],
        ["'abcdefgh'.abbreviate(5)", 'ab...'],
        ["'aXbX'.replaceAll('[A-Z]', '\\\\$')", 'a$b$'],
        ["'ab'.replaceAll('(a)(b)', '$2$1')", 'ba'],
        ["'ab'.compareTo('b')", -1],
        ["'abc'.indexOf('c', 1)", 2],
        ["'abc'.equals(null)", false],
        ["String.join(new List<Integer>{ 1, 2 }, '-')", '1-2'],
        ["String.format('{0} isn\\'t {1}', new List<Object>{ 'a', 1 })", 'a isnt {1}'],
        ["String.format('{0} isn\\'\\'t {1}', new List<Object>{ 'a', 1 })", "a isn't 1"],
        ["String.isBlank(' ')", true],
        ["String.escapeSingleQuotes('it\\'s')", "it\\'s"],
        ['String.valueOf(1.50)', '1.50'],
    ])('evaluates %s', (expression, expected) => {
        expect(valueOf(expression)).toBe(expected);
    });

    it('refuses null as an argument', () => {
        expect(thrownBy(() => run("String s; return 'a'.contains(s);"))).toBe(
            'System.NullPointerException: Argument cannot be null.',
        );
    });

    it('refuses a part outside the text', () => {
        expect(thrownBy(() => valueOf("'abc'.substring(2, 9)"))).toBe(
            'System.StringException: String index out of range: 9',
        );
    });
});

describe('Pattern and Matcher', () => {
    it('finds groups match by match', () => {
        expect(
            run(
                "Matcher m = Pattern.compile('(\\\\w)(\\\\d)').matcher('a1 b2'); String s = ''; while (m.find()) s += m.group(2) + m.group(1); return s;",
            ),
        ).toBe('1a2b');
    });

    it('refuses a group before a match', () => {
        expect(thrownBy(() => run("return Pattern.compile('a').matcher('b').group();"))).toBe(
            'System.StringException: No match found',
        );
    });
});

describe('Numbers', () => {
    it.each([
        ['(2.5).setScale(0)', '2'],
        ['(3.5).setScale(0)', '4'],
        ['(1.005).setScale(2, RoundingMode.HALF_UP)', '1.01'],
        ['(-1.5).round()', '-2'],
        ['(1.20).stripTrailingZeros()', '1.2'],
        ['(10.0).divide(3, 2)', '3.33'],
        ['Integer.valueOf(3.9)', 3],
        ["Long.valueOf('12') + 1", '13'],
        ["Decimal.valueOf('1.50')", '1.50'],
        ['Math.mod(-7, 3)', -1],
        ['Math.max(1, 2.5)', '2.5'],
        ['Math.round(2.5)', 2],
        ['(1234567.891).format()', '1,234,567.891'],
    ])('evaluates %s', (expression, expected) => {
        expect(valueOf(expression)).toBe(expected);
    });

    it.each([
        ["Integer.valueOf('1.5')", 'Invalid integer: 1.5'],
        ["Integer.valueOf('2147483648')", 'Invalid integer: 2147483648'],
        ["Decimal.valueOf('x')", 'Invalid decimal: x'],
    ])('refuses %s', (expression, message) => {
        expect(thrownBy(() => valueOf(expression))).toBe(`System.TypeException: ${message}`);
    });
});

describe('Dates', () => {
    it.each([
        ['Date.newInstance(2031, 1, 31).addMonths(1)', '2031-02-28'],
        ['Date.newInstance(2031, 1, 1).daysBetween(Date.newInstance(2031, 3, 1))', 59],
        ["Date.valueOf('2031-2-3').year()", 2031],
        ['Date.newInstance(2031, 1, 1) + 1', '2031-01-02'],
        [
            "Datetime.newInstanceGmt(2031, 1, 2, 3, 4, 5).formatGmt('yyyy-MM-dd\\'T\\'HH:mm:ss\\'Z\\'')",
            '2031-01-02T03:04:05Z',
        ],
        [
            "Datetime.newInstanceGmt(2031, 1, 2, 15, 4, 5).format('EEE, d MMMM h:mm a')",
            'Thu, 2 January 3:04 PM',
        ],
        ['Datetime.newInstance(0L).getTime()', '0'],
        ['Datetime.newInstanceGmt(2031, 1, 2, 3, 4, 5).addHours(24).date()', '2031-01-03'],
    ])('evaluates %s', (expression, expected) => {
        expect(valueOf(expression)).toBe(expected);
    });

    it('refuses another time zone', () => {
        expect(thrownBy(() => valueOf("Datetime.now().format('HH', 'Europe/Paris')"))).toBe(
            'not supported: the time zone Europe/Paris',
        );
    });
});
