/**
 * A stand-in for `lightning/messageService` that delivers: the test kit's own is a mock. A context whose `isInBackground` is
 * true is that of a console tab in the background, where only subscriptions with application scope get messages.
 */
export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

const subscriptions = new Set();

/** The wire adapter gives its context at once, as on the platform. */
export class MessageContext {
    constructor(dataCallback) {
        this.dataCallback = dataCallback;
    }

    connect() {
        this.dataCallback({});
    }

    disconnect() {}

    update() {}
}

export function createMessageContext() {
    return {};
}

export function publish(context, channel, message) {
    if (!context) throw new Error('A message needs a context.');
    for (const subscription of subscriptions) {
        if (subscription.channel === channel && reaches(subscription)) {
            subscription.listener({ ...message });
        }
    }
}

export function subscribe(context, channel, listener, { scope } = {}) {
    if (!context) throw new Error('A subscription needs a context.');
    const subscription = { context, channel, listener, scope };
    subscriptions.add(subscription);
    return subscription;
}

export function unsubscribe(subscription) {
    subscriptions.delete(subscription);
}

function reaches({ context, scope }) {
    return context.isInBackground !== true || scope === APPLICATION_SCOPE;
}
