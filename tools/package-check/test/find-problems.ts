import type { Check, Project } from '../check';
import { openProject } from '../open-project';
import { withProject, type Files } from './sample-project';

/** The problems that checks find in a project with these files. */
export function findProblems(checks: readonly Check[], files: Files): Promise<string[]> {
    return find(checks, files, (project) => project);
}

/** The same without the components, which are slow to compile. */
export function findProblemsOutsideComponents(check: Check, files: Files): Promise<string[]> {
    return find([check], files, (project) => ({ ...project, bundles: () => Promise.resolve([]) }));
}

async function find(
    checks: readonly Check[],
    files: Files,
    adapt: (project: Project) => Project,
): Promise<string[]> {
    const messages: string[] = [];
    await withProject(files, async (root) => {
        const project = adapt(openProject(root));
        for (const check of checks) {
            messages.push(...(await check.run(project)).map(({ message }) => message));
        }
    });
    return messages;
}
