import type { CompiledBundle } from './components/compiled-bundle';
import type { Component } from './metadata/component';
import type { Inputs } from './result-cache';
import type { Settings } from './settings';

/** Something that an org, or a person who reviews the package, would refuse. */
export interface Problem {
    /** Absolute, or relative to the project; absent where no single file is to blame. */
    readonly file?: string;
    readonly line?: number;
    readonly message: string;
}

/** What the checks look at; each part is read once and only when a check asks for it. */
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
    /** What is checked, in a few words. */
    readonly title: string;
    readonly needsJava: boolean;
    /** The files of the package that the outcome depends on. */
    readonly inputs: Inputs;
    readonly run: (project: Project) => Promise<Problem[]>;
}
