import { awsError, type Answer } from './protocol/answer';
import { AwsFault, queryError, s3Error } from './protocol/query';
import type { Service } from './route';

/** A fault in the next call of a service. */
export type Fault =
    | { kind: 'throttle' | 'internal' | 'denied' | 'missing' | 'malformed' | 'reset' | 'hang' }
    /** The true answer, late. */
    | { kind: 'delay'; ms: number };

type Refusals = Record<'throttle' | 'internal' | 'denied' | 'missing', Answer>;

const SECRETS_MANAGER: Refusals = {
    throttle: awsError(400, 'ThrottlingException', 'Rate exceeded'),
    internal: awsError(500, 'InternalServiceError', 'An error occurred on the server side.'),
    denied: awsError(400, 'AccessDeniedException', 'The role is not authorized to do this.'),
    missing: awsError(
        400,
        'ResourceNotFoundException',
        "Secrets Manager can't find the specified secret.",
    ),
};

const LAMBDA: Refusals = {
    throttle: awsError(429, 'TooManyRequestsException', 'Rate Exceeded.'),
    internal: awsError(500, 'ServiceException', 'Internal Server Error'),
    denied: awsError(403, 'AccessDeniedException', 'The user is not authorized to do this.'),
    missing: awsError(404, 'ResourceNotFoundException', 'Function not found'),
};

/** The answer for a fault; null if it affects only the connection or the time. */
export function faultAnswer(service: Service, { kind }: Fault): Answer | null {
    if (kind === 'malformed') {
        return { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"SecretS' };
    }
    return kind === 'reset' || kind === 'hang' || kind === 'delay'
        ? null
        : refusalsOf(service)[kind];
}

function refusalsOf(service: Service): Refusals {
    if (service === 'secretsmanager') return SECRETS_MANAGER;
    if (service === 'lambda') return LAMBDA;
    const answer = service === 's3' ? s3Error : queryError;
    return {
        throttle: answer(new AwsFault('Throttling', 'Rate exceeded', 400)),
        internal: answer(new AwsFault('InternalFailure', 'Internal failure', 500)),
        denied: answer(new AwsFault('AccessDenied', 'Access Denied', 403)),
        missing: answer(new AwsFault('NoSuchEntity', 'There is no such thing', 404)),
    };
}
