/**
 * Replaces the SDK's HTTP client in the bundle: `sdk-requests.ts` sends its requests, and gives it their answers as a whole.
 */
export const NodeHttpHandler = { create: <Handler>(handler: Handler): Handler => handler };

/** Reads an answer that comes as a stream. */
export function streamCollector(): never {
    throw new Error('No answer comes as a stream.');
}
