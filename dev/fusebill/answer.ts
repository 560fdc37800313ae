/** The API's answer, before any fault is applied. */
export type Answer = {
    status: number;
    body: string;
    contentType: string;
    headers: Record<string, string>;
};

/** An answer whose body is already JSON text. */
export function jsonText(
    status: number,
    body: string,
    headers: Record<string, string> = {},
): Answer {
    return { status, body, contentType: 'application/json; charset=utf-8', headers };
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
    return jsonText(status, JSON.stringify(value), headers);
}

/** Fusebill's documented error body. */
export function errors(status: number, words: string): Answer {
    return json(status, {
        ErrorId: 0,
        HttpStatusCode: status,
        Errors: [{ Key: 'Api Error', Value: words }],
    });
}

/** The message of a 429, which names the limit. */
export function tooMany(window: 'Minute' | 'Day'): string {
    return `The rate limit per ${window.toLowerCase()} is exceeded.`;
}

/** The other error body, seen on some 404s. */
export function message(
    status: number,
    words: string,
    headers: Record<string, string> = {},
): Answer {
    return json(status, { Message: words }, headers);
}
