import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const start = process.cwd();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tree-cache-'));
const parser = path.join(folder, 'node_modules/@apexdevtools/apex-parser');
const classFile = path.join(folder, 'Greeting.cls');

beforeAll(() => {
    fs.mkdirSync(parser, { recursive: true });
    process.chdir(folder);
});

afterAll(() => {
    process.chdir(start);
    fs.rmSync(folder, { recursive: true });
});

/** The key under which a new process that has this version of the parser keeps the tree of this class. */
function keyOf(source: string, parserVersion: string): unknown {
    fs.writeFileSync(classFile, source);
    fs.writeFileSync(path.join(parser, 'package.json'), JSON.stringify({ version: parserVersion }));
    jest.isolateModules(() => {
        const { readUnit } =
            jest.requireActual<typeof import('../../syntax/tree-cache')>('../../syntax/tree-cache');
        readUnit(classFile);
    });
    const kept = path.join(folder, 'node_modules/.cache/apex-runtime/Greeting.cls.json');
    const { key } = JSON.parse(fs.readFileSync(kept, 'utf8')) as { key: unknown };
    return key;
}

describe('The trees that are kept for the next process', () => {
    const source = 'public class Greeting {}';

    it('are found again while nothing has changed', () => {
        expect(keyOf(source, '1.0.0')).toBe(keyOf(source, '1.0.0'));
    });

    it('are made anew for another text', () => {
        expect(keyOf(`${source} `, '1.0.0')).not.toBe(keyOf(source, '1.0.0'));
    });

    it('are made anew by another parser', () => {
        expect(keyOf(source, '2.0.0')).not.toBe(keyOf(source, '1.0.0'));
    });
});
