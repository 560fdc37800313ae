/** The outcome of an invocation: the handler's value as JSON text, or the error that Lambda reports. */
export type Outcome =
    { kind: 'response'; payload: string } | { kind: 'error'; error: FunctionError };

/** A function's error, as the caller of the Invoke API receives it. */
export type FunctionError = { errorType: string; errorMessage: string; trace?: string[] };

/** The process ended before it answered; the reason is `exit status 1`, `signal: SIGKILL` or the like. */
export function exitError(requestId: string, reason: string): FunctionError {
    return {
        errorType: 'Runtime.ExitError',
        errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: ${reason}`,
    };
}

/** The function exceeded its time-out. */
export function timeoutError(requestId: string, ms: number): FunctionError {
    const seconds = (ms / 1000).toFixed(2);
    return {
        errorType: 'Sandbox.Timedout',
        errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
    };
}

/** The handler's value is larger than Lambda's limit. */
export function sizeError(bytes: number, limit: number): FunctionError {
    return {
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage: `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${limit} bytes).`,
    };
}
