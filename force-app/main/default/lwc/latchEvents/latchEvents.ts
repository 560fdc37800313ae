import {
    APPLICATION_SCOPE,
    createMessageContext,
    publish,
    subscribe,
    unsubscribe,
} from 'lightning/messageService';
import LATCHED from '@salesforce/messageChannel/Fusebill_Latched__c';

/** A change to a customer that a card announces: to its latch, its synchronization, or its record in Salesforce. */
export type CustomerChange = {
    /** The Account of the card that made the change. */
    accountId: string;
    /** Another Account that it concerns, such as the one that had the customer before a move; otherwise null. */
    otherAccountId: string | null;
    fusebillId: number;
    /** The name of the card that made the change. */
    source: string;
};

let ownContext: unknown;

/** A name for a card, by which it recognizes its own changes. */
export function newSource(): string {
    return `${Date.now()}-${Math.random()}`;
}

/** Announces a change to every card of the app, even after the component that made it has left the page. */
export function publishChange(change: CustomerChange): void {
    ownContext ??= createMessageContext();
    publish(ownContext, LATCHED, change);
}

/**
 * Calls the listener after each change, even while its console tab is in the background.
 * @param context from `@wire(MessageContext)`: only such a context reaches the whole app
 * @returns a function that ends the subscription
 */
export function subscribeToChanges(
    context: unknown,
    listener: (change: CustomerChange) => void,
): () => void {
    const handle = (message: unknown): void => {
        if (isChange(message)) listener(message);
    };
    const subscription = subscribe(context, LATCHED, handle, { scope: APPLICATION_SCOPE });
    return () => unsubscribe(subscription);
}

function isChange(message: unknown): message is CustomerChange {
    return typeof message === 'object' && message !== null && 'accountId' in message;
}
