type Listener = (message: unknown) => void;
type Subscription = { channel: unknown; listener: Listener };

/** In an org, also delivers to a background console tab. The page has only one area. */
export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

const subscriptions = new Set<Subscription>();

/** The wire adapter that provides a component's context before it is connected. */
export class MessageContext {
    private readonly callback: (context: object) => void;

    constructor(callback: (context: object) => void) {
        this.callback = callback;
    }

    connect(): void {
        this.callback({});
    }

    disconnect(): void {
        // The page's contexts hold nothing.
    }

    update(): void {
        // The adapter takes no settings.
    }
}

/** A context for code outside a component. */
export function createMessageContext(): object {
    return {};
}

/** Calls every subscriber of the channel with a copy of the message. */
export function publish(_context: unknown, channel: unknown, message: object): void {
    for (const subscription of [...subscriptions]) {
        if (subscription.channel === channel) subscription.listener(structuredClone(message));
    }
}

/** Calls the listener with each message on the channel, until `unsubscribe`. */
export function subscribe(_context: unknown, channel: unknown, listener: Listener): Subscription {
    const subscription = { channel, listener };
    subscriptions.add(subscription);
    return subscription;
}

/** Ends a subscription. */
export function unsubscribe(subscription: Subscription): void {
    subscriptions.delete(subscription);
}
