import { existsSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import * as v from 'valibot';
import { Obstacle } from '../run/step';

/** Files, by path. */
export type Files = Readonly<Record<string, Uint8Array>>;

/** One version, ready to install. */
export type Release = {
    version: string;
    /** The CloudFormation templates, as text. */
    templates: Readonly<Record<'retain' | 'destroy', string>>;
    /** The zipped function; its key holds a hash of its content. */
    code: { key: string; content: Uint8Array };
    /** The permissions that a deployment needs. */
    deployerPolicy: unknown;
    /** The package in metadata format. */
    package: Files;
    /** The translations in metadata format. */
    translations: Files;
};

const manifestSchema = v.object({ version: v.string(), code: v.string() });

/** The paths inside a release file. */
export const RELEASE_PATHS = {
    manifest: 'release.json',
    retain: 'aws/template.json',
    destroy: 'aws/template-destroy.json',
    deployerPolicy: 'aws/deployer-policy.json',
    package: 'salesforce/package.zip',
    translations: 'salesforce/translations.zip',
} as const;

/** Reads a release file. Throws an Obstacle if it isn't one. */
export function openRelease(file: string): Release {
    if (!existsSync(file)) throw new Obstacle(`There is no file ${file}.`);
    try {
        return read(unzipSync(readFileSync(file)));
    } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        throw new Obstacle(`${file} is not a release of Fusebill Latch: ${words}`);
    }
}

/** The names of the package's own test classes. */
export function testsOf(files: Files): string[] {
    return Object.keys(files).flatMap((path) => {
        const [, name] = /^classes\/(\w+Test)\.cls$/.exec(path) ?? [];
        return name === undefined ? [] : [name];
    });
}

function read(files: Files): Release {
    const bytes = (path: string): Uint8Array => {
        const content = files[path];
        if (content === undefined) throw new Error(`${path} is missing.`);
        return content;
    };
    const text = (path: string): string => Buffer.from(bytes(path)).toString();
    const { version, code } = v.parse(manifestSchema, JSON.parse(text(RELEASE_PATHS.manifest)));
    return {
        version,
        templates: { retain: text(RELEASE_PATHS.retain), destroy: text(RELEASE_PATHS.destroy) },
        code: { key: code, content: bytes(`aws/${code}`) },
        deployerPolicy: JSON.parse(text(RELEASE_PATHS.deployerPolicy)),
        package: unzipSync(bytes(RELEASE_PATHS.package)),
        translations: unzipSync(bytes(RELEASE_PATHS.translations)),
    };
}
