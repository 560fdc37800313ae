import type { FaultKind } from './fault';

/** A request to the API and its outcome, without the key. */
export type RecordedRequest = {
    method: string;
    /** As sent, without the query. */
    path: string;
    query: Record<string, string>;
    contentType: string | null;
    body: string;
    /** Milliseconds since 1970. */
    at: number;
    /** Null while there is no answer. */
    status: number | null;
    /** The fault that was applied to it. */
    fault: FaultKind | null;
    /** Equal for requests over the same kept-alive connection. */
    remotePort: number;
};

/** A latch that changed a customer. `to` is null only when an import ended it. */
export type LatchWrite = { customerId: number; from: string | null; to: string | null };

/** An operation on the synchronization of a customer, whether or not it changed the status. */
export type SynchWrite = {
    customerId: number;
    operation: 'enable' | 'disable' | 'resynch';
};
