// @ts-nocheck
/** Runs the tests of a project and reports them. */
import fs from 'node:fs';
import { Interpreter } from './interpreter';
import { readProject } from './metadata';
import { ApexThrow, CompileError, NotSupported, lower, textOf } from './values';

const annotated = (node, name) => node.annotations.some((a) => a.name === name);

/** Parses all classes; returns the syntax errors. */
function load(my, project) {
    const errors = [];
    for (const source of project.classes) {
        try {
            my.model.load(source);
        } catch (error) {
            if (!(error instanceof SyntaxError)) throw error;
            errors.push(error.message);
        }
    }
    return errors;
}

function findTests(my, filters) {
    const tests = [];
    for (const cls of my.model.classes.values()) {
        if (!annotated(cls, 'istest')) continue;
        const methods = [...cls.methods.values()].flat();
        const setups = methods.filter((m) => annotated(m, 'testsetup'));
        const chosen = methods.filter((m) => m.isTest || annotated(m, 'istest'));
        tests.push(
            ...chosen.map((method) => ({
                cls,
                method,
                setups,
                name: `${cls.name}.${method.name}`,
            })),
        );
    }
    const wanted = filters.map(lower);
    if (!wanted.length) return tests;
    return tests.filter(
        (t) => wanted.includes(lower(t.name)) || wanted.includes(lower(t.cls.name)),
    );
}

function explain(error) {
    const at = error.apexLine ? ` (${error.apexLine})` : '';
    if (error instanceof ApexThrow) {
        const { cls, fields } = error.instance;
        return { outcome: 'FAIL', text: `${cls.full}: ${textOf(fields.get('message'))}${at}` };
    }
    if (error instanceof CompileError)
        return { outcome: 'FAIL', text: `does not compile: ${error.message}${at}` };
    if (error instanceof NotSupported)
        return { outcome: 'TOOL', text: `${error.message}${at}` };
    const trace = process.env.APEX_TEST_TRACE ? `\n${error.stack}` : '';
    return { outcome: 'TOOL', text: `not supported: ${error.message}${at}${trace}` };
}

function runOne(my, test, fresh) {
    my.database.restore(fresh);
    my.startTest();
    for (const setup of test.setups) {
        my.hasStartedTest = false;
        my.invoke(setup, null, []);
        my.runJobs();
    }
    my.startTest();
    my.hasStartedTest = false;
    my.initialize(test.cls);
    my.invoke(test.method, null, []);
    my.runJobs();
}

function reportCoverage(my) {
    const rows = [];
    for (const cls of my.model.classes.values()) {
        if (annotated(cls, 'istest')) continue;
        const lines = [...my.model.lines.get(cls.file)].sort((a, b) => a - b);
        if (!lines.length) continue;
        const covered = my.covered.get(cls.file) ?? new Set();
        const missed = lines.filter((line) => !covered.has(line));
        const percent = Math.floor(((lines.length - missed.length) / lines.length) * 100);
        const rest = missed.length ? `  missed: ${missed.join(', ')}` : '';
        rows.push(
            `  ${`${percent}%`.padStart(4)}  ${cls.name} (${lines.length - missed.length}/${lines.length})${rest}`,
        );
    }
    if (rows.length) console.log(['', 'Line coverage', ...rows].join('\n'));
}

function finish(passed, failed, skipped) {
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    if (failed) return 1;
    return skipped ? 3 : 0;
}

/** Runs the chosen tests below a folder; returns the exit code. */
export function run(root, filters) {
    if (!fs.existsSync(root)) {
        console.log(`No such folder: ${root}`);
        return finish(0, 1, 0);
    }
    const started = performance.now();
    const project = readProject(root);
    const my = new Interpreter(project);
    const errors = load(my, project);
    if (errors.length) {
        console.log(errors.map((e) => `FAIL ${e}`).join('\n'));
        return finish(0, errors.length, 0);
    }
    const tests = findTests(my, filters);
    const matches = (f) => findTests(my, [f]).length > 0;
    const unmatched = filters.filter((f) => !matches(f));
    if (!tests.length || unmatched.length) {
        console.log(
            unmatched.length ? `No test matches ${unmatched.join(', ')}` : `No tests below ${root}`,
        );
        return finish(0, 1, 0);
    }
    const parsed = performance.now();
    const fresh = my.database.snapshot();
    const count = { PASS: 0, FAIL: 0, TOOL: 0 };
    for (const test of tests) {
        const begun = performance.now();
        let result = { outcome: 'PASS', text: '' };
        try {
            runOne(my, test, fresh);
        } catch (error) {
            result = explain(error);
        }
        count[result.outcome]++;
        console.log(`${result.outcome} ${test.name} (${Math.round(performance.now() - begun)} ms)`);
        if (result.text)
            console.log(`     ${result.outcome === 'TOOL' ? 'TOOL: ' : ''}${result.text}`);
    }
    reportCoverage(my);
    const done = performance.now();
    console.log(
        `\nread and parsed in ${Math.round(parsed - started)} ms, run in ${Math.round(done - parsed)} ms`,
    );
    return finish(count.PASS, count.FAIL, count.TOOL);
}
