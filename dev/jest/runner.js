// A worker of Jest stops listening when it is to end, and has half a second to do so. On a busy machine that is too little
// to clear a heap of hundreds of megabytes, which the operating system does at once.
if (/processChild\.js$/.test(process.argv[1] ?? '')) {
    process.on('removeListener', (event) => {
        if (event === 'message') process.kill(process.pid, 'SIGKILL');
    });
}

/** Jest's own runner. */
module.exports = require('jest-circus/runner');
