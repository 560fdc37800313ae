import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** How long the checks take, and how much is installed and shipped. */
export type Checks = {
    /** Seconds that `npm run check` takes without and with the caches that it keeps. */
    coldSeconds: number;
    warmSeconds: number;
    /** What `npm ci` brings, for `npm start` and `npm run build`. */
    lean: Installation;
    /** What tests, checks and the stack need too. */
    whole: Installation;
    /** Packages that the Salesforce package depends on. */
    packageDependencies: number;
};

/** Packages on this platform, and the MB of their files. */
export type Installation = { packages: number; megabytes: number };

type Lock = { packages: Record<string, { dev?: boolean }> };

const ROOT = join(__dirname, '..');
const MODULES = join(ROOT, 'node_modules');

/** Runs the checks twice, the first time with an empty cache, and counts what is installed. */
export function measureChecks(): Checks {
    const coldSeconds = withoutCache(check);
    const locked = Object.entries(lock().packages).filter(([path]) => path !== '');
    return {
        coldSeconds,
        warmSeconds: check(),
        lean: installationOf(locked.filter(([, { dev }]) => dev !== true)),
        whole: installationOf(locked),
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

function lock(): Lock {
    return JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
}

function installationOf(locked: [path: string, ...unknown[]][]): Installation {
    const folders = locked.map(([path]) => join(ROOT, path)).filter((path) => existsSync(path));
    const bytes = folders.reduce((sum, folder) => sum + ownSizeOf(folder), 0);
    return { packages: folders.length, megabytes: bytes / 1024 / 1024 };
}

/** In bytes, without the packages that lie inside a package. */
function ownSizeOf(path: string): number {
    const stat = lstatSync(path);
    if (!stat.isDirectory()) return stat.size;
    return readdirSync(path)
        .filter((name) => name !== 'node_modules')
        .reduce((sum, name) => sum + ownSizeOf(join(path, name)), 0);
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
