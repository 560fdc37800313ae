/** The state of an HttpRequest or HttpResponse. */
import { lower } from '../values';

const DEFAULT_TIMEOUT = 10_000;

export class HttpMessage {
    /** Headers, by lower-case name. */
    readonly headers = new Map<string, { name: string; value: string }>();
    body = '';
    method: string | null = null;
    endpoint: string | null = null;
    /** In milliseconds. */
    timeout = DEFAULT_TIMEOUT;
    isCompressed = false;
    code = 0;
    status = '';

    /** A response from the host. */
    static response(answer: {
        status: number;
        headers: Readonly<Record<string, string>>;
        body: string;
    }): HttpMessage {
        const message = new HttpMessage();
        message.code = answer.status;
        message.body = answer.body;
        for (const [name, value] of Object.entries(answer.headers)) message.setHeader(name, value);
        return message;
    }

    setHeader(name: string, value: string): void {
        this.headers.set(lower(name), { name, value });
    }

    header(name: string): string | null {
        return this.headers.get(lower(name))?.value ?? null;
    }
}
