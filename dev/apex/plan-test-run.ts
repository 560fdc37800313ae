/** A command that runs Apex tests. */
export type TestRun = { command: 'sf' | 'npx'; parameters: string[] };

type Machine = {
    /** The Apex test classes of the package. */
    testClasses: readonly string[];
    isInstalled: (command: string) => boolean;
};

const ORG_FLAGS = ['--target-org', '-o'];

/**
 * The command that runs the package's Apex tests: in an org with `--target-org`, otherwise on this machine in the
 * project's own Apex runtime. Passes other parameters on to the Salesforce CLI or to Jest. Throws an Error that says
 * what is missing and how to get it.
 */
export function planTestRun(parameters: readonly string[], machine: Machine): TestRun {
    const { org, rest } = splitOrg(parameters);
    return org === null ? onThisMachine(rest) : inOrg(org, rest, machine);
}

function inOrg(org: string, rest: string[], { testClasses, isInstalled }: Machine): TestRun {
    if (!isInstalled('sf')) {
        throw new Error(
            'The Salesforce CLI is not installed. Get it with: npm install --global @salesforce/cli',
        );
    }
    const classes = testClasses.flatMap((name) => ['--class-names', name]);
    const report = ['--code-coverage', '--result-format', 'human', '--wait', '30'];
    return {
        command: 'sf',
        parameters: ['apex', 'run', 'test', '--target-org', org, ...classes, ...report, ...rest],
    };
}

function onThisMachine(rest: string[]): TestRun {
    return { command: 'npx', parameters: ['jest', '--selectProjects=apex', '--verbose', ...rest] };
}

function splitOrg(parameters: readonly string[]): { org: string | null; rest: string[] } {
    const rest: string[] = [];
    let org: string | null = null;
    for (let i = 0; i < parameters.length; i++) {
        const [flag = '', joined] = (parameters[i] ?? '').split(/=(.*)/s);
        if (!ORG_FLAGS.includes(flag)) {
            rest.push(parameters[i] ?? '');
            continue;
        }
        org = joined ?? parameters[++i] ?? '';
        if (org === '' || org.startsWith('-')) {
            throw new Error(`${flag} needs the alias or username of an org: ${flag} ALIAS`);
        }
    }
    return { org, rest };
}
