import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Check } from '../check';
import { openProject } from '../open-project';
import { ResultCache } from '../result-cache';
import { runChecks } from '../run-checks';
import { SAMPLE, withProject } from './sample-project';

const CLASS = 'force-app/main/default/classes/Greeter.cls';
const TEMPLATE = 'force-app/main/default/lwc/greeting/greeting.html';

/** A check of classes that counts its runs and always finds the same problem. */
class CountedCheck implements Check {
    readonly title = 'classes';
    readonly needsJava = false;
    runs = 0;

    readonly inputs = (path: string): boolean => path.endsWith('.cls');

    readonly run = (): Promise<{ message: string }[]> => {
        this.runs += 1;
        return Promise.resolve([{ message: 'is wrong' }]);
    };
}

async function report(check: Check, root: string): Promise<string[]> {
    const lines: string[] = [];
    const project = openProject(root);
    await runChecks([check], project, {
        hasJava: true,
        requiresJava: true,
        write: (line) => lines.push(line.trim()),
        cache: new ResultCache(project),
    });
    return lines;
}

describe('the outcome of a check', () => {
    it('is reused while the files that it depends on are unchanged', async () => {
        await withProject(SAMPLE, async (root) => {
            const check = new CountedCheck();
            await report(check, root);
            writeFileSync(join(root, TEMPLATE), '<template></template>');

            const lines = await report(check, root);

            expect(lines).toEqual(['FAILED classes (unchanged)', 'is wrong']);
            expect(check.runs).toBe(1);
        });
    });

    it.each([
        ['a file that it depends on', CLASS, '/** Greets. */'],
        ['the settings', 'package-check.json', '{ "pmdRules": [] }'],
        ['a scratch org', 'config/plain-def.json', '{}'],
        ['the packages', 'package-lock.json', '{}'],
        ['an unfinished outcome', 'node_modules/.cache/package-check/classes.json', '{ "key": '],
    ])('is computed again after a change of %s', async (_what, file, text) => {
        await withProject(SAMPLE, async (root) => {
            const check = new CountedCheck();
            await report(check, root);
            mkdirSync(dirname(join(root, file)), { recursive: true });
            writeFileSync(join(root, file), text);

            await report(check, root);

            expect(check.runs).toBe(2);
        });
    });
});
