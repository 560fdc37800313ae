import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Every document that git tracks or would add. */
const documents = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'],
    { cwd: ROOT, encoding: 'utf8' },
)
    .split('\n')
    .filter((path) => path !== '' && existsSync(join(ROOT, path)));

/** The entries below a document's `###` headings, with their text. */
function entriesOf(path: string): [heading: string, text: string][] {
    return read(path)
        .split(/^### /m)
        .slice(1)
        .map((entry) => [entry.split('\n', 1)[0] ?? '', entry.split(/\n##? /, 1)[0] ?? '']);
}

/** The cells of a document's tables, without code blocks and rules. */
function tableCells(text: string): string[] {
    return text
        .replace(/^ *```[^]*?^ *```$/gm, '')
        .split('\n')
        .filter((line) => line.startsWith('|') && !/^[|\- :]+$/.test(line))
        .flatMap((line) => line.split('|'))
        .map((cell) => cell.trim());
}

/** The files that a document links to, relative to the project's folder. */
function linkedFiles(path: string): string[] {
    return [...read(path).matchAll(/\]\(([^)#]+)[^)]*\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !/^[a-z]+:/.test(target))
        .map((target) => join(dirname(path), target));
}

/** The anchors that GitHub gives to a document's headings. */
function anchorsIn(path: string): string[] {
    const headings = read(path)
        .replace(/^ *```[^]*?^ *```$/gm, '')
        .matchAll(/^#+ (.+)$/gm);
    const plain = [...headings].map(([, heading = '']) =>
        heading
            .toLowerCase()
            .replace(/[^\w\- ]/g, '')
            .replaceAll(' ', '-'),
    );
    return plain.map((anchor, index) => {
        const earlier = plain.slice(0, index).filter((other) => other === anchor).length;
        return earlier === 0 ? anchor : `${anchor}-${earlier}`;
    });
}

/** The document's links to headings, as the document that each leads to and the anchor. */
function linkedHeadings(path: string): [document: string, anchor: string][] {
    return [...read(path).matchAll(/\]\(([^)#:]*)#([^)]+)\)/g)].map(([, file, anchor = '']) => [
        file ? join(dirname(path), file) : path,
        anchor,
    ]);
}

describe.each(documents)('%s', (path) => {
    it('has short table cells', () => {
        const long = tableCells(read(path)).filter((cell) => cell.length > 120);

        expect(long).toEqual([]);
    });

    it('links to files that exist', () => {
        expect(linkedFiles(path).filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
    });

    it('links to headings that exist', () => {
        const broken = linkedHeadings(path).filter(
            ([document, anchor]) => !anchorsIn(document).includes(anchor),
        );

        expect(broken).toEqual([]);
    });
});

/** A folder that is never shipped, and its direct subfolders. */
function foldersOf(root: string): string[] {
    const below = readdirSync(join(ROOT, root), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !['test', 'node_modules'].includes(entry.name))
        .map(({ name }) => `${root}/${name}`);
    return [root, ...below];
}

describe('a folder that is never shipped', () => {
    it.each(['dev', 'tools', 'bench'].flatMap(foldersOf))('says why it exists: %s', (folder) => {
        expect(read(`${folder}/README.md`)).toMatch(/^# .+\n\n[A-Z].+\.$/m);
    });
});

describe('the README', () => {
    it('is at most 200 lines long', () => {
        expect(read('README.md').split('\n').length).toBeLessThanOrEqual(200);
    });
});

describe('the table of places in CONTRIBUTING', () => {
    const rows = read('CONTRIBUTING.md').match(/^\| (?!to change|-).*\|$/gm) ?? [];

    it.each(rows)('names files and folders that exist: %s', (row) => {
        const [first = '', ...others] = [...(row.split('|')[2] ?? '').matchAll(/`([^`]+)`/g)]
            .map(([, path = '']) => path)
            .filter((path) => !path.startsWith('npm '));

        const near = first.endsWith('/') ? first : dirname(first);
        const isThere = (path: string) =>
            ['', 'force-app/main/default', 'force-app/main/default/lwc'].some(
                (folder) =>
                    existsSync(join(ROOT, folder, path)) ||
                    existsSync(join(ROOT, folder, near, path)),
            );

        expect([first, ...others].filter((path) => !isThere(path))).toEqual([]);
    });
});

describe('an assumption', () => {
    const assumptions = entriesOf('docs/assumptions.md');

    it.each(assumptions)('says what happens if it is wrong, and how to check: %s', (_, text) => {
        expect(text).toMatch(/^\*\*If not:\*\* \S/m);
        expect(text).toMatch(/^\*\*Check:\*\* \S/m);
    });

    it('names a step of the workflow that exists', () => {
        const steps = assumptions.flatMap(([, text]) =>
            [...text.matchAll(/`org\.yml`, step _(.+?)_/g)].map(([, step]) => step),
        );

        const workflow = read('.github/workflows/org.yml');

        expect(steps.length).toBeGreaterThan(5);
        expect(steps.filter((step) => !workflow.includes(`- name: ${step}\n`))).toEqual([]);
    });
});
