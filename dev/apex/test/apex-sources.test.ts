import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FUNCTION_CODES, HOP_CODES } from '../../../contract/codes';
import packageJson from '../../../package.json';
import { examplesClass } from '../examples-class';
import { readClasses } from '../read-classes';

const CLASSES = readClasses();

function readClass(name: string): string {
    return CLASSES.get(name) ?? '';
}

function classNames(): string[] {
    return [...CLASSES.keys()];
}

describe('the Apex classes', () => {
    it('hold the contract examples as they are now', () => {
        const source = readClass('LatchExamples');

        expect(source).toBe(examplesClass()); // else run: npx tsx dev/apex/write-examples.ts
    });

    it('know the codes that the contract has', () => {
        const [, body = ''] = readClass('LatchCode').split('{');

        const codes = body.match(/[A-Z_]+/g);

        expect(codes).toEqual([...FUNCTION_CODES, ...HOP_CODES]);
    });

    it('send the version of the package', () => {
        const source = readClass('LatchVersion');

        expect(source).toContain(`OF_PACKAGE = '${packageJson.version}'`);
    });

    it('make callouts in one class alone', () => {
        const callers = classNames().filter((name) => readClass(name).includes('new HttpRequest('));

        expect(callers).toEqual(['LatchClient']);
    });

    it('never set what the Named Credential signs with', () => {
        const headers = [...readClass('LatchClient').matchAll(/setHeader\('([^']+)'/g)];

        expect(headers.map(([, name]) => name)).toEqual(['Content-Type']);
    });

    it('have words for each code but the one that brings its own', () => {
        const words = [...readClass('LatchWords').matchAll(/'([A-Z_]+)' => new List/g)];

        const codes: string[] = [...FUNCTION_CODES, ...HOP_CODES];
        expect(words.map(([, code]) => code)).toEqual(
            codes.filter((code) => code !== 'NO_PERMISSION'),
        );
    });

    it('word a row of the record as the contract has it', () => {
        const contract = readFileSync(join(__dirname, '../../../contract/stored.ts'), 'utf8');
        const [, type = ''] = /type LatchRow = \{(.*?)\n\};/s.exec(contract) ?? [];
        const promised = [...type.matchAll(/^ {4}(\w+): /gm)].map(([, name]) => name);

        const given = [...readClass('LatchRow').matchAll(/^ +'(\w+)' =>/gm)];

        expect(promised.length).toBeGreaterThan(0);
        expect(given.map(([, name]) => name)).toEqual(promised);
    });

    it('leave the sharing of the user in one class alone, which writes one flag', () => {
        const isSystem = (name: string) =>
            !name.endsWith('Test') && /without sharing|as system|SYSTEM_MODE/.test(readClass(name));

        expect(classNames().filter(isSystem)).toEqual(['LatchCurrent']);
        expect(readClass('LatchCurrent')).toContain('public without sharing class LatchCurrent {');
        expect([...readClass('LatchCurrent').matchAll(/(\w+) = (?:true|false)\b/g)]).toEqual([
            expect.arrayContaining(['Is_Current__c']),
        ]);
    });
});
