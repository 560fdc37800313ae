import { findJava } from '../apex/java';
import type { Check, Problem, Project } from '../check';
import { runChecks, type Setting } from '../run-checks';

const PROJECT: Project = {
    root: '/project',
    packages: [],
    settings: { pmdRules: [] },
    components: () => [],
    bundles: () => Promise.resolve([]),
};

function check(title: string, problems: Problem[], needsJava = false): Check {
    return { title, needsJava, inputs: () => true, run: () => Promise.resolve(problems) };
}

async function run(
    checks: Check[],
    setting: Partial<Setting> = {},
): Promise<{ passed: boolean; lines: string[] }> {
    const lines: string[] = [];
    const passed = await runChecks(checks, PROJECT, {
        hasJava: true,
        requiresJava: false,
        write: (line) => lines.push(line.replace(/\(\d+\.\d s\)/, '(time)')),
        ...setting,
    });
    return { passed, lines };
}

describe('the checks', () => {
    it('say how long each took', async () => {
        const { passed, lines } = await run([check('labels', []), check('tabs', [])]);

        expect(passed).toBe(true);
        expect(lines).toEqual(['ok     labels (time)', 'ok     tabs (time)']);
    });

    it('say where each problem is, and fail', async () => {
        const problem = { file: '/project/force-app/a.xml', line: 7, message: 'is wrong' };

        const { passed, lines } = await run([check('labels', []), check('tabs', [problem])]);

        expect(passed).toBe(false);
        expect(lines).toEqual([
            'ok     labels (time)',
            'FAILED tabs (time)',
            '       force-app/a.xml:7  is wrong',
        ]);
    });

    it('count one that throws as failed', async () => {
        const broken: Check = {
            title: 'tabs',
            needsJava: false,
            inputs: () => true,
            run: () => {
                throw new Error('no such folder');
            },
        };

        const { passed, lines } = await run([broken, check('labels', [])]);

        expect(passed).toBe(false);
        expect(lines).toEqual([
            'FAILED tabs (time)',
            '       no such folder',
            'ok     labels (time)',
        ]);
    });

    it('name the checks that are skipped without Java, and run the rest', async () => {
        const checks = [check('Apex', [], true), check('rules', [], true), check('tabs', [])];

        const { passed, lines } = await run(checks, { hasJava: false });

        expect(passed).toBe(true);
        expect(lines).toEqual([
            'ok     tabs (time)',
            'skipped Apex and rules: install Java 11 or newer.',
        ]);
    });

    it('fail without Java where it is required', async () => {
        const checks = [check('Apex', [], true), check('tabs', [])];

        const { passed, lines } = await run(checks, { hasJava: false, requiresJava: true });

        expect(passed).toBe(false);
        expect(lines).toContain('FAILED Apex: install Java 11 or newer.');
    });

    it('detect missing Java', () => {
        expect(findJava({ PATH: '/nowhere', JAVA_HOME: '/nowhere' })).toBeUndefined();
    });
});
