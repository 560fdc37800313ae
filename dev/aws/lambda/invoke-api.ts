import { type Answer, awsError, json } from '../protocol/answer';
import { headerOf, type IncomingCall } from '../protocol/canonical-request';
import type { LambdaFunction } from './lambda-function';
import { sizeError, type Outcome } from './outcome';

const SIX_MB = 6 * 1024 * 1024;

/** Answers as Lambda's Invoke API (2015-03-31) does. `undefined` stands for a function that doesn't exist. */
export async function answerInvoke(
    call: IncomingCall,
    name: string,
    lambda: LambdaFunction | undefined,
    requestId: string,
): Promise<Answer> {
    if (lambda === undefined) {
        return awsError(404, 'ResourceNotFoundException', `Function not found: ${name}`);
    }
    const refusal = refuseEvent(call.body);
    if (refusal !== null) return refusal;
    const event = call.body.length === 0 ? '{}' : call.body.toString();
    const invocationType = headerOf(call, 'x-amz-invocation-type');
    if (invocationType === 'DryRun') return { status: 204, headers: {}, body: '' };
    if (invocationType === 'Event') {
        void lambda.invoke(requestId, event);
        return { status: 202, headers: {}, body: '' };
    }
    const outcome = await lambda.invoke(requestId, event);
    return outcome === null
        ? awsError(429, 'TooManyRequestsException', 'Rate Exceeded.')
        : answerOutcome(outcome);
}

function refuseEvent(body: Buffer): Answer | null {
    if (body.length > SIX_MB) {
        return awsError(
            413,
            'RequestEntityTooLargeException',
            `Request must be smaller than ${SIX_MB} bytes for the InvokeFunction operation`,
        );
    }
    try {
        if (body.length > 0) JSON.parse(body.toString());
        return null;
    } catch {
        return awsError(
            400,
            'InvalidRequestContentException',
            'Could not parse request body into json.',
        );
    }
}

function answerOutcome(outcome: Outcome): Answer {
    const headers = { 'X-Amz-Executed-Version': '$LATEST' };
    const failed = { ...headers, 'X-Amz-Function-Error': 'Unhandled' };
    if (outcome.kind === 'error') return json(200, outcome.error, failed);
    const size = Buffer.byteLength(outcome.payload);
    return size > SIX_MB
        ? json(200, sizeError(size, SIX_MB), failed)
        : { ...json(200, null, headers), body: outcome.payload };
}
