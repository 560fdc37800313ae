type Listener = (accountId: string) => void;

const listeners = new Set<Listener>();

/** Calls the listener after each latch that any other component of the page makes; the function that comes back ends that. */
export function onLatch(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

/** Tells every listener but the teller's own that a customer was latched to the Account. */
export function tellLatch(accountId: string, own?: Listener): void {
    listeners.forEach((listener) => {
        if (listener !== own) listener(accountId);
    });
}
