import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Problem } from '../check';
import type { Component } from '../metadata/component';

/** In a package with a namespace, tags begin with it instead of `c`. Source: "Namespaces" of the LWC guide. */
const IN_CODE =
    /\b(?:querySelector(?:All)?|closest|matches)\b[^(\n]*\(\s*['"`][^'"`\n]*(?<![\w.#-])c-[a-z]/g;
const IN_STYLES = /(?:^|[\s,>+~}])c-[a-z][\w-]*(?=[^;{}]*\{)/g;

const COMMENT = /\/\*[\s\S]*?\*\//g;

/** Finds selectors that name a component by its tag. They match nothing once the package has a namespace. */
export function tagSelectors(components: readonly Component[]): Problem[] {
    return components
        .filter(({ type }) => type === 'LightningComponentBundle')
        .map(({ file }) => dirname(file))
        .flatMap((folder) =>
            readdirSync(folder)
                .filter((name) => /\.(ts|js|css)$/.test(name))
                .flatMap((name) => problemsIn(join(folder, name))),
        );
}

function problemsIn(file: string): Problem[] {
    const text = readFileSync(file, 'utf8').replace(COMMENT, (comment) =>
        comment.replace(/[^\n]/g, ' '),
    );
    const pattern = file.endsWith('.css') ? IN_STYLES : IN_CODE;
    return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
        file,
        line: text.slice(0, index + found.length).split('\n').length,
        message: 'a selector names a component by its tag, which a namespace changes: use lwc:ref',
    }));
}
