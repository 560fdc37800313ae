import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The oldest Java version that the Apex tools support. */
export const OLDEST_JAVA = 11;

/** The folder of the Java libraries that check Apex: the compiler, PMD, and Salesforce's own types. */
export const JAVA_LIBRARIES = join(
    dirname(require.resolve('@salesforce/code-analyzer-pmd-engine')),
    'java-lib',
);

/**
 * The command that starts Java: from `JAVA_HOME`, otherwise from the path.
 * @returns undefined if there is none, or only an unsupported version
 */
export function findJava(environment: NodeJS.ProcessEnv): string | undefined {
    const { JAVA_HOME: home } = environment;
    const commands = [...(home ? [join(home, 'bin/java')] : []), 'java'];
    return commands.find((command) => versionOf(command, environment) >= OLDEST_JAVA);
}

/** The path of an Apex tools' library without its version: `sobject-types` is `…/sobject-types-65.0.0.jar`. */
export function javaLibrary(name: string): string {
    const file = readdirSync(JAVA_LIBRARIES).find((entry) => entry.startsWith(`${name}-`));
    if (file === undefined) {
        throw new Error(`${JAVA_LIBRARIES} has no ${name}`);
    }
    return join(JAVA_LIBRARIES, file);
}

function versionOf(command: string, env: NodeJS.ProcessEnv): number {
    const { error, stderr } = spawnSync(command, ['-version'], { encoding: 'utf8', env });
    return error ? 0 : Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
}
