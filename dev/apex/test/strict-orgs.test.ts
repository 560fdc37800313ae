import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Situation } from '../../../tools/apex-runtime/data/staging';
import { load } from '../../../tools/apex-runtime/load';
import { readProject, type Project } from '../../../tools/apex-runtime/metadata';
import { TestRun, listTests } from '../../../tools/apex-runtime/test-run';

const project = readProject(join(__dirname, '../../../force-app'));

/** The Apex tests that fail in such an org, with their errors. */
function failuresIn(situation: Situation, { classes, ...rest }: Project = project): string[] {
    const vm = load({ ...rest, classes });
    const run = new TestRun(vm);
    return listTests(vm).flatMap((test) => {
        const failure = run.run(test, situation);
        return failure === null ? [] : [`${test.className}.${test.methodName}: ${failure.message}`];
    });
}

/** The project with more fields filled where the documentation says: `newAccount` and `newContact` of `LatchTestData`. */
function withFieldsFilled(): Project {
    const fill = (text: string): string =>
        text
            .replace('new Account(Name = name)', "new Account(Name = name, Industry = 'Retail')")
            .replace('new Contact(', "new Contact(Phone = '555-0100', ");
    const classes = project.classes.map((source) =>
        source.file.endsWith('LatchTestData.cls')
            ? { ...source, text: fill(readFileSync(source.file, 'utf8')) }
            : source,
    );
    return { ...project, classes };
}

const strict: Situation = (org) => {
    org.addValidationRule('Account', { formula: 'ISBLANK(Industry)', message: 'No industry.' });
    org.addValidationRule('Contact', { formula: 'ISBLANK(Phone)', message: 'No phone.' });
};

describe('the Apex tests', () => {
    it('pass in an org whose duplicate rules warn about each Account and Contact', () => {
        const failures = failuresIn((org) => {
            for (const object of ['Account', 'Contact']) org.addDuplicateRule({ object });
        });

        expect(failures).toEqual([]);
    });

    it('pass in an org that requires more fields, once these are filled in one place', () => {
        expect(failuresIn(strict, withFieldsFilled())).toEqual([]);
    });

    it('say what is missing until then', () => {
        const failures = failuresIn(strict);

        expect(failures.length).toBeGreaterThan(100);
        expect(failures.filter((each) => !/No (industry|phone)\./.test(each))).toEqual([]);
    });
});
