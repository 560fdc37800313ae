const { default: Sequencer } = require('@jest/test-sequencer');

/** Orders files as Jest does, longest first; without known times, browser tests come first. */
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
