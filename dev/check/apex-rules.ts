import { join } from 'node:path';
import { CodeAnalyzer, CodeAnalyzerConfig, type Violation } from '@salesforce/code-analyzer-core';
import { createEnginePlugin } from '@salesforce/code-analyzer-pmd-engine';
import type { Check, Problem } from './check';
import { findJava } from './java';

/** Apex keeps PMD's rules: all that are of severity 1 or 2, and those on security whatever their severity. */
export const apexRules: Check = {
    title: "Apex by PMD's rules",
    needsJava: true,
    run: async ({ root }) => {
        const analyzer = new CodeAnalyzer(config());
        await analyzer.addEnginePlugin(createEnginePlugin());
        const workspace = await analyzer.createWorkspace([join(root, 'force-app')]);
        const rules = await analyzer.selectRules(['pmd:(1,2)', 'pmd:Security'], { workspace });
        if (rules.getCount() === 0) {
            throw new Error('Code Analyzer knows none of the rules that we ask for.');
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
