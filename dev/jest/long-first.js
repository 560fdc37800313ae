const { default: Sequencer } = require('@jest/test-sequencer');

/** As Jest orders files, by the time that they took; where that isn't known yet, the tests in a browser come first. */
module.exports = class LongFirst extends Sequencer {
    sort(tests) {
        return super.sort(tests).sort((a, b) => rank(a) - rank(b));
    }
};

function rank({ duration, path, context }) {
    const isInBrowser = context.config.displayName?.name === 'e2e';
    if (duration !== undefined || !isInBrowser) return 2;
    return path.endsWith('states.test.ts') ? 0 : 1;
}
