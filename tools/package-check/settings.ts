import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A project's settings, from its `package-check.json`. */
export interface Settings {
    /** The PMD rules that Apex must pass, as Code Analyzer selectors. */
    readonly pmdRules: readonly string[];
}

const FILE = 'package-check.json';

/** All rules of severity 1 or 2, and all security rules. */
const DEFAULTS: Settings = { pmdRules: ['pmd:(1,2)', 'pmd:Security'] };

/**
 * The settings of the project in a folder; the defaults if it has none.
 * @throws Error if the file contains an unknown setting
 */
export function readSettings(root: string): Settings {
    const file = join(root, FILE);
    if (!existsSync(file)) return DEFAULTS;
    const given = JSON.parse(readFileSync(file, 'utf8')) as Partial<Settings>;
    const unknown = Object.keys(given).filter((name) => !(name in DEFAULTS));
    if (unknown.length > 0) {
        throw new Error(`${FILE}: unknown setting ${unknown.join(', ')}`);
    }
    return { ...DEFAULTS, ...given };
}
