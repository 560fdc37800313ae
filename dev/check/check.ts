import { join } from 'node:path';
import { readComponents, type Component } from '../metadata/component';
import { compileBundles, type CompiledBundle } from './compiled-bundle';

/** Something that an org, or a person who reviews the package, would refuse. */
export interface Problem {
    /** Absolute, or relative to the project; absent where no single file is to blame. */
    readonly file?: string;
    readonly line?: number;
    readonly message: string;
}

/** What the checks look at; each part is read once and only when a check asks for it. */
export interface Project {
    /** The absolute path of the repository's folder, which holds `force-app`. */
    readonly root: string;
    readonly components: () => readonly Component[];
    readonly bundles: () => Promise<readonly CompiledBundle[]>;
}

/** A check of the Salesforce package that needs no org. */
export interface Check {
    /** What is checked, in a few words. */
    readonly title: string;
    readonly needsJava: boolean;
    readonly run: (project: Project) => Promise<Problem[]>;
}

/** The project in a folder. */
export function openProject(root: string): Project {
    const components = once(() => readComponents(join(root, 'force-app')));
    return { root, components, bundles: once(() => compileBundles(root)) };
}

function once<Value>(make: () => Value): () => Value {
    let made: { value: Value } | undefined;
    return () => (made ??= { value: make() }).value;
}
