import { findJava } from './apex/java';
import { CHECKS } from './checks';
import { openProject } from './open-project';
import { runChecks } from './run-checks';

const [folder = '.'] = process.argv.slice(2);

runChecks(CHECKS, openProject(folder), {
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
