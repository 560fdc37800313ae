/** An org's answer to a REST request. */
export type Answer = { status: number; body?: unknown };

/** An error in the platform's words. */
export class SalesforceFault extends Error {
    readonly status: number;
    readonly errorCode: string;

    constructor(status: number, errorCode: string, message: string) {
        super(message);
        this.status = status;
        this.errorCode = errorCode;
    }

    /** The REST API's answer for it. */
    get answer(): Answer {
        const { status, errorCode, message } = this;
        return { status, body: [{ errorCode, message }] };
    }
}

/** There is no such resource. */
export function notFound(): SalesforceFault {
    return new SalesforceFault(404, 'NOT_FOUND', 'The requested resource does not exist');
}
