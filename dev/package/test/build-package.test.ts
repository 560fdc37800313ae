import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LANGUAGES } from '../../org/labels';
import packageJson from '../../../package.json';
import { readXml, textsAt } from '../../../tools/package-check/metadata/xml';
import { openProject } from '../../../tools/package-check/open-project';
import { SAMPLE, withFault } from '../../../tools/package-check/test/sample-project';
import { buildPackage } from '../build-package';
import { TypeFault } from '../compile-components';
import { withBuildableProject } from './buildable-project';

const PROJECT = join(__dirname, '../../..');
const DIRECTORY = join(PROJECT, 'dist/test-package');
const COMPONENTS = 'force-app/main/default/lwc';

interface SfdxProject {
    readonly packageDirectories: readonly { versionNumber?: string; definitionFile: string }[];
    readonly replacements: readonly { filename: string; stringToReplace: string }[];
}

function filesIn(folder: string): string[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
}

function read(path: string): string {
    return readFileSync(join(DIRECTORY, path), 'utf8');
}

describe('the package', () => {
    beforeAll(() => buildPackage(PROJECT, DIRECTORY));

    it('contains no TypeScript, no component tests and no tool settings', () => {
        const files = filesIn(DIRECTORY);

        expect(files.filter((file) => file.endsWith('.ts'))).toEqual([]);
        expect(files.filter((file) => file.includes('__tests__'))).toEqual([]);
        expect(files.filter((file) => basename(file).startsWith('tsconfig'))).toEqual([]);
    });

    it('contains every other file of the source', () => {
        const isSource = (file: string): boolean => !/\/lwc\/.*\.(ts|js|json)$/.test(file);

        const inPackages = (root: string): string[] =>
            ['force-app', 'translations'].flatMap((folder) => filesIn(join(root, folder)));

        const built = inPackages(DIRECTORY).filter(isSource);
        const source = inPackages(PROJECT).filter(isSource);

        expect(built.map((file) => file.replace(DIRECTORY, '')).sort()).toEqual(
            source.map((file) => file.replace(PROJECT, '')).sort(),
        );
    });

    it('contains JavaScript for each script, with decorators and without types', () => {
        const scripts = filesIn(join(PROJECT, COMPONENTS)).filter(
            (file) => file.endsWith('.ts') && !file.includes('__tests__'),
        );

        for (const script of scripts) {
            const path = script.replace(`${PROJECT}/`, '').replace(/\.ts$/, '.js');
            const [source, built] = [readFileSync(script, 'utf8'), read(path)];
            expect(built.match(/^ *@(api|wire|track)\b/gm)).toEqual(
                source.match(/^ *@(api|wire|track)\b/gm),
            );
            expect(built).not.toMatch(/^(import|export) type|from '\.\.|__decorate|contract\//m);
        }
        expect(scripts.length).toBeGreaterThan(10);
    });

    it("compiles with the platform's compiler", async () => {
        const bundles = await openProject(DIRECTORY).bundles();

        const diagnostics = bundles.flatMap(({ output }) => output.diagnostics);

        expect(diagnostics).toEqual([]);
        expect(bundles.filter(({ output }) => !output.success)).toEqual([]);
        expect(bundles.map(({ name }) => name)).toEqual(readdirSync(join(DIRECTORY, COMPONENTS)));
    });

    it('has a manifest that names every component', () => {
        const root = readXml(join(DIRECTORY, 'manifest/package.xml'));
        const members = root.children
            .filter(({ name }) => name === 'types')
            .flatMap((type) =>
                textsAt(type, 'members').map(
                    (member) => `${textsAt(type, 'name').join()} ${member}`,
                ),
            );

        const components = filesIn(join(DIRECTORY, 'force-app')).filter((file) =>
            file.endsWith('-meta.xml'),
        );
        const unnamed = components.filter((file) => {
            const { name: type } = readXml(file);
            const name = decodeURIComponent(basename(file).replace(/\.\w+-meta\.xml$/, ''));
            return !members.some((member) => member.startsWith(type) && member.endsWith(name));
        });

        expect(unnamed).toEqual([]);
        expect(new Set(members).size).toBe(members.length);
        expect(textsAt(root, 'version')).toEqual(['67.0']);
    });

    it('keeps translations separate, because an org without Translation Workbench refuses them', () => {
        const apart = readXml(join(DIRECTORY, 'manifest/translations.xml'));
        const whole = read('manifest/package.xml');

        const types = apart.children.filter(({ name }) => name === 'types');
        expect(types.flatMap((type) => textsAt(type, 'name'))).toEqual(['Translations']);
        expect(types.flatMap((type) => textsAt(type, 'members'))).toEqual([...LANGUAGES].sort());
        expect(whole).not.toMatch(/Translation/);
    });

    it('needs no feature beyond those of the smallest org', () => {
        const { packageDirectories } = JSON.parse(read('sfdx-project.json')) as SfdxProject;
        const [{ definitionFile } = { definitionFile: '' }] = packageDirectories;

        expect(JSON.parse(read(definitionFile))).toEqual({ edition: 'Developer' });
    });

    it('has each placeholder exactly once in its file', () => {
        const { replacements } = JSON.parse(read('sfdx-project.json')) as SfdxProject;

        const counts = replacements.map(
            ({ filename, stringToReplace }) => read(filename).split(stringToReplace).length - 1,
        );

        expect(counts).toEqual([1, 1]);
    });

    it('has the version of the project', () => {
        const { packageDirectories } = JSON.parse(read('sfdx-project.json')) as SfdxProject;

        expect(packageDirectories[0]?.versionNumber).toBe(`${packageJson.version}.NEXT`);
    });
});

describe('a build', () => {
    it('fails on a type error, and leaves nothing to deploy', async () => {
        const files = withFault('lwc/greeting/greeting.ts', 'this.recordId', 'this.recordid');

        await withBuildableProject(files, (root) => {
            const directory = join(root, 'dist/package');
            const build = (): void => buildPackage(root, directory);

            expect(build).toThrow(TypeFault);
            expect(build).toThrow(/greeting\.ts\(9,.*Property 'recordid' does not exist/);
            expect(existsSync(directory)).toBe(false);
        });
    });

    it('fails on a component that uses Node or Jest, which only tests have', async () => {
        const files = withFault('lwc/greeting/greeting.ts', 'return label', 'return process.title');

        await withBuildableProject(files, (root) => {
            const build = (): void => buildPackage(root, join(root, 'dist/package'));

            expect(build).toThrow(/greeting\.ts\(9,.*Cannot find name 'process'/);
        });
    });

    it('replaces the output of an earlier build', async () => {
        await withBuildableProject(SAMPLE, (root) => {
            const directory = join(root, 'dist/package');
            buildPackage(root, directory);
            const left = join(directory, COMPONENTS, 'greeting/old.js');
            writeFileSync(left, '');

            buildPackage(root, directory);

            expect(existsSync(left)).toBe(false);
        });
    });

    it('ignores JavaScript next to the source', async () => {
        const files = { ...SAMPLE, 'lwc/greeting/greeting.js': 'stale', 'lwc/greeting/x.js': '' };

        await withBuildableProject(files, (root) => {
            const directory = join(root, 'dist/package');
            buildPackage(root, directory);

            const bundle = readdirSync(join(directory, COMPONENTS, 'greeting')).sort();
            expect(bundle).toEqual(['greeting.html', 'greeting.js', 'greeting.js-meta.xml']);
        });
    });
});
