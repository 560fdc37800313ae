const { DefaultReporter } = require('@jest/reporters');

/** Jest's default reporter without a line for each passed file, and with one line per project at the end. */
module.exports = class QuietReporter extends DefaultReporter {
    printTestFileHeader(path, config, result) {
        const isQuiet = result.numFailingTests === 0 && !result.testExecError && !result.console;
        if (!isQuiet) super.printTestFileHeader(path, config, result);
    }

    onRunComplete(contexts, results) {
        super.onRunComplete(contexts, results);
        this.log(projectLines(results.testResults).join('\n'));
    }
};

function projectLines(files) {
    const projects = new Map();
    for (const { displayName, numFailingTests, numPassingTests, perfStats } of files) {
        const name = displayName?.name ?? 'tests';
        const sum = projects.get(name) ?? { passed: 0, failed: 0, ms: 0 };
        sum.passed += numPassingTests;
        sum.failed += numFailingTests;
        sum.ms += perfStats.runtime ?? 0;
        projects.set(name, sum);
    }
    return [...projects].sort().map(([name, { passed, failed, ms }]) => {
        const failures = failed === 0 ? '' : `, ${failed} failed`;
        return `${name.padEnd(8)} ${String(passed).padStart(4)} passed${failures} (${Math.round(ms / 1000)} s)`;
    });
}
