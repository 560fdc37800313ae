import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WAIT_MS } from '../../../contract/agreed-values';
import { FUNCTION_CODES, HOP_CODES } from '../../../contract/codes';
import packageJson from '../../../package.json';
import { LANGUAGES, readLabels, readTranslation } from '../../org/labels';
import { codeClass } from '../code-class';
import { examplesClass } from '../examples-class';
import { readClasses } from '../read-classes';

const ROOT = join(__dirname, '../../..');
const CLASSES = readClasses();

function readClass(name: string): string {
    return CLASSES.get(name) ?? '';
}

function classNames(): string[] {
    return [...CLASSES.keys()];
}

function productionClasses(): string[] {
    return classNames().filter((name) => !/^@IsTest/m.test(readClass(name)));
}

/** The source without comments. */
function codeOf(name: string): string {
    return readClass(name).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
}

describe('the Apex classes', () => {
    it('contain the current contract examples', () => {
        const source = readClass('LatchExamples');

        expect(source).toBe(examplesClass()); // else run: npx tsx dev/apex/write-examples.ts
    });

    it("contain the contract's codes", () => {
        expect(readClass('LatchCode')).toBe(codeClass()); // else run the same
    });

    it('send the version of the package', () => {
        const source = readClass('LatchReplyReader');

        expect(source).toContain(`PACKAGE_VERSION = '${packageJson.version}'`);
    });

    it("use the contract's callout time-out", () => {
        expect(readClass('LatchClient')).toContain(`WAIT_MS = ${WAIT_MS.callout};`);
    });

    it('make callouts in one class only', () => {
        const callers = classNames().filter((name) => readClass(name).includes('new HttpRequest('));

        expect(callers).toEqual(['LatchClient']);
    });

    it('never set the headers that the Named Credential signs', () => {
        const headers = [...readClass('LatchClient').matchAll(/setHeader\('([^']+)'/g)];

        expect(headers.map(([, name]) => name)).toEqual(['Content-Type']);
    });

    it('have labels for each code in every language', () => {
        const words = [readLabels(ROOT), ...LANGUAGES.map((each) => readTranslation(ROOT, each))];
        const names = [...FUNCTION_CODES, ...HOP_CODES].flatMap((code) => [
            `Latch_Code_${code}`,
            `Latch_Code_${code}_Next`,
        ]);

        const missing = words.map((labels) => names.filter((name) => !labels.get(name)));

        expect(readClass('LatchMessages')).toContain("'Latch_Code_' + known + suffix");
        expect(missing).toEqual([[], [], []]);
    });

    it('name the fields of rows as the contract does', () => {
        const contract = readFileSync(join(__dirname, '../../../contract/stored.ts'), 'utf8');
        const types = contract.matchAll(/type (?:LatchRow|DismissedCustomer) = \{(.*?)\n\};/gs);
        const promised = [...types]
            .flatMap(([, type = '']) => [...type.matchAll(/^ {4}(\w+): /gm)])
            .map(([, name]) => name);

        const given = [...readClass('LatchHistory').matchAll(/^ +'(\w+)' =>/gm)];

        expect(promised.length).toBeGreaterThan(0);
        expect(given.map(([, name]) => name)).toEqual(promised);
    });

    it('write rows in system mode, in one class for each object', () => {
        const writes =
            /\b(insert|update|upsert|delete|merge) (as (user|system) )?\w|Database\.(insert|update|upsert|delete)/;
        const writers = productionClasses().filter((name) => writes.test(codeOf(name)));

        expect(writers).toEqual(['LatchMismatches', 'LatchRows']);
        for (const writer of writers) expect(codeOf(writer)).not.toMatch(/AccessLevel\.USER_MODE/);
    });

    it("ignore the user's sharing only to keep the record and to follow a merge of Accounts", () => {
        const isSystem = (name: string) => /without sharing|SYSTEM_MODE/.test(codeOf(name));

        expect(productionClasses().filter(isSystem)).toEqual([
            'LatchHolders',
            'LatchMismatches',
            'LatchRecorder',
            'LatchRows',
            'LatchUnlatchRequests',
        ]);
        expect(readClass('LatchHolders')).toContain('private without sharing class RecycleBin {');
    });

    it('are few', () => {
        expect(productionClasses().length).toBeLessThanOrEqual(30);
    });
});
