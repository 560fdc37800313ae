import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { compile } from '@lwc/sfdc-lwc-compiler';

type CompilerOutput = Awaited<ReturnType<typeof compile>>;

/** A component as the platform's compiler sees it when it is deployed. */
export interface CompiledBundle {
    readonly name: string;
    /** Its folder. */
    readonly folder: string;
    readonly output: Pick<CompilerOutput, 'success' | 'diagnostics' | 'metadata' | 'results'>;
}

const PROGRAM = join(__dirname, 'compile-bundles.ts');

/**
 * All components of a project, compiled from the package that the build makes of it; in a process of their own, beside
 * the other checks.
 * @throws Error with the findings of TypeScript, when there are any
 */
export function compileBundles(root: string): Promise<CompiledBundle[]> {
    const args = ['--import', 'tsx', PROGRAM, root];
    const options = { maxBuffer: Number.POSITIVE_INFINITY, cwd: __dirname };
    return new Promise((resolve, reject) => {
        execFile(process.execPath, args, options, (error, stdout, stderr) => {
            if (error) {
                reject(new Error(stderr.trim() || error.message));
            } else {
                resolve(JSON.parse(stdout) as CompiledBundle[]);
            }
        });
    });
}
