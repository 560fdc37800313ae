import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check, Problem } from '../check';
import { findJava, JAVA_LIBRARIES } from './java';

/** Checks Apex with the apex-ls compiler: unresolved names, warnings and unused code. */
export const apexCompiler: Check = {
    title: 'Apex by the apex-ls compiler',
    needsJava: true,
    inputs: (path) => !path.includes('/lwc/'),
    run: async ({ root }) => findings(await compile(root)),
};

interface Report {
    readonly files: readonly {
        readonly path: string;
        readonly messages: readonly {
            readonly start: { readonly line: number };
            readonly category: string;
            readonly message: string;
        }[];
    }[];
}

/** Java options for a short run: more optimization would take longer than it saves. */
const SHORT_RUN = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** It exits with 4 if it finds errors, which are in its report. */
function compile(root: string): Promise<Report> {
    const options = ['--workspace', root, '--nocache', '--detail', 'unused', '--format', 'json'];
    const program = [
        ...SHORT_RUN,
        '-cp',
        join(JAVA_LIBRARIES, '*'),
        'io.github.apexdevtools.apexls.CheckForIssues',
    ];
    return new Promise((resolve, reject) => {
        execFile(
            findJava(process.env) ?? 'java',
            [...program, ...options],
            (error, stdout, stderr) => {
                try {
                    resolve(JSON.parse(stdout) as Report);
                } catch {
                    reject(new Error(`apex-ls gave no report: ${stderr || error?.message}`));
                }
            },
        );
    });
}

function findings({ files }: Report): Problem[] {
    return files.flatMap(({ path, messages }) =>
        messages
            .filter(
                ({ category, start, message }) =>
                    category !== 'Unused' || !isReached(path, start.line, message),
            )
            .map(({ start, message }) => ({ file: path, line: start.line, message })),
    );
}

/**
 * Whether something that apex-ls calls unused is used in a way that it can't see: by Flow, or by a constant's name.
 */
function isReached(path: string, line: number, message: string): boolean {
    const source = readFileSync(path, 'utf8');
    if (/^Unused (\w+ )?method/.test(message)) return isInvocable(source, line);
    return message.startsWith('Unused class')
        ? source.includes('@InvocableMethod')
        : message.startsWith('Unused field') && /^(public|global) enum /m.test(source);
}

/** Whether the annotation for Flow is right before the method on this line. */
function isInvocable(source: string, line: number): boolean {
    const before = source.split('\n').slice(0, line - 1);
    return /@InvocableMethod\s*(\([^{}]*\))?\s*$/i.test(before.join('\n'));
}
