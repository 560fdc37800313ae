// Ends in the way that the event names.
const ENDS = {
    value: ({ value }) => value,
    text: ({ bytes }) => 'x'.repeat(bytes - 2),
    throw: () => {
        throw new RangeError('Out of luck');
    },
    throwText: () => Promise.reject('Just words'),
    unserializable: () => 10n,
    exit: ({ status }) => process.exit(status),
    hang: () => new Promise(() => setInterval(() => {}, 1000)),
    spin: () => {
        for (;;);
    },
};

export async function handler(event, { awsRequestId }) {
    console.log(`${awsRequestId} runs in ${process.pid}`);
    return ENDS[event.end](event);
}
