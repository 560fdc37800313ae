import { CodeAnalyzer, CodeAnalyzerConfig, type Violation } from '@salesforce/code-analyzer-core';
import { createEnginePlugin } from '@salesforce/code-analyzer-pmd-engine';
import type { Check, Problem } from '../check';
import { findJava } from './java';

/** Checks Apex against the PMD rules that the project's settings select. */
export const apexRules: Check = {
    title: "Apex by PMD's rules",
    needsJava: true,
    inputs: (path) => /\.(cls|trigger)(-meta\.xml)?$/.test(path),
    run: async ({ packages, settings }) => {
        const analyzer = new CodeAnalyzer(config());
        await analyzer.addEnginePlugin(createEnginePlugin());
        const workspace = await analyzer.createWorkspace([...packages]);
        const rules = await analyzer.selectRules([...settings.pmdRules], { workspace });
        if (rules.getCount() === 0) {
            throw new Error('Code Analyzer has none of the rules that the settings select.');
        }
        return (await analyzer.run(rules, { workspace })).getViolations().map(problem);
    },
};

function config(): CodeAnalyzerConfig {
    const java = findJava(process.env);
    return CodeAnalyzerConfig.fromObject({
        engines: {
            pmd: { ...(java !== undefined && { java_command: java }) },
            cpd: { disable_engine: true },
        },
    });
}

function problem(violation: Violation): Problem {
    const location = violation.getPrimaryLocation();
    const [file, line] = [location.getFile(), location.getStartLine()];
    return {
        ...(file !== undefined && { file }),
        ...(line !== undefined && { line }),
        message: `${violation.getRule().getName()}: ${violation.getMessage().trim()}`,
    };
}
