import { join } from 'node:path';
import type { Check, Problem } from '../check';
import { isOfBundle, type CompiledBundle } from './compiled-bundle';

/** Compiles components with the platform's own compiler, as a deployment does. */
export const components: Check = {
    title: 'components by the platform compiler',
    needsJava: false,
    inputs: isOfBundle,
    run: async ({ bundles }) => {
        const all = await bundles();
        return all.flatMap((bundle) => problemsOf(bundle, all));
    },
};

function problemsOf(bundle: CompiledBundle, all: readonly CompiledBundle[]): Problem[] {
    const { name, folder, output } = bundle;
    const file = join(folder, name);
    const diagnostics = [
        ...output.diagnostics,
        ...(output.results ?? []).flatMap((result) => result.diagnostics),
    ];
    const problems = diagnostics.map(({ message, filename, location }) => ({
        file: filename === undefined ? file : join(folder, filename),
        ...(location && { line: location.line }),
        message,
    }));
    return output.success || problems.length > 0
        ? [...problems, ...undefinedNames(bundle, all)]
        : [{ file, message: 'does not compile, and the compiler does not say why' }];
}

/**
 * Members that a template or a wire uses but the class lacks. They would be undefined at run time, without an error.
 */
function undefinedNames(
    { name, folder, output }: CompiledBundle,
    all: readonly CompiledBundle[],
): Problem[] {
    if (!output.success || !output.metadata) {
        return [];
    }
    const members = new Set(memberNames(output, all));
    const asked = [...templateNames(output), ...wireNames(output)];
    return [...new Set(asked)]
        .filter((asked) => !members.has(asked))
        .map((asked) => ({
            file: join(folder, name),
            message: `uses {${asked}}, which the class does not have`,
        }));
}

/** The properties that a dialog inherits. Source: 'lightning/modal' of the component reference. */
const OF_MODAL = ['description', 'disableClose', 'label', 'size'];

/** The members of a class and of those that it extends, as far as these are components of the package. */
function memberNames(
    output: CompiledBundle['output'],
    all: readonly CompiledBundle[],
): readonly string[] {
    const own = output.metadata?.classMembers.map((member) => member.name) ?? [];
    const base = all.find(({ name }) => name === nameOfBase(output));
    const inherited = base ? memberNames(base.output, all) : inheritedNames(output);
    return [...own, ...inherited];
}

/**
 * The component that a class extends, from the compiler's output: a module with the names of its imports and their
 * parameters.
 */
function nameOfBase({ results = [] }: CompiledBundle['output']): string | undefined {
    const [code = ''] = results.map((result) => result.code);
    const [, base] = /\bclass \w+ extends (\w+?)__default\b/.exec(code) ?? [];
    const [, imports = '', parameters = ''] =
        /^define\('[^']+', \[(.*?)\], \(function \((.*?)\)/.exec(code) ?? [];
    const place = parameters.split(', ').findIndex((parameter) => parameter === base);
    return /'c\/(\w+)'/.exec(imports.split(', ')[place] ?? '')?.[1];
}

function inheritedNames({ results = [] }: CompiledBundle['output']): string[] {
    return results.some(({ code }) => /["']lightning\/modal["']/.test(code)) ? OF_MODAL : [];
}

function templateNames({ results = [] }: CompiledBundle['output']): string[] {
    return results.flatMap(({ code }) =>
        [...code.matchAll(/\$cmp\.(\w+)/g)].map(([, name = '']) => name),
    );
}

function wireNames({ metadata }: CompiledBundle['output']): string[] {
    const wires = metadata?.decorators.filter((decorator) => decorator.type === 'wire') ?? [];
    return wires.flatMap(({ targets }) =>
        targets.flatMap(({ params = {} }) =>
            Object.values(params).map((path) => path.split('.')[0] ?? path),
        ),
    );
}
