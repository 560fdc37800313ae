import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { compile } from '@lwc/sfdc-lwc-compiler';
import type { Component } from '../metadata/component';

type CompilerOutput = Awaited<ReturnType<typeof compile>>;

/** A component, compiled as in a deployment. */
export interface CompiledBundle {
    readonly name: string;
    /** Its folder. */
    readonly folder: string;
    readonly output: Pick<CompilerOutput, 'success' | 'diagnostics' | 'metadata' | 'results'>;
}

/** Whether a file belongs to a Lightning web component, by its path. */
export function isOfBundle(path: string): boolean {
    return path.includes('/lwc/');
}

const PROGRAM = join(__dirname, 'compile-bundles.ts');

/** Compiles all Lightning web components of a package in a separate process, parallel to the other checks. */
export function compileBundles(components: readonly Component[]): Promise<CompiledBundle[]> {
    const folders = components
        .filter(({ type }) => type === 'LightningComponentBundle')
        .map(({ file }) => dirname(file));
    const args = ['--import', 'tsx', PROGRAM, ...folders];
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
