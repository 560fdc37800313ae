import type { FusebillEmulator } from '../emulator';

export type Call = {
    method?: string;
    /** Below `/v1`. */
    path: string;
    body?: string;
    /** The header to send; by default with the valid key, none if null. */
    authorization?: string | null;
    contentType?: string;
    signal?: AbortSignal;
};

export type Called = { status: number; headers: Headers; text: string };

/** The emulator's answer to a request. */
export async function call(fusebill: FusebillEmulator, request: Call): Promise<Called> {
    const { method = 'GET', body, contentType = 'application/json', signal } = request;
    const authorization =
        request.authorization === undefined ? `Basic ${fusebill.key}` : request.authorization;
    const response = await fetch(fusebill.url + request.path, {
        method,
        headers: {
            ...(authorization === null ? {} : { Authorization: authorization }),
            ...(body === undefined ? {} : { 'Content-Type': contentType }),
        },
        body: body ?? null,
        signal: signal ?? null,
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Sends a latch in strict JSON. */
export function latch(
    fusebill: FusebillEmulator,
    fields: Record<string, unknown>,
    signal?: AbortSignal,
): Promise<Called> {
    const body = JSON.stringify(fields);
    return call(fusebill, { method: 'POST', path: '/Salesforce/Latch', body, signal });
}

/** The body of an error in Fusebill's documented shape. */
export function errorBody(status: number, words: string): string {
    return `{"ErrorId":0,"HttpStatusCode":${status},"Errors":[{"Key":"Api Error","Value":"${words}"}]}`;
}
