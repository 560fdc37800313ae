import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PERMISSION_SET_GROUPS, PERMISSION_SETS, WAIT_MS } from '../../contract/agreed-values';
import { readOptions } from '../../setup/run/options';
import { stepsFor } from '../../setup/steps/commands';
import { PARTS } from '../../force-app/main/default/lwc/latchFields/parts';
import { CUSTOMERS } from '../demo-ids';
import { scenarioCustomers } from '../fusebill/seed/scenario-customers';
import demoAccounts from '../org/accounts.json';
import { readLabels } from '../org/labels';

const ROOT = join(__dirname, '../..');
const PACKAGE = 'force-app/main/default';
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const readPackage = (path: string) => read(`${PACKAGE}/${path}`);

/** The documents for those who install, use and operate it. */
const GUIDES = [
    'README.md',
    ...['install', 'operate', 'salesforce', 'undo-a-latch'].map((name) => `docs/${name}.md`),
];

/** What the pattern's first group matches, everywhere in the text. */
function all(text: string, pattern: RegExp): string[] {
    return [...text.matchAll(pattern)].map(([, group = '']) => group);
}

/** The rows of the first table below the heading, without the table's head. */
function tableUnder(path: string, heading: string): string[][] {
    const [, section = ''] = read(path).split(`\n${heading}\n`);
    const [table = ''] = /(?:^\|.*\n)+/m.exec(section) ?? [];
    const rows = table.trim().split('\n').slice(2);
    return rows.map((row) =>
        row
            .split('|')
            .slice(1, -1)
            .map((cell) => cell.trim()),
    );
}

const firstCells = (path: string, heading: string) =>
    tableUnder(path, heading).map(([cell]) => cell);

describe('words in italics', () => {
    /** Those of Salesforce and AWS, of the demo's page, and of reports that an admin makes. */
    const NOT_OURS = [
        ...['Author Apex', 'Customize Application', 'Assign Permission Sets'],
        ...['Modify Metadata Through Metadata API Functions', 'Run Asynchronously', 'Plaintext'],
        ...['Connection', 'Demo controls', ...demoAccounts.map(({ Name }) => Name)],
        ...['Billed revenue by Account', 'Why latches fail'],
    ];

    const labels = [...readLabels(ROOT).values()];
    const metadata = readdirSync(join(ROOT, PACKAGE), { recursive: true, encoding: 'utf8' })
        .filter((file) => /(-meta\.xml|\.cls)$/.test(file))
        .map(readPackage)
        .join('\n');
    const shown = new Set(
        [
            ...labels.map((label) => label.replace(/ \(\{0\}\)$/, '')),
            ...all(metadata, /<(?:l|masterL|pluralL|relationshipL)abel>([^<]+)</g),
            ...all(metadata, /\blabel=["']([^"'\n]+)["']/g),
            ...all(metadata, /<parameterName>([^<]+)</g),
            ...all(metadata, /String ACCOUNTS_MERGED = '([^']+)'/g),
            // What to choose in Fusebill is in the card's instructions.
            ...all(labels.join('\n'), /choose ([A-Z][\w ]+)/g).flatMap((text) =>
                text.split(' and '),
            ),
            ...NOT_OURS,
        ].map((text) => text.toLowerCase()),
    );

    it.each(GUIDES)('are those of the screen: %s', (path) => {
        const prose = read(path)
            .replace(/^ *```[^]*?^ *```$/gm, '')
            .replace(/`[^`\n]*`/g, '');

        const quoted = all(prose, /(?<!\w)_([^_\n]+)_(?!\w)/g).flatMap((text) => text.split(' > '));

        expect(quoted.length).toBeGreaterThan(0);
        expect(quoted.filter((text) => !shown.has(text.toLowerCase()))).toEqual([]);
    });
});

describe('the guide to Salesforce', () => {
    const SALESFORCE = 'docs/salesforce.md';

    it("lists each group with its role's custom permissions", () => {
        const roles = ['viewer', 'user', 'admin'] as const;
        const permissions = roles.map((role) =>
            all(
                readPackage(`permissionsets/${PERMISSION_SETS[role]}.permissionset-meta.xml`),
                /<customPermissions>[^]*?<name>(\w+)</g,
            ),
        );

        const rows = tableUnder(SALESFORCE, '## Who may do what');
        const listed = rows.map(([, , cell = '']) => all(cell, /`(\w+)`/g));

        expect(rows.map(([group]) => group)).toEqual(
            roles.map((role) => `\`${PERMISSION_SET_GROUPS[role]}\``),
        );
        // Each row says what the role has in addition to the one above it.
        expect(
            listed.map((_, index) =>
                listed
                    .slice(0, index + 1)
                    .flat()
                    .sort(),
            ),
        ).toEqual(permissions.map((names) => names.sort()));
    });

    it('lists the properties of the card', () => {
        const properties = all(
            readPackage('lwc/latchCard/latchCard.js-meta.xml'),
            /<property [^>]*\blabel="([^"]+)"/g,
        );

        expect(firstCells(SALESFORCE, '## The card')).toEqual(properties);
        expect(read(SALESFORCE)).toContain(`Any of ${PARTS.join(', ')}, separated by commas.`);
    });

    it('lists the checks of the connection', () => {
        const names = [...readLabels(ROOT)].filter(([name]) =>
            name.startsWith('Latch_Health_Name_'),
        );

        expect(firstCells(SALESFORCE, '## The connection').sort()).toEqual(
            names.map(([, label]) => label).sort(),
        );
    });

    it('lists the outputs of the Flow action, and the fields of its customer', () => {
        const outputs = all(readPackage('classes/api/LatchResult.cls'), /\blabel='([^']+)'/g);
        const fields = all(
            readPackage('classes/api/LatchSnapshot.cls'),
            /public \w+ (\w+) \{ get/g,
        );
        const rows = tableUnder(SALESFORCE, '## Flow');

        const [, customer] = rows.find(([output]) => output === 'Customer') ?? [];

        expect(rows.map(([output]) => output)).toEqual(outputs);
        expect(customer).toBe(`\`LatchSnapshot\`: ${fields.join(', ')}`);
    });

    it('names every list view', () => {
        const folder = `${PACKAGE}/objects/Fusebill_Latch__c/listViews`;
        const views = readdirSync(join(ROOT, folder)).flatMap((file) =>
            all(read(`${folder}/${file}`), /<label>([^<]+)</g),
        );

        expect(views.filter((view) => !read(SALESFORCE).includes(`_${view}_`))).toEqual([]);
    });
});

test('the guide to unlatching shows the import file of a demo customer', () => {
    const customer = scenarioCustomers.find(({ id }) => id === CUSTOMERS.bakery);
    const { id, reference, companyName, primaryEmail, salesforceId } = { ...customer };

    expect(read('docs/undo-a-latch.md')).toContain(
        `\n${[id, reference, companyName, primaryEmail, salesforceId, 'clear'].join(',')}\n`,
    );
});

describe('npm run setup', () => {
    it('does the steps that the installation guide lists', () => {
        const titles = stepsFor(readOptions([], {})).map(({ title }) => title);

        expect(firstCells('docs/install.md', '## What the command does')).toEqual(titles);
    });

    const commands = GUIDES.flatMap((path) => all(read(path), /npm run setup -- ([^`\n]+)/g));

    it.each([...new Set(commands)])('takes the arguments that a guide names: %s', (command) => {
        const { given } = readOptions(command.split(' '), {});

        expect(given.length).toBeGreaterThan(0);
    });
});

describe('the documented contract', () => {
    const contract = read('docs/contract.md');

    it.each(['event', 'reply', 'billing'])('names every field of %s.ts', (file) => {
        const fields = all(read(`contract/${file}.ts`), /^\s+(\w+)\??:/gm);
        const named = new Set(all(contract, /`([^`\n]+)`/g).flatMap((code) => code.split(/\W+/)));

        expect(fields.length).toBeGreaterThan(5);
        expect(fields.filter((field) => !named.has(field))).toEqual([]);
    });

    it('names every part of what Salesforce stores about an Account', () => {
        const [, type = ''] =
            /StoredLatches = \{([^]*?)^\};/m.exec(read('contract/stored.ts')) ?? [];
        const parts = all(type, /^ {4}(\w+):/gm);

        expect(contract).toContain(`\`{ ${parts.join(', ')} }\``);
    });

    it('states the time-outs', () => {
        const { attempt, function: whole, callout } = WAIT_MS;
        const [one, all, call] = [attempt, whole, callout].map((ms) => `${ms / 1000} s`);

        expect(contract).toContain(
            `An attempt may take ${one}, the function ${all}, the callout ${call}.`,
        );
    });
});
