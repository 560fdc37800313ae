// When a Jest worker is told to end, it stops listening and has half a second to exit. On a busy machine that is too short
// to free a heap of hundreds of megabytes, which the operating system does at once.
if (/processChild\.js$/.test(process.argv[1] ?? '')) {
    process.on('removeListener', (event) => {
        if (event === 'message') process.kill(process.pid, 'SIGKILL');
    });
}

/** Jest's own runner. */
module.exports = require('jest-circus/runner');
