import type { Interpreter } from './interpreter';
import { annotation } from './model/class';

/** How much of a class tests have run. */
export type ClassCoverage = {
    className: string;
    /** Lines on which a statement begins. */
    lines: number;
    missed: number[];
    /** Rounded down; 100 for a class without statements. */
    percent: number;
};

/** The line coverage of each class except tests, by name, from everything the interpreter has run. */
export function coverageOf(vm: Interpreter): ClassCoverage[] {
    return [...vm.model.classes.values()]
        .filter((cls) => annotation(cls, 'istest') === undefined)
        .map(({ name, file }) => {
            const lines = [...(vm.model.lines.get(file) ?? [])].sort((a, b) => a - b);
            const covered = vm.covered.get(file);
            const missed = lines.filter((line) => covered?.[line] !== 1);
            const share = lines.length === 0 ? 1 : 1 - missed.length / lines.length;
            return {
                className: name,
                lines: lines.length,
                missed,
                percent: Math.floor(share * 100),
            };
        })
        .sort((a, b) => (a.className < b.className ? -1 : 1));
}

/** A line for each class: its share, and the lines that nothing ran. */
export function coverageTable(coverage: readonly ClassCoverage[]): string {
    return coverage
        .map(({ className, lines, missed, percent }) => {
            const rest = missed.length > 0 ? `  not run: ${missed.join(', ')}` : '';
            return `${String(percent).padStart(4)} %  ${className} (${lines - missed.length}/${lines})${rest}`;
        })
        .join('\n');
}
