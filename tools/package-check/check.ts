import type { CompiledBundle } from './components/compiled-bundle';
import type { Component } from './metadata/component';
import type { Inputs } from './result-cache';
import type { Settings } from './settings';

/** A problem that an org or a reviewer would reject. */
export interface Problem {
    /** Absolute, or relative to the project; absent if the problem isn't in a single file. */
    readonly file?: string;
    readonly line?: number;
    readonly message: string;
}

/** The project that checks read. Each part is read once, when a check first needs it. */
export interface Project {
    /** The absolute path of the folder that holds `sfdx-project.json`. */
    readonly root: string;
    /** The absolute paths of the package directories. */
    readonly packages: readonly string[];
    readonly settings: Settings;
    readonly components: () => readonly Component[];
    readonly bundles: () => Promise<readonly CompiledBundle[]>;
}

/** A check of a Salesforce package that needs no org. */
export interface Check {
    /** What it checks, in a few words. */
    readonly title: string;
    readonly needsJava: boolean;
    /** The files of the package that the outcome depends on. */
    readonly inputs: Inputs;
    readonly run: (project: Project) => Promise<Problem[]>;
}
