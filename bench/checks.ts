import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** How long the checks take, and how much is installed and shipped. */
export type Checks = {
    /** Seconds that `npm run check` takes without and with the caches that it keeps. */
    coldSeconds: number;
    warmSeconds: number;
    /** Of node_modules, in MB. */
    installMb: number;
    /** In the lock file, all of them for development. */
    packages: number;
    /** Packages that the Salesforce package depends on. */
    packageDependencies: number;
};

const ROOT = join(__dirname, '..');
const MODULES = join(ROOT, 'node_modules');

/** Runs the checks twice, the first time with an empty cache, and counts what is installed. */
export function measureChecks(): Checks {
    const coldSeconds = withoutCache(check);
    return {
        coldSeconds,
        warmSeconds: check(),
        installMb: sizeOf(MODULES) / 1024 / 1024,
        packages: packagesInLock(),
        packageDependencies: dependenciesOfPackage(),
    };
}

function check(): number {
    const startedAt = performance.now();
    execFileSync('npm', ['run', '--silent', 'check'], {
        cwd: ROOT,
        stdio: ['ignore', 'ignore', 'inherit'],
        shell: process.platform === 'win32',
    });
    return (performance.now() - startedAt) / 1000;
}

/** Sets the cache aside meanwhile, since it holds what other commands keep too. */
function withoutCache<T>(run: () => T): T {
    const cache = join(MODULES, '.cache');
    const aside = join(MODULES, '.cache-aside');
    if (!existsSync(cache)) return run();
    rmSync(aside, { recursive: true, force: true });
    renameSync(cache, aside);
    try {
        return run();
    } finally {
        rmSync(cache, { recursive: true, force: true });
        renameSync(aside, cache);
    }
}

function sizeOf(path: string): number {
    const stat = lstatSync(path);
    if (!stat.isDirectory()) return stat.size;
    return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

function packagesInLock(): number {
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
        packages: Record<string, unknown>;
    };
    return Object.keys(lock.packages).filter((path) => path !== '').length;
}

function dependenciesOfPackage(): number {
    const project = JSON.parse(readFileSync(join(ROOT, 'sfdx-project.json'), 'utf8')) as {
        packageDirectories: { dependencies?: unknown[] }[];
    };
    return project.packageDirectories.reduce(
        (sum, { dependencies = [] }) => sum + dependencies.length,
        0,
    );
}
