import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { toMetadataFormat } from './metadata-format';
import { RELEASE_PATHS } from './release';

/** Where the parts of a release are built. */
export type Parts = {
    version: string;
    /** The plain templates and the zipped function. */
    aws: string;
    deployerPolicy: string;
    /** What `npm run build:package` writes. */
    package: string;
};

const DATE = new Date(1980, 0, 1);

/**
 * Writes the files of a release into a folder: one file for the set-up, its parts for an installation by hand, and
 * their checksums. The same parts give the same bytes.
 */
export function packRelease(folder: string, parts: Parts): void {
    const code = readdirSync(parts.aws).find((name) => name.endsWith('.zip'));
    if (code === undefined) throw new Error(`${parts.aws} holds no zipped function.`);
    const packageZip = packMetadata(parts.package, 'package.xml', {
        root: 'force-app/main/default',
    });
    const translationsZip = packMetadata(parts.package, 'translations.xml', {
        root: '.',
        folder: 'translations',
    });
    const files: Record<string, Uint8Array> = {
        [RELEASE_PATHS.manifest]: json({ version: parts.version, code }),
        [RELEASE_PATHS.retain]: readFileSync(join(parts.aws, 'template.json')),
        [RELEASE_PATHS.destroy]: readFileSync(join(parts.aws, 'template-destroy.json')),
        [RELEASE_PATHS.deployerPolicy]: readFileSync(parts.deployerPolicy),
        [`aws/${code}`]: readFileSync(join(parts.aws, code)),
        [RELEASE_PATHS.package]: packageZip,
        [RELEASE_PATHS.translations]: translationsZip,
    };
    const name = `fusebill-latch-${parts.version}`;
    const written: Record<string, Uint8Array> = {
        [`${name}.zip`]: pack(files),
        [`${name}-salesforce.zip`]: packageZip,
        [`${name}-translations.zip`]: translationsZip,
        [code]: files[`aws/${code}`] ?? new Uint8Array(),
        'template.json': files[RELEASE_PATHS.retain] ?? new Uint8Array(),
        'template-destroy.json': files[RELEASE_PATHS.destroy] ?? new Uint8Array(),
    };
    written['SHA256SUMS'] = Buffer.from(
        Object.entries(written)
            .map(([path, content]) => `${sha256(content)}  ${path}\n`)
            .join(''),
    );
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const [path, content] of Object.entries(written)) {
        writeFileSync(join(folder, path), content);
    }
}

/** Zips a package directory of the build in metadata format. */
function packMetadata(
    built: string,
    manifest: string,
    { root, folder = '' }: { root: string; folder?: string },
): Uint8Array {
    return pack({
        ...toMetadataFormat(join(built, root), folder),
        'package.xml': readFileSync(join(built, 'manifest', manifest)),
    });
}

function pack(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
    const entries: Zippable = {};
    for (const [path, content] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
        entries[path] = [content, { mtime: DATE, level: 9 }];
    }
    return zipSync(entries);
}

function json(value: unknown): Buffer {
    return Buffer.from(`${JSON.stringify(value, null, 4)}\n`);
}

function sha256(content: Uint8Array): string {
    return createHash('sha256').update(content).digest('hex');
}
