import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FUNCTION_CODES, HOP_CODES } from '../../../contract/codes';
import packageJson from '../../../package.json';
import { examplesClass } from '../examples-class';

const CLASSES = join(__dirname, '../../../force-app/main/default/classes');

function readClass(name: string): string {
    return readFileSync(join(CLASSES, `${name}.cls`), 'utf8');
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
        const classes = readdirSync(CLASSES)
            .filter((file) => file.endsWith('.cls'))
            .map((file) => file.replace('.cls', ''));

        const callers = classes.filter((name) => readClass(name).includes('new HttpRequest('));

        expect(callers).toEqual(['LatchClient']);
    });

    it('never set what the Named Credential signs with', () => {
        const headers = [...readClass('LatchClient').matchAll(/setHeader\('([^']+)'/g)];

        expect(headers.map(([, name]) => name)).toEqual(['Content-Type']);
    });
});
