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

const cache = path.join(folder, 'node_modules/.cache/apex-runtime');

type TreeCache = typeof import('../../syntax/tree-cache');

/** The module of the trees, as loaded by a new process. */
function inNewProcess<Result>(read: (cache: TreeCache) => Result): Result | undefined {
    let result: Result | undefined;
    jest.isolateModules(() => {
        result = read(jest.requireActual<TreeCache>('../../syntax/tree-cache'));
    });
    return result;
}

const readFile = (name: string): unknown =>
    JSON.parse(fs.readFileSync(path.join(cache, name), 'utf8'));

/** The key under which a new process with this version of the parser caches the tree of this class. */
function keyOf(source: string, parserVersion: string): unknown {
    fs.writeFileSync(classFile, source);
    fs.writeFileSync(path.join(parser, 'package.json'), JSON.stringify({ version: parserVersion }));
    inNewProcess(({ readUnit }) => readUnit(classFile));
    const { key } = readFile('Greeting.cls.json') as { key: unknown };
    return key;
}

describe('Trees that are cached for the next process', () => {
    const source = 'public class Greeting {}';

    it('are reused while nothing has changed', () => {
        expect(keyOf(source, '1.0.0')).toBe(keyOf(source, '1.0.0'));
    });

    it('are parsed again for another text', () => {
        expect(keyOf(`${source} `, '1.0.0')).not.toBe(keyOf(source, '1.0.0'));
    });

    it('are parsed again by another parser', () => {
        expect(keyOf(source, '2.0.0')).not.toBe(keyOf(source, '1.0.0'));
    });

    it('include dynamic queries, which the next process only reads', () => {
        const text = 'SELECT Name FROM Account';
        const tree = inNewProcess(({ readQueryText }) => readQueryText(text));
        const [file = ''] = fs.readdirSync(cache).filter((name) => name.startsWith('query-'));
        const { key } = readFile(file) as { key: unknown };
        const marked = { key, tree: { ...tree, alias: 'kept' } };
        fs.writeFileSync(path.join(cache, file), JSON.stringify(marked));

        const again = inNewProcess(({ readQueryText }) => readQueryText(text));

        expect(again).toEqual(marked.tree);
    });

    it('are deleted by the next that is written, when nobody has used them for a month', () => {
        const [old, recent] = ['Gone.cls.json', 'Unchanged.cls.json'];
        for (const name of [old, recent]) fs.writeFileSync(path.join(cache, name), '{}');
        const twoMonthsAgo = Date.now() / 1000 - 60 * 24 * 60 * 60;
        fs.utimesSync(path.join(cache, old), twoMonthsAgo, twoMonthsAgo);
        fs.utimesSync(path.join(cache, recent), Date.now() / 1000, twoMonthsAgo); // read today

        keyOf(`${source}  `, '1.0.0');

        const names = fs.readdirSync(cache);
        expect(names).toEqual(expect.arrayContaining([recent, 'Greeting.cls.json']));
        expect(names).not.toContain(old);
    });
});
