import { awsError, type Answer } from './protocol/answer';
import type { Service } from './route';

/** Something that goes wrong with the next call of a service. */
export type Fault =
    | { kind: 'throttle' | 'internal' | 'denied' | 'missing' | 'malformed' | 'reset' | 'hang' }
    /** The true answer, late. */
    | { kind: 'delay'; ms: number };

const REFUSALS: Record<Service, Record<'throttle' | 'internal' | 'denied' | 'missing', Answer>> = {
    secretsmanager: {
        throttle: awsError(400, 'ThrottlingException', 'Rate exceeded'),
        internal: awsError(500, 'InternalServiceError', 'An error occurred on the server side.'),
        denied: awsError(400, 'AccessDeniedException', 'The role is not authorized to do this.'),
        missing: awsError(
            400,
            'ResourceNotFoundException',
            "Secrets Manager can't find the specified secret.",
        ),
    },
    lambda: {
        throttle: awsError(429, 'TooManyRequestsException', 'Rate Exceeded.'),
        internal: awsError(500, 'ServiceException', 'Internal Server Error'),
        denied: awsError(403, 'AccessDeniedException', 'The user is not authorized to do this.'),
        missing: awsError(404, 'ResourceNotFoundException', 'Function not found'),
    },
};

/** The answer that a fault means; null when it is one of the connection, or leaves the true answer. */
export function faultAnswer(service: Service, { kind }: Fault): Answer | null {
    if (kind === 'malformed') {
        return { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"SecretS' };
    }
    return kind === 'reset' || kind === 'hang' || kind === 'delay' ? null : REFUSALS[service][kind];
}
