import { planTestRun } from '../plan-test-run';

const machineWith = (...commands: string[]) => ({
    testClasses: ['LatchClientTest', 'LatchReplyTest'],
    isInstalled: (command: string) => commands.includes(command),
});

describe('planTestRun', () => {
    it.each([
        [['--target-org', 'dev']],
        [['-o', 'dev']],
        [['--target-org=dev']],
        [['--target-org', 'other', '-o=dev']],
    ])('runs the test classes in the org that %j names', (parameters) => {
        expect(planTestRun(parameters, machineWith('sf'))).toEqual({
            command: 'sf',
            parameters: [
                'apex',
                'run',
                'test',
                '--target-org',
                'dev',
                '--class-names',
                'LatchClientTest',
                '--class-names',
                'LatchReplyTest',
                '--code-coverage',
                '--result-format',
                'human',
                '--wait',
                '30',
            ],
        });
    });

    it('runs them on this machine without an org', () => {
        expect(planTestRun([], machineWith())).toEqual({
            command: 'npx',
            parameters: ['jest', '--selectProjects=apex', '--verbose'],
        });
    });

    it('passes unknown options on', () => {
        const inOrg = planTestRun(['--synchronous', '-o', 'dev', '--json'], machineWith('sf'));
        const here = planTestRun(['-t', 'LatchClientTest'], machineWith());

        expect(inOrg.parameters.slice(-2)).toEqual(['--synchronous', '--json']);
        expect(here.parameters.slice(-2)).toEqual(['-t', 'LatchClientTest']);
    });

    it.each([[['--target-org']], [['-o', '--json']], [['--target-org=']]])(
        'requires an alias after %j',
        (parameters) => {
            expect(() => planTestRun(parameters, machineWith('sf'))).toThrow(
                /needs the alias or username of an org/,
            );
        },
    );

    it('says how to get the Salesforce CLI', () => {
        expect(() => planTestRun(['-o', 'dev'], machineWith())).toThrow(/@salesforce\/cli/);
    });
});
