import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProjectFiles } from '../project-files';
import { runSteps, type Step } from '../run-steps';

let root: string;

beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'check-'));
    writeFileSync(join(root, 'step.js'), SCRIPT);
    writeFileSync(join(root, 'package-lock.json'), '{}');
    writeFileSync(join(root, 'a.txt'), 'right');
    writeFileSync(join(root, 'b.md'), '');
});

afterEach(() => rmSync(root, { recursive: true }));

/** A script that counts its runs and fails on a file that contains `wrong`. */
const SCRIPT = `const fs = require('node:fs');
fs.appendFileSync('runs.log', 'x');
if (fs.readFileSync('a.txt', 'utf8') === 'wrong') {
    console.log('a.txt is wrong');
    process.exit(1);
}`;

const STEP: Step = {
    name: 'the words',
    command: ['step.js'],
    inputs: (path) => path.endsWith('.txt'),
};

async function check(step = STEP): Promise<{ passed: boolean; lines: string[]; runs: number }> {
    const lines: string[] = [];
    const passed = await runSteps([step], {
        root,
        files: readProjectFiles(root),
        write: (line) => lines.push(line.replace(/\d+\.\d s/, 'time')),
    });
    return { passed, lines, runs: readFileSync(join(root, 'runs.log'), 'utf8').length };
}

describe('a step of the check', () => {
    it('is skipped while its files are unchanged', async () => {
        const first = await check();
        writeFileSync(join(root, 'b.md'), 'another text');
        const second = await check();

        expect(first).toEqual({ passed: true, lines: ['ok     the words (time)'], runs: 1 });
        expect(second).toEqual({ passed: true, lines: ['ok     the words (unchanged)'], runs: 1 });
    });

    it.each([
        ['a file changes', 'a.txt', 'also right'],
        ['a file is added', 'c.txt', ''],
        ['a package changes', 'package-lock.json', '{ "version": 2 }'],
    ])('is run again when %s', async (_what, file, text) => {
        await check();
        writeFileSync(join(root, file), text);

        expect(await check()).toMatchObject({ passed: true, runs: 2 });
    });

    it('is run again when its command changes', async () => {
        await check();

        expect(await check({ ...STEP, command: ['step.js', '--more'] })).toMatchObject({ runs: 2 });
    });

    it('fails with all its output each time until it passes', async () => {
        writeFileSync(join(root, 'a.txt'), 'wrong');

        const failed = { passed: false, lines: ['FAILED the words (time)', 'a.txt is wrong'] };
        expect(await check()).toEqual({ ...failed, runs: 1 });
        expect(await check()).toEqual({ ...failed, runs: 2 });

        writeFileSync(join(root, 'a.txt'), 'right');
        expect(await check()).toMatchObject({ passed: true, runs: 3 });
    });
});
