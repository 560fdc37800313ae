import { coverageOf, coverageTable } from '../coverage';
import { load } from '../load';
import { TestRun, listTests } from '../test-run';
import { writeProject } from './write-project';

const project = writeProject({
    'Till.cls': `
public class Till {
    public static Integer sold = 0;
    public static Integer sell(Integer count) {
        if (count < 0) {
            throw new IllegalArgumentException('count');
        }
        sold += count;
        return sold;
    }
}`,
    'TillTest.cls': `
@IsTest
private class TillTest {
    @TestSetup
    static void setUp() {
        Till.sell(5);
        insert new Account(Name = 'Of the set-up');
    }
    @IsTest
    static void hasRowsOfTheSetUpButNotItsStatics() {
        Assert.areEqual(1, [SELECT COUNT() FROM Account]);
        Assert.areEqual(1, Till.sell(1));
        insert new Account(Name = 'Of the test');
    }
    @IsTest
    static void hasNothingOfAnotherTest() {
        Assert.areEqual(1, [SELECT COUNT() FROM Account]);
    }
    @IsTest
    static void fails() {
        Assert.areEqual(2, Till.sell(1), 'Sold.');
    }
    @IsTest
    static void throwsUncaught() {
        Till.sell(-1);
    }
    @IsTest
    static void meetsAnother() {
        Account own = [SELECT Id FROM Account];
        Boolean isLocked = false;
        try {
            update own;
        } catch (DmlException e) {
            isLocked = e.getDmlType(0) == StatusCode.UNABLE_TO_LOCK_ROW;
        }
        Assert.isTrue(isLocked);
        Assert.areEqual(2, [SELECT COUNT() FROM Account]);
    }
    @IsTest
    static void asksTooMuch() {
        Approval.lock((Id) null);
    }
    static void isNoTest() {}
}`,
});

const vm = load(project);
const run = new TestRun(vm);

const runOne = (methodName: string) => run.run({ className: 'TillTest', methodName });

test('lists the test methods', () => {
    expect(listTests(vm).map(({ methodName }) => methodName)).toEqual([
        'hasRowsOfTheSetUpButNotItsStatics',
        'hasNothingOfAnotherTest',
        'fails',
        'throwsUncaught',
        'meetsAnother',
        'asksTooMuch',
    ]);
});

test.each(['hasRowsOfTheSetUpButNotItsStatics', 'hasNothingOfAnotherTest'])(
    'runs each test in its own org: %s',
    (name) => {
        expect(runOne(name)).toBeNull();
    },
);

test('stages a situation for one run', () => {
    const meetsAnother = { className: 'TillTest', methodName: 'meetsAnother' };

    const staged = run.run(meetsAnother, (org) => {
        org.lockRow('Account');
        org.onBefore({ object: 'Account', operation: 'update' }, () => {
            org.put('Account', { Name: 'Of somebody else' });
        });
    });
    const unstaged = run.run(meetsAnother);

    expect(staged).toBeNull();
    expect(unstaged?.kind).toBe('failed');
});

test('reports what an assertion expected, and where', () => {
    const failure = runOne('fails');

    expect(failure?.kind).toBe('failed');
    expect(failure?.message).toMatch(/Expected: 2, Actual: 1.*\(TillTest\.cls:\d+\)/);
});

test('reports an uncaught exception, and where it was thrown', () => {
    expect(runOne('throwsUncaught')).toEqual({
        kind: 'failed',
        message: 'System.IllegalArgumentException: count (Till.cls:6)',
    });
});

test('never passes a test that the runtime does not model', () => {
    const failure = runOne('asksTooMuch');

    expect(failure?.kind).toBe('notRunnable');
    expect(failure?.message).toMatch(/^not supported: .*Approval.*\(TillTest\.cls:\d+\)$/);
});

test('counts the lines that the tests ran', () => {
    const fresh = load(project);
    new TestRun(fresh).run({ className: 'TillTest', methodName: 'hasNothingOfAnotherTest' });

    const coverage = coverageOf(fresh);

    expect(coverage).toEqual([{ className: 'Till', lines: 4, missed: [6], percent: 75 }]);
    expect(coverageTable(coverage)).toBe('  75 %  Till (3/4)  not run: 6');
});
