import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Project } from './check';
import { definitionFiles } from './deployment/scratch-definitions';

/** Which files of the package a result depends on, by path. */
export type Inputs = (path: string) => boolean;

/**
 * Results on disk, in the project's `node_modules/.cache`. A result is reused while the files it depends on, the
 * project's settings and packages, Node and this tool are the same.
 */
export class ResultCache {
    readonly #folder: string;
    readonly #base: unknown;
    readonly #files: ReadonlyMap<string, string>;

    constructor({ root, packages, settings }: Project) {
        this.#folder = join(root, 'node_modules/.cache/package-check');
        const own = filesBelow(__dirname).filter((file) => !file.includes('/test/'));
        const settled = ['package-lock.json', 'sfdx-project.json'].map((name) => join(root, name));
        const shared = [...settled, ...definitionFiles(root)];
        const others = [...own, ...shared.filter(existsSync)].map(hashOf);
        this.#base = [root, settings, process.version, others];
        this.#files = new Map(
            packages
                .flatMap(filesBelow)
                .filter((file) => !file.includes('/__tests__/'))
                .map((file) => [relative(root, file), hashOf(file)]),
        );
    }

    /** The stored result of this name. If there is none for the current files, computes and stores it. */
    async result<Value>(
        name: string,
        inputs: Inputs,
        make: () => Promise<Value>,
    ): Promise<{ value: Value; isStored: boolean }> {
        const key = this.#keyFor(inputs);
        const file = join(this.#folder, `${name.replace(/\W+/g, '-')}.json`);
        const stored = readStored(file) as { key: string; value: Value } | undefined;
        if (stored?.key === key) return { value: stored.value, isStored: true };
        const value = await make();
        mkdirSync(this.#folder, { recursive: true });
        writeFileSync(file, JSON.stringify({ key, value }));
        return { value, isStored: false };
    }

    #keyFor(inputs: Inputs): string {
        const chosen = [...this.#files].filter(([path]) => inputs(path)).sort();
        return createHash('sha256')
            .update(JSON.stringify([this.#base, chosen]))
            .digest('hex');
    }
}

function filesBelow(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
}

function hashOf(file: string): string {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** Undefined if there is none, or only an incomplete one. */
function readStored(file: string): unknown {
    try {
        return JSON.parse(readFileSync(file, 'utf8'));
    } catch {
        return undefined;
    }
}
