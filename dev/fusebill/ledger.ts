import type { FaultKind } from './fault';

/** A request to the API and its outcome; without the key. */
export type RecordedRequest = {
    method: string;
    /** As sent, without the query. */
    path: string;
    query: Record<string, string>;
    contentType: string | null;
    body: string;
    /** Milliseconds since 1970. */
    at: number;
    /** Null as long as there is no answer. */
    status: number | null;
    /** The fault that was applied to it. */
    fault: FaultKind | null;
    /** The same for requests over one kept-alive connection. */
    remotePort: number;
};

/** A latch that changed a customer; only an import ends one, which is `to: null`. */
export type LatchWrite = { customerId: number; from: string | null; to: string | null };

/** What was done to the synchronization of a customer, whether it changed its status or not. */
export type SynchWrite = {
    customerId: number;
    operation: 'enable' | 'disable' | 'resynch';
};
