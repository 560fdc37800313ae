/** Files by their paths, with a `package.xml`. */
type PackageFiles = Readonly<Record<string, Uint8Array>>;

const FOLDERS = /^(translations|objectTranslations)\//;
const TYPES =
    /<types>(?:(?!<\/types>)[\s\S])*<name>(Translations|CustomObjectTranslation)<\/name>\s*<\/types>\s*/g;

/**
 * Parts a package in two: an org without Translation Workbench refuses any deployment that holds translations, so they
 * are deployed by themselves.
 */
export function splitTranslations(files: PackageFiles): {
    main: Record<string, Uint8Array>;
    translations: Record<string, Uint8Array>;
} {
    const manifest = Buffer.from(files['package.xml'] ?? []).toString();
    const types = [...manifest.matchAll(TYPES)].map(([element]) => element);
    const version = /<version>.*<\/version>/.exec(manifest)?.[0] ?? '';
    const part = (isTranslation: boolean): Record<string, Uint8Array> =>
        Object.fromEntries(
            Object.entries(files).filter(([path]) => FOLDERS.test(path) === isTranslation),
        );
    return {
        main: { ...part(false), 'package.xml': Buffer.from(manifest.replace(TYPES, '')) },
        translations: {
            ...part(true),
            'package.xml': Buffer.from(
                `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n${types.join('')}${version}\n</Package>\n`,
            ),
        },
    };
}
