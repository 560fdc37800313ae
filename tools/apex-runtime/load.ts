import { readFileSync } from 'node:fs';
import { Interpreter } from './interpreter';
import { PLAIN_ORG, type OrgShape } from './data/shape';
import type { Project } from './metadata';

const TEST_CLASS = /^(?:\s|\/\*[\s\S]*?\*\/|\/\/.*)*@IsTest\b/i;

/** Whether the source is that of a test class. */
export const isTestClass = (text: string): boolean => TEST_CLASS.test(text);

/** A project without its test classes, which only tests need. */
export function withoutTests(project: Project): Project {
    const classes = project.classes.filter(({ file }) => !isTestClass(readFileSync(file, 'utf8')));
    return { ...project, classes };
}

/**
 * Loads all classes of a project into an interpreter, in an org of this shape.
 * @throws SyntaxError that lists the parser's errors, with file and line
 */
export function load(project: Project, shape: OrgShape = PLAIN_ORG): Interpreter {
    const vm = new Interpreter(project, shape);
    const faults = project.classes.flatMap((source) => {
        try {
            vm.model.load(source);
            return [];
        } catch (error) {
            if (error instanceof SyntaxError) return [error.message];
            throw error;
        }
    });
    if (faults.length > 0) throw new SyntaxError(faults.join('\n'));
    return vm;
}
