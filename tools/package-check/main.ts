import { findJava } from './apex/java';
import { CHECKS } from './checks';
import { isOfBundle } from './components/compiled-bundle';
import { openProject } from './open-project';
import { ResultCache } from './result-cache';
import { runChecks } from './run-checks';

async function main(folder = '.'): Promise<boolean> {
    const opened = openProject(folder);
    const cache = new ResultCache(opened);
    const bundles = async (): ReturnType<typeof opened.bundles> =>
        (await cache.result('bundles', isOfBundle, opened.bundles)).value;
    const project = { ...opened, bundles };
    return runChecks(CHECKS, project, {
        hasJava: findJava(process.env) !== undefined,
        requiresJava: process.env['REQUIRE_JAVA'] === '1',
        write: console.log,
        cache,
    });
}

main(process.argv[2])
    .then((passed) => {
        process.exitCode = passed ? 0 : 1;
    })
    .catch((error: unknown) => {
        console.error(error);
        process.exitCode = 1;
    });
