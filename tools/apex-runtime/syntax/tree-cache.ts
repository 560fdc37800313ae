/** Caches the trees of class files and dynamic queries by content, in memory and below node_modules/.cache. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { QueryTree } from './query-tree';
import { parseUnit } from './read-class';
import { parseQuery } from './read-query';
import type { UnitTree } from './tree';

const NODE_MODULES = path.resolve('node_modules');
const FOLDER = path.join(NODE_MODULES, '.cache', 'apex-runtime');
const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

const digest = (...texts: string[]): string =>
    crypto.createHash('sha256').update(texts.join('\0')).digest('hex');

/** The parser's version; empty if it is installed elsewhere. */
function parserPackage(): string {
    const file = path.join(NODE_MODULES, '@apexdevtools', 'apex-parser', 'package.json');
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}

/** Changes with the code that makes the trees, so that trees of older code are not used. */
const readersDigest = digest(
    parserPackage(),
    ...fs
        .readdirSync(__dirname, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => path.join(__dirname, name))
        .sort()
        .map((file) => fs.readFileSync(file, 'utf8')),
);

/** The trees of one kind. */
class TreeCache<Tree> {
    private readonly parse: (text: string, name: string) => Tree;
    private readonly trees = new Map<string, Tree>();

    constructor(parse: (text: string, name: string) => Tree) {
        this.parse = parse;
    }

    /** The tree of a text. There is one file for each name. */
    tree(text: string, name: string): Tree {
        const key = digest(readersDigest, name, text);
        const known = this.trees.get(key) ?? this.readStored(name, key);
        const tree = known ?? this.parse(text, name);
        if (known === null) store(name, { key, tree });
        this.trees.set(key, tree);
        return tree;
    }

    private readStored(name: string, key: string): Tree | null {
        const text = readIfThere(pathOf(name));
        const stored: unknown = text === null ? null : JSON.parse(text);
        return isStored<Tree>(stored, key) ? stored.tree : null;
    }
}

const units = new TreeCache<UnitTree>(parseUnit);
const queries = new TreeCache<QueryTree>(parseQuery);

/** The tree of a class file. Throws a SyntaxError that names the file. */
export function readUnit(file: string): UnitTree {
    return units.tree(fs.readFileSync(file, 'utf8'), path.basename(file));
}

const queryTrees = new Map<string, QueryTree>();

/** The tree of a dynamic query. Throws a SyntaxError. */
export function readQueryText(text: string): QueryTree {
    const tree = queryTrees.get(text) ?? queries.tree(text, `query-${digest(text).slice(0, 16)}`);
    queryTrees.set(text, tree);
    return tree;
}

const pathOf = (name: string): string => path.join(FOLDER, `${name}.json`);

/** The content of a cache file. */
interface Stored<Tree> {
    key: string;
    tree: Tree;
}

/** Whether this code wrote it for this text, which makes the key equal. */
const isStored = <Tree>(value: unknown, key: string): value is Stored<Tree> =>
    typeof value === 'object' &&
    value !== null &&
    'tree' in value &&
    'key' in value &&
    value.key === key;

/** The text of a file; null when it is missing, which it may be from one moment to the next. */
function readIfThere(file: string): string | null {
    try {
        return fs.readFileSync(file, 'utf8');
    } catch (error) {
        if (fs.existsSync(file)) throw error;
        return null;
    }
}

let isPruned = false;

/** Deletes the files that nobody has used for a month, such as those of classes that are gone; once per process. */
function prune(): void {
    if (isPruned) return;
    isPruned = true;
    for (const name of fs.readdirSync(FOLDER)) {
        const file = path.join(FOLDER, name);
        const stats = fs.statSync(file, { throwIfNoEntry: false });
        const isUsed = stats && Math.max(stats.atimeMs, stats.mtimeMs) > Date.now() - MONTH_MS;
        if (!isUsed) fs.rmSync(file, { force: true });
    }
}

/** Writes under another name first, because test workers share the files. */
function store<Tree>(name: string, stored: Stored<Tree>): void {
    if (!fs.existsSync(NODE_MODULES)) return;
    fs.mkdirSync(FOLDER, { recursive: true });
    prune();
    const draft = `${pathOf(name)}.${process.pid}`;
    fs.writeFileSync(draft, JSON.stringify(stored));
    fs.renameSync(draft, pathOf(name));
}
