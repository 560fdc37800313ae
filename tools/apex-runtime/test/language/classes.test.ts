/**
 * Source: "Classes, Objects, and Interfaces"
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_objects_interfaces.htm
 */
import { PLAIN_ORG as BASE } from '../../data/shape';
import { Sample, run, thrownBy } from '../sample';

describe('Classes', () => {
    const classes = [
        `public abstract class Shape {
            protected String name = 'shape';
            public Shape() { name += '!'; }
            public abstract Decimal area();
            public virtual String describe() { return name + ' ' + area(); }
        }`,
        `public class Circle extends Shape implements Comparable {
            private Decimal radius;
            public Circle() { this(1); }
            public Circle(Decimal radius) { super(); this.radius = radius; }
            public override Decimal area() { return radius * radius * 3; }
            public override String describe() { return 'round ' + super.describe(); }
            public Integer compareTo(Object other) { return area() < ((Circle) other).area() ? -1 : 1; }
        }`,
    ];

    it('inherits, overrides and delegates constructors', () => {
        expect(run('Shape s = new Circle(2); return s.describe();', { classes })).toBe(
            'round shape! 12',
        );
        expect(run('return new Circle().area();', { classes })).toBe('3');
    });

    it('sorts by compareTo', () => {
        expect(
            run(
                'List<Circle> all = new List<Circle>{ new Circle(3), new Circle(1) }; all.sort(); return all[0].area();',
                { classes },
            ),
        ).toBe('3');
    });

    it('knows the types of an instance', () => {
        expect(
            run('Object o = new Circle(); return o instanceof Shape && o instanceof Comparable;', {
                classes,
            }),
        ).toBe(true);
    });

    it('refuses to construct an abstract class', () => {
        expect(thrownBy(() => run('return new Shape();', { classes }))).toBe(
            'Type cannot be constructed: Shape',
        );
    });

    it('chooses the overload that fits the values best', () => {
        const members =
            "static String of(String s) { return 'text'; } static String of(Integer i) { return 'number'; }" +
            "static String of(Account a) { return 'record'; }";

        expect(
            run("return new List<String>{ of('a'), of(1), of(new Account()) };", { members }),
        ).toEqual(['text', 'number', 'record']);
    });

    it('initializes statics once, in order', () => {
        const members = 'static Integer a = 1; static Integer b; static { b = a + 1; a = 10; }';

        expect(run('return a + b;', { members })).toBe(12);
    });

    it('resets statics when a test starts', () => {
        const sample = new Sample({
            classes: ['public class Counter { public static Integer n = 0; }'],
        });

        sample.run('Counter.n = 5; return null;');
        sample.vm.startTest();

        expect(sample.run('return Counter.n;')).toBe(0);
    });

    it('keeps constants between transactions, in the type of their field', () => {
        const sample = new Sample({
            classes: [
                'public class Most { public static final Long ROWS = 200; public static final Decimal RATE = 1; }',
            ],
        });
        const body =
            'return Most.ROWS instanceof Long && Most.RATE.setScale(1) == 1.0 ? Most.ROWS : 0;';

        const before = sample.run(body);
        sample.vm.startTest();

        expect([before, sample.run(body)]).toEqual(['200', '200']);
    });

    it('initializes a class that has more than constants when one of them is read', () => {
        const sample = new Sample({
            classes: [
                'public class Log { public static Integer n = 0; }',
                'public class Mixed { public static final Integer ONE = 1; static { Log.n++; } }',
            ],
        });

        for (let transaction = 0; transaction < 2; transaction++) {
            sample.vm.startTest();
            expect(sample.run('return Mixed.ONE + Mixed.ONE + Log.n;')).toBe(3);
        }
    });

    it('reads a field of one class and a property of another by the same name', () => {
        const members = `
            public class Stored { public Integer size = 1; }
            public class Computed { public Integer size { get { return 2; } } }`;

        expect(run('return new Stored().size * 10 + new Computed().size;', { members })).toBe(12);
    });

    it('computes properties, and stores what an accessor without a body holds', () => {
        const members = `
            static Integer half { get { return whole / 2; } }
            static Integer whole { get; set { whole = value * 10; } }`;

        expect(run('whole = 3; return half;', { members })).toBe(15);
    });

    it('refuses to write a property without a setter', () => {
        const members = 'static Integer fixed { get { return 1; } }';

        expect(thrownBy(() => run('fixed = 2; return null;', { members }))).toBe(
            'Variable is not writable: fixed',
        );
    });

    it('finds inner classes, and the statics around them', () => {
        const members = `
            static String outer = 'outer';
            public class Inner { public String read() { return outer; } }`;

        expect(run('return new Inner().read();', { members })).toBe('outer');
    });

    it("uses a class's own equals and hashCode", () => {
        const members = `
            public class Point {
                Integer x; public Point(Integer x) { this.x = x; }
                public Boolean equals(Object o) { return x == ((Point) o).x; }
                public override Integer hashCode() { return x; }
                public override String toString() { return 'at ' + x; }
            }`;

        expect(
            run('return new Set<Point>{ new Point(1), new Point(1) }.size();', { members }),
        ).toBe(1);
        expect(run("return '' + new Point(2) + (new Point(1) == new Point(1));", { members })).toBe(
            'at 2true',
        );
    });

    it('lists and finds the constants of an enum', () => {
        const members = 'enum Season { SUMMER, WINTER }';

        expect(
            run("return Season.valueOf('winter').ordinal() + Season.values().size();", { members }),
        ).toBe(3);
        expect(thrownBy(() => run("return Season.valueOf('x');", { members }))).toMatch(
            /^System.IllegalArgumentException: No enum constant/,
        );
    });
});

/**
 * Source: "Use the with sharing, without sharing, and inherited sharing Keywords"
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords_sharing.htm
 */
describe('Sharing keywords', () => {
    const counting = (modifiers: string): string =>
        `${modifiers} class Counter { public static Integer count() { return [SELECT COUNT() FROM Account WITH SYSTEM_MODE]; } }`;
    const PRIVATE = { name: 'private', sharing: { account: 'Private' as const } };

    const seenBy = (caller: string, counter: string, apiVersion = 66): unknown => {
        const sample = new Sample({
            classes: [counting(counter)],
            modifiers: caller,
            apiVersion,
            shape: { ...BASE, ...PRIVATE },
        });
        sample.vm.database.put('Account', { Name: 'Of someone else', OwnerId: sample.vm.userId });
        sample.runAs();
        return sample.run('return Counter.count();');
    };

    it.each([
        ['public', 'public with sharing', 0],
        ['public', 'public without sharing', 1],
        ['public with sharing', 'public', 0],
        ['public without sharing', 'public', 1],
        ['public with sharing', 'public inherited sharing', 0],
        ['public without sharing', 'public inherited sharing', 1],
        ['public with sharing', 'public without sharing', 1],
    ])('from a %s class, a %s one sees %i rows of others', (caller, counter, expected) => {
        expect(seenBy(caller, counter)).toBe(expected);
    });

    it('assumes sharing from API version 67 on', () => {
        expect(seenBy('public without sharing', 'public', 67)).toBe(0);
    });
});
