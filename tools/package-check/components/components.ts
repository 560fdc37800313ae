import { join } from 'node:path';
import type { Check, Problem } from '../check';
import { isOfBundle, type CompiledBundle } from './compiled-bundle';

/** Compiles components with the platform's own compiler, as a deployment does. */
export const components: Check = {
    title: 'components by the platform compiler',
    needsJava: false,
    inputs: isOfBundle,
    run: async ({ bundles }) => (await bundles()).flatMap(problemsOf),
};

function problemsOf({ name, folder, output }: CompiledBundle): Problem[] {
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
        ? [...problems, ...undefinedNames({ name, folder, output })]
        : [{ file, message: 'does not compile, and the compiler does not say why' }];
}

/**
 * Members that a template or a wire uses but the class lacks. They would be undefined at run time, without an error.
 */
function undefinedNames({ name, folder, output }: CompiledBundle): Problem[] {
    if (!output.success || !output.metadata) {
        return [];
    }
    const own = output.metadata.classMembers.map((member) => member.name);
    const members = new Set([...own, ...inheritedNames(output)]);
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
