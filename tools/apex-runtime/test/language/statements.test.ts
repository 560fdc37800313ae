/**
 * Source: "Apex Language Constructs" and "Control Flow Statements"
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_control_flow.htm
 */
import { run, thrownBy } from '../sample';

describe('Loops', () => {
    it.each([
        [
            'for',
            'for (Integer i = 0; i < 5; i++) { if (i == 1) continue; if (i == 4) break; s += i; }',
        ],
        ['for each', 'for (Integer i : new List<Integer>{ 0, 2, 3 }) s += i;'],
        [
            'while',
            'Integer i = 0; while (true) { if (i == 4) { break; } if (i != 1) s += i; i++; }',
        ],
        ['do while', 'Integer i = -1; do { i++; if (i == 1) continue; s += i; } while (i < 3);'],
    ])('runs %s', (_, loop) => {
        expect(run(`String s = ''; ${loop} return s;`)).toBe('023');
    });

    it('iterates a query row by row or in lists of 200', () => {
        const rows =
            'List<Account> rows = new List<Account>();' +
            "for (Integer i = 0; i < 201; i++) rows.add(new Account(Name = 'A' + i)); insert rows;";

        expect(
            run(`${rows} Integer n = 0; for (Account a : [SELECT Id FROM Account]) n++; return n;`),
        ).toBe(201);
        expect(
            run(
                `${rows} List<Integer> sizes = new List<Integer>();` +
                    'for (List<Account> l : [SELECT Id FROM Account]) sizes.add(l.size()); return sizes;',
            ),
        ).toEqual([200, 1]);
    });

    it('iterates an Iterable of the project', () => {
        const classes = [
            `public class Countdown implements Iterable<Integer>, Iterator<Integer> {
                private Integer left = 3;
                public Iterator<Integer> iterator() { return this; }
                public Boolean hasNext() { return left > 0; }
                public Integer next() { return left--; }
            }`,
        ];

        expect(
            run("String s = ''; for (Integer i : new Countdown()) s += i; return s;", { classes }),
        ).toBe('321');
    });
});

describe('switch on', () => {
    const of = (value: string): unknown =>
        run(`Object o = ${value}; String s;
            switch on o {
                when null { s = 'null'; }
                when 1, 2 { s = 'small'; }
                when Account a { s = a.Name; }
                when else { s = 'other'; }
            }
            return s;`);

    it.each([
        ['null', 'null'],
        ['2', 'small'],
        ["new Account(Name = 'Bikes')", 'Bikes'],
        ["'x'", 'other'],
    ])('chooses for %s', (value, expected) => {
        expect(of(value)).toBe(expected);
    });

    it('chooses by enum constants and by case-sensitive texts', () => {
        const members = 'enum Season { SUMMER, WINTER }';

        expect(
            run(
                'switch on Season.WINTER { when SUMMER { return 1; } when WINTER { return 2; } } return 0;',
                {
                    members,
                },
            ),
        ).toBe(2);
        expect(
            run("switch on 'a' { when 'A' { return 1; } when 'a' { return 2; } } return 0;"),
        ).toBe(2);
    });
});

describe('Exceptions', () => {
    const classes = [
        'public class ShopException extends Exception {}',
        'public virtual class BaseException extends Exception {}',
    ];

    it('catches with the first clause that fits the type', () => {
        const caught = run(
            `try { throw new ShopException('Sold out'); }
             catch (DmlException e) { return 'dml'; }
             catch (ShopException e) { return e.getTypeName() + ' ' + e.getMessage() + ' ' + e.getLineNumber(); }`,
            { classes },
        );

        expect(caught).toBe('ShopException Sold out 4');
    });

    it('keeps the cause', () => {
        const caught = run(
            `try { try { Integer i = 1 / 0; } catch (Exception e) { throw new ShopException('Failed', e); } }
             catch (ShopException e) { return e.getCause().getTypeName(); } return null;`,
            { classes },
        );

        expect(caught).toBe('System.MathException');
    });

    it('runs finally after a return and after an exception', () => {
        expect(
            run(
                `List<String> log = new List<String>();
                 try { log.add('try'); throw new ShopException('x'); }
                 catch (ShopException e) { log.add('catch'); } finally { log.add('finally'); }
                 return log;`,
                { classes },
            ),
        ).toEqual(['try', 'catch', 'finally']);
    });

    it('lets the return of a finally block win', () => {
        const members =
            "static String both() { try { return 'try'; } finally { return 'finally'; } }";

        expect(run('return both();', { members })).toBe('finally');
    });

    it.each([
        [
            'in it',
            "static String fail() {\ntry { return 'x'; }\nfinally { Integer y = 1 / 0; } }",
            4,
        ],
        [
            'after a call with one',
            `static String both() { try { return 'try'; } finally { return 'finally'; } }
             static void fail() {
                 both();
                 Integer x = 1 / 0;
             }`,
            5,
        ],
    ])('gives an exception its line if a finally block ends a return: %s', (_, members, line) => {
        const statements = 'try { fail(); } catch (MathException e) { return e.getLineNumber(); }';

        expect(run(`${statements} return null;`, { members })).toBe(line);
    });

    it('leaves the calls that an exception ended', () => {
        const members = `
            static Integer caught = 0;
            static void deep(Integer depth) { if (depth == 0) { throw new ShopException('x'); } deep(depth - 1); }`;

        const count = run(
            `for (Integer i = 0; i < 20; i++) {
                 try { deep(100); } catch (ShopException e) { caught++; } finally { caught++; }
             }
             return caught;`,
            { classes, members },
        );

        expect(count).toBe(40);
    });

    it.each([
        ["Assert.fail('no');", 'System.AssertException: Assertion Failed: no'],
        ['loop();', 'System.LimitException: Maximum stack depth reached: 1001'],
    ])('cannot catch the exception of %s', (statement, expected) => {
        const members = 'static void loop() { loop(); }';

        const thrown = thrownBy(() =>
            run(`try { ${statement} } catch (Exception e) { return 'caught'; } return null;`, {
                members,
            }),
        );

        expect(thrown).toBe(expected);
    });

    it('hides the text of an AuraHandledException from getMessage', () => {
        expect(run("return new AuraHandledException('Secret').getMessage();")).toBe(
            'Script-thrown exception',
        );
    });

    it('throws for a member of null', () => {
        expect(thrownBy(() => run('Account a; return a.Name;'))).toBe(
            'System.NullPointerException: Attempt to de-reference a null object',
        );
    });
});
