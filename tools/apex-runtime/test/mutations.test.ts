import { PLAIN_ORG } from '../data/shape';
import { findKiller, mutate, type Mutation } from '../mutations';
import { writeProject } from './write-project';

const project = writeProject({
    'Sum.cls': `
public class Sum {
    public static Integer of(Integer a,
        Integer b) {
        return a + b;
    }
    public static Integer half(Integer a) {
        return a / 2;
    }
}`,
    'SumTest.cls': `
@IsTest
private class SumTest {
    @IsTest
    static void adds() {
        Assert.areEqual(3, Sum.of(1, 2));
        Assert.areEqual(1, Sum.half(2));
    }
}`,
    'OtherTest.cls': `
// a + b in a test is not what is meant
@IsTest
private class OtherTest {
    @IsTest
    static void addsToo() {
        Assert.areEqual(3, Sum.of(1, 2));
    }
}`,
});

const mutation = (replace: string, by: string): Mutation => ({ fault: 'wrong sum', replace, by });

test('finds the failing test, looking first at those of the class', () => {
    const mutant = mutate(project, mutation('return a + b;', 'return a - b;'));

    expect(mutant.className).toBe('Sum');
    expect(findKiller(mutant, [PLAIN_ORG])).toBe('SumTest.adds');
});

test('finds none when all tests pass', () => {
    const mutant = mutate(project, mutation('return a / 2;', 'return (a + 1) / 2;'));

    expect(findKiller(mutant, [PLAIN_ORG])).toBeNull();
});

test('replaces a text over several lines', () => {
    const mutant = mutate(project, mutation('Integer a, Integer b', 'Integer b, Integer a'));

    expect(mutant.project.classes.find(({ text }) => text)?.text).toContain(
        '(Integer b, Integer a)',
    );
});

test.each(['return c;', 'Integer a', 'Sum.of'])(
    'refuses a text that does not occur exactly once: %s',
    (replace) => {
        expect(() => mutate(project, mutation(replace, ''))).toThrow('not once');
    },
);

test('refuses a mutation that no test can run', () => {
    const mutant = mutate(project, mutation('return a + b;', 'return unknown(a);'));

    expect(() => findKiller(mutant, [PLAIN_ORG])).toThrow("can't run");
});
