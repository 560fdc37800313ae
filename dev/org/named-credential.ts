import { AwsClient } from 'aws4fetch';
import type { Callout, CalloutAnswer } from '../../tools/apex-runtime/platform/callout';

/** The settings of the Named Credential and its External Credential. */
export type NamedCredential = {
    /** The function's Invoke URL. */
    url: string;
    region: string;
    /** Null if nobody has entered the key yet. */
    accessKey: { accessKeyId: string; secretAccessKey: string } | null;
};

/** The endpoint that Apex uses instead of the URL. */
export const ENDPOINT = 'callout:Fusebill_Latch';

/** The External Credential's principal, by its name in permission sets. */
export const PRINCIPAL = 'Fusebill_Latch-Lambda';

/** The platform's error for a user who may not use the principal. */
export const NO_ACCESS: CalloutAnswer = {
    exception:
        'We couldn\'t access the credential(s). You might not have the required permissions, or the external credential "Fusebill_Latch" might not exist.',
};

/** Sends a callout to the Named Credential: signed with SigV4, or unsigned without an access key. */
export async function callOut(
    { endpoint, method, headers, body, timeout }: Callout,
    credential: NamedCredential,
): Promise<CalloutAnswer> {
    if (!endpoint.startsWith(ENDPOINT)) {
        return { exception: `Unauthorized endpoint, please check Setup: ${endpoint}` };
    }
    const request: RequestInit = {
        method,
        body,
        headers: headers.map(({ name, value }) => [name, value]),
        signal: AbortSignal.timeout(timeout),
    };
    try {
        const url = credential.url + endpoint.slice(ENDPOINT.length);
        const response = await send(url, request, credential);
        return {
            status: response.status,
            headers: Object.fromEntries(response.headers),
            body: await response.text(),
        };
    } catch (cause) {
        const isTimeout = cause instanceof DOMException && cause.name === 'TimeoutError';
        return { exception: isTimeout ? 'Read timed out' : String(cause) };
    }
}

function send(
    url: string,
    request: RequestInit,
    { accessKey, region }: NamedCredential,
): Promise<Response> {
    if (accessKey === null) return fetch(url, request);
    return new AwsClient({ ...accessKey, region, service: 'lambda', retries: 0 }).fetch(
        url,
        request,
    );
}
