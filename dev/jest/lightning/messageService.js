/**
 * A stub of `lightning/messageService` that delivers messages; sfdx-lwc-jest's only mocks it. A context with
 * `isInBackground` is that of a background console tab, where only subscriptions with application scope get messages.
 */
export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

const subscriptions = new Set();

/** Like the platform's, the wire adapter provides its context immediately. */
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
