import { randomUUID } from 'node:crypto';
import { type Answer, awsError, json } from './answer';
import type { LambdaFunction } from './lambda-function';

const SIX_MB = 6 * 1024 * 1024;

/** The answer of Lambda's Invoke API (2015-03-31) to an event for a function; undefined means that there is none of that name. */
export async function answerInvoke(
    name: string,
    lambda: LambdaFunction | undefined,
    event: string,
    invocationType: string,
): Promise<Answer> {
    const refusal = refuse(name, lambda, event);
    if (refusal !== null || lambda === undefined) return refusal ?? notFound(name);
    if (invocationType === 'DryRun') return { ...json(204, null), body: '' };
    if (invocationType === 'Event') {
        void lambda.invoke(event);
        return { ...json(202, null), body: '' };
    }
    const invoked = await lambda.invoke(event === '' ? '{}' : event);
    if (invoked === null) {
        return awsError(429, 'TooManyRequestsException', 'Rate Exceeded.');
    }
    const { requestId, outcome } = invoked;
    const headers = { 'x-amzn-RequestId': requestId, 'X-Amz-Executed-Version': '$LATEST' };
    if (outcome.kind === 'response' && Buffer.byteLength(outcome.payload) <= SIX_MB) {
        return { ...json(200, null, headers), body: outcome.payload };
    }
    const error =
        outcome.kind === 'error'
            ? outcome.error
            : {
                  errorType: 'Function.ResponseSizeTooLarge',
                  errorMessage: `Response payload size exceeded maximum allowed payload size (${SIX_MB} bytes).`,
              };
    return json(200, error, { ...headers, 'X-Amz-Function-Error': 'Unhandled' });
}

/** The request id of an answer that no function gave. */
export function newRequestId(): string {
    return randomUUID();
}

function refuse(name: string, lambda: LambdaFunction | undefined, event: string): Answer | null {
    if (lambda === undefined) return notFound(name);
    if (Buffer.byteLength(event) > SIX_MB) {
        return awsError(
            413,
            'RequestEntityTooLargeException',
            `Request must be smaller than ${SIX_MB} bytes.`,
        );
    }
    try {
        if (event !== '') JSON.parse(event);
        return null;
    } catch {
        return awsError(
            400,
            'InvalidRequestContentException',
            'Could not parse request body into json.',
        );
    }
}

function notFound(name: string): Answer {
    return awsError(404, 'ResourceNotFoundException', `Function not found: ${name}`);
}
