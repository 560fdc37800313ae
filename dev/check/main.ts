import { join } from 'node:path';
import { apex } from './apex';
import { apexRules } from './apex-rules';
import { openProject } from './check';
import { components } from './components';
import { findJava } from './java';
import { metadata } from './metadata';
import { references } from './references/references';
import { runChecks } from './run-checks';

const CHECKS = [apex, apexRules, metadata, references, components];

runChecks(CHECKS, openProject(join(__dirname, '../..')), {
    hasJava: findJava(process.env) !== undefined,
    requiresJava: process.env['REQUIRE_JAVA'] === '1',
    write: console.log,
})
    .then((passed) => {
        process.exitCode = passed ? 0 : 1;
    })
    .catch((error: unknown) => {
        console.error(error);
        process.exitCode = 1;
    });
