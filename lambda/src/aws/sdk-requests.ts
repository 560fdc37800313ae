import type { Connections, HttpAnswer } from '../fusebill/connections';
import { NoAnswer } from '../fusebill/no-answer';

/** The part of a request of the SDK that one to Secrets Manager uses. */
type SdkRequest = {
    protocol: string;
    hostname: string;
    port?: number;
    path: string;
    headers: Record<string, string>;
    body: string | Uint8Array;
};

/** What the SDK calls to send a request. */
export type SdkRequests = {
    handle: (request: SdkRequest) => Promise<{ response: object }>;
    updateHttpClientConfig: () => void;
    httpHandlerConfigs: () => object;
};

const ATTEMPT_MS = 2000;

/** Sends the SDK's requests over our own connections: so a start loads and warms up one HTTP client, not two. */
export function sdkRequests(connections: Pick<Connections, 'send'>): SdkRequests {
    return {
        handle: async (request) => {
            const { status, headers, text } = await send(request, connections);
            return { response: { statusCode: status, headers, body: Buffer.from(text) } };
        },
        updateHttpClientConfig: () => undefined,
        httpHandlerConfigs: () => ({}),
    };
}

async function send(
    { protocol, hostname, port, path, headers, body }: SdkRequest,
    connections: Pick<Connections, 'send'>,
): Promise<HttpAnswer> {
    const host = port === undefined ? hostname : `${hostname}:${port}`;
    try {
        return await connections.send({
            method: 'POST',
            url: `${protocol}//${host}${path}`,
            headers,
            body: typeof body === 'string' ? body : Buffer.concat([body]).toString(),
            limitMs: ATTEMPT_MS,
        });
    } catch (error) {
        // The name by which the SDK knows what to try again.
        throw error instanceof NoAnswer ? Object.assign(error, { name: 'TimeoutError' }) : error;
    }
}
