/** A service's answer. */
export type Answer = { status: number; headers: Record<string, string>; body: string };

/** An answer in JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
    return {
        status,
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
    };
}

/** An AWS error: the type in a header and in the body, the text in `Message`. */
export function awsError(status: number, type: string, message: string): Answer {
    return json(status, { __type: type, Message: message, message }, { 'x-amzn-ErrorType': type });
}
