import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const COMPONENTS = join(ROOT, 'force-app/main/default/lwc');

/** The name and the metadata of each component. */
const settings = readdirSync(COMPONENTS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
        name,
        xml: readFileSync(join(COMPONENTS, name, `${name}.js-meta.xml`), 'utf8'),
    }));

describe('a phone', () => {
    it('is not declared as supported by any component', () => {
        const placed = settings.filter(({ xml }) =>
            xml.includes('<targetConfig targets="lightning__RecordPage">'),
        );

        const sizes = placed.map(({ name, xml }) => [
            name,
            ...[...xml.matchAll(/<supportedFormFactor type="(\w+)"/g)].map(([, size]) => size),
        ]);

        expect(sizes).toEqual([['latchCard', 'Large']]);
        expect(settings.filter(({ xml }) => xml.includes('"Small"'))).toEqual([]);
    });

    it('is not promised by any document', () => {
        const files = [
            'README.md',
            ...readdirSync(join(ROOT, 'docs')).map((file) => `docs/${file}`),
        ];
        const sentences = files
            .filter((file) => file.endsWith('.md'))
            .flatMap((file) => readFileSync(join(ROOT, file), 'utf8').split(/[.\n]/))
            .filter((sentence) => /mobile app|phone app|smartphone/i.test(sentence));

        expect(sentences.filter((sentence) => !/not tested/.test(sentence))).toEqual([]);
        expect(sentences.length).toBeGreaterThan(0);
    });
});
