import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

const LABELS = 'force-app/main/default/labels/CustomLabels.labels-meta.xml';

/** The folder of the translations, which are deployed separately. */
export const TRANSLATIONS = 'translations';

/** The languages that the package is translated into, besides English. */
export const LANGUAGES = ['de', 'fr'] as const;

export type Language = (typeof LANGUAGES)[number];

/** A parser that keeps text as it is: no numbers, no trimming, and lists wherever there can be several elements. */
const parser = new XMLParser({
    isArray: (name) => name === 'labels' || name === 'customLabels',
    parseTagValue: false,
    trimValues: false,
});

/** The package's custom labels in English, by name. */
export function readLabels(root: string): Map<string, string> {
    const path = join(root, LABELS);
    const { CustomLabels } = parser.parse(readFileSync(path, 'utf8')) as {
        CustomLabels: { labels: { fullName: string; value: string }[] };
    };
    return new Map(CustomLabels.labels.map(({ fullName, value }) => [fullName, value]));
}

/** The custom labels in a translation, by name. */
export function readTranslation(root: string, language: Language): Map<string, string> {
    const path = join(root, TRANSLATIONS, `${language}.translation-meta.xml`);
    const { Translations } = parser.parse(readFileSync(path, 'utf8')) as {
        Translations: { customLabels: { name: string; label: string }[] };
    };
    return new Map(Translations.customLabels.map(({ name, label }) => [name, label]));
}
