import { basename, dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** JavaScript, by its path in the folder of components, such as `latchCard/latchCard.js`. */
export type CompiledComponents = ReadonlyMap<string, string>;

/** Type errors, with TypeScript's own messages. */
export class TypeFault extends Error {}

/**
 * Compiles a folder of TypeScript components to JavaScript for an org: removes types, and keeps decorators for the
 * platform's compiler.
 * @param folder the folder of bundles, with its `tsconfig.json`
 * @throws TypeFault if the compiler finds an error
 */
export function compileComponents(folder: string): CompiledComponents {
    const { options, fileNames, errors } = readConfig(join(folder, 'tsconfig.json'));
    const program = ts.createProgram(fileNames.filter(isShipped), {
        ...options,
        target: ts.ScriptTarget.ESNext,
        experimentalDecorators: false, // else @api and @wire become calls
        types: [], // Node and Jest are there for the tests only
        noEmit: false,
        noEmitOnError: true,
    });
    const faults = [...errors, ...ts.getPreEmitDiagnostics(program)];
    if (faults.length > 0) {
        throw new TypeFault(ts.formatDiagnostics(faults, FORMAT_HOST).trim());
    }
    return emit(program, folder);
}

/** Whether a file is compiled for the org, and not a test or a tool. */
export function isShipped(file: string): boolean {
    return !file.includes('/__tests__/') && !/(^|\/)(tsconfig|jsconfig).*\.json$/.test(file);
}

const FORMAT_HOST: ts.FormatDiagnosticsHost = {
    getCanonicalFileName: (file) => file,
    getCurrentDirectory: () => process.cwd(),
    getNewLine: () => '\n',
};

function readConfig(file: string): ts.ParsedCommandLine {
    const { config, error } = ts.readConfigFile(file, (path) => ts.sys.readFile(path)) as {
        config: unknown;
        error?: ts.Diagnostic;
    };
    const parsed = ts.parseJsonConfigFileContent(config, ts.sys, dirname(file));
    return error ? { ...parsed, errors: [error, ...parsed.errors] } : parsed;
}

function emit(program: ts.Program, folder: string): CompiledComponents {
    const compiled = new Map<string, string>();
    for (const source of program.getSourceFiles()) {
        const path = relative(folder, source.fileName);
        if (source.isDeclarationFile || path.startsWith('..')) {
            continue; // types from elsewhere produce no code
        }
        const name = join(dirname(path), `${basename(path, '.ts')}.js`);
        program.emit(source, (_file, text) => compiled.set(name, text));
    }
    return compiled;
}
