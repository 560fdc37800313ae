/** Keeps the trees of class files, in memory and below node_modules/.cache, by their content. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parseUnit } from './read-class';
import type { UnitTree } from './tree';

const NODE_MODULES = path.resolve('node_modules');
const FOLDER = path.join(NODE_MODULES, '.cache', 'apex-runtime');

interface Stored {
    key: string;
    unit: UnitTree;
}

const trees = new Map<string, UnitTree>();

const digest = (...texts: string[]): string =>
    crypto.createHash('sha256').update(texts.join('\0')).digest('hex');

/** Of the parser; empty where it is installed elsewhere. */
function parserPackage(): string {
    const file = path.join(NODE_MODULES, '@apexdevtools', 'apex-parser', 'package.json');
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}

/** Changes with the code that makes the trees, so that no tree of older code is used. */
const readersDigest = digest(
    parserPackage(),
    ...fs
        .readdirSync(__dirname, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => path.join(__dirname, name))
        .sort()
        .map((file) => fs.readFileSync(file, 'utf8')),
);

/** The tree of a class file. Throws a SyntaxError that names the file. */
export function readUnit(file: string): UnitTree {
    const text = fs.readFileSync(file, 'utf8');
    const base = path.basename(file);
    const key = digest(readersDigest, base, text);
    const known = trees.get(key) ?? readStored(base, key);
    const unit = known ?? parseUnit(text, base);
    if (!known) store(base, { key, unit });
    trees.set(key, unit);
    return unit;
}

const pathOf = (base: string): string => path.join(FOLDER, `${base}.json`);

function readStored(base: string, key: string): UnitTree | null {
    if (!fs.existsSync(pathOf(base))) return null;
    const stored: unknown = JSON.parse(fs.readFileSync(pathOf(base), 'utf8'));
    return isStored(stored) && stored.key === key ? stored.unit : null;
}

const isStored = (value: unknown): value is Stored =>
    typeof value === 'object' && value !== null && 'key' in value && 'unit' in value;

/** Writes under another name first: test workers read and write the same files. */
function store(base: string, stored: Stored): void {
    if (!fs.existsSync(NODE_MODULES)) return;
    fs.mkdirSync(FOLDER, { recursive: true });
    const draft = `${pathOf(base)}.${process.pid}`;
    fs.writeFileSync(draft, JSON.stringify(stored));
    fs.renameSync(draft, pathOf(base));
}
