import {
    APPLICATION_SCOPE,
    createMessageContext,
    publish,
    subscribe,
    unsubscribe,
} from 'lightning/messageService';
import LATCHED from '@salesforce/messageChannel/Fusebill_Latched__c';

/** A successful latch. */
export type LatchedMessage = {
    /** The Account that has the customer now. */
    accountId: string;
    /** The Account that had it before a move, otherwise null. */
    previousAccountId: string | null;
    requestId: string;
};

let ownContext: unknown;

/** Announces a latch to every card of the app, even after the component that latched has left the page. */
export function publishLatch(latched: LatchedMessage): void {
    ownContext ??= createMessageContext();
    publish(ownContext, LATCHED, latched);
}

/**
 * Calls the listener after each latch, also while its console tab is in the background.
 * @param context from `@wire(MessageContext)`: only such a context reaches the whole app
 * @returns a function that ends the subscription
 */
export function subscribeToLatches(
    context: unknown,
    listener: (latched: LatchedMessage) => void,
): () => void {
    const handle = (message: unknown): void => {
        if (isLatchedMessage(message)) listener(message);
    };
    const subscription = subscribe(context, LATCHED, handle, { scope: APPLICATION_SCOPE });
    return () => unsubscribe(subscription);
}

function isLatchedMessage(message: unknown): message is LatchedMessage {
    return typeof message === 'object' && message !== null && 'accountId' in message;
}
