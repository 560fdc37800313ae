import { decide, type AccessRequest, type Policy } from './iam/policy';
import { awsError, type Answer } from './protocol/answer';
import type { IncomingCall } from './protocol/canonical-request';
import { AwsFault, queryError, s3Error } from './protocol/query';
import { verifySignature, type Refusal, type SigningKey } from './protocol/sigv4';
import type { Route, Service } from './route';

/** Whose key it is, and what that principal may do. */
export type AccessKey = SigningKey & {
    /** Actions that it may do to anything, such as `lambda:InvokeFunction`. */
    may: readonly string[];
    /** `arn:aws:iam::000000000000:user/someone` when absent. */
    arn?: string;
    /** What else it may do; asked at every call, since policies change. */
    policies?: () => readonly Policy[];
};

/** Who may do what, and in which region the signatures must be. */
export type AccessRules = {
    keys: Readonly<Record<string, AccessKey>>;
    region: string;
    /** What the organization denies to everyone. */
    controls: readonly Policy[];
};

/** The names that the services with the query protocol, and S3, have for a refusal. */
const REFUSAL_CODES: Record<Refusal, string> = {
    MissingAuthenticationTokenException: 'MissingAuthenticationToken',
    IncompleteSignatureException: 'IncompleteSignature',
    UnrecognizedClientException: 'InvalidClientTokenId',
    InvalidSignatureException: 'SignatureDoesNotMatch',
    ExpiredTokenException: 'ExpiredToken',
};

/** The key that signed the call, or the refusal of a call without a known key with the right to do this. */
export function judgeAccess(
    call: IncomingCall,
    route: Route,
    rules: AccessRules,
): { key: AccessKey } | { refusal: Answer } {
    const { service, action, resource } = route;
    const { keys, region } = rules;
    const verdict = verifySignature(call, { keys, region, service });
    if (!verdict.accepted) {
        return { refusal: refusalOf(service, verdict.refusal, verdict.reason) };
    }
    const key = keys[verdict.accessKeyId];
    if (key === undefined) throw new Error('The key went away while it was used');
    // AWS lets everyone ask who they are.
    if (service === 'sts') return { key };
    const denial = denialOf(key, { action: `${service}:${action}`, resource }, rules.controls);
    return denial === null
        ? { key }
        : { refusal: refusalOf(service, 'AccessDeniedException', denial) };
}

/** Why this principal may not do this, in AWS's words; null when it may. */
export function denialOf(
    { may, arn = 'arn:aws:iam::000000000000:user/somebody', policies = () => [] }: AccessKey,
    request: AccessRequest,
    controls: readonly Policy[],
): string | null {
    const user = arn.split('/').at(-1) ?? '';
    const asked = { ...request, context: { 'aws:username': user, ...request.context } };
    const what = `User: ${arn} is not authorized to perform: ${request.action} on resource: ${request.resource}`;
    if (decide(controls, asked) === 'explicitDeny') {
        return `${what} with an explicit deny in a service control policy`;
    }
    const verdict = decide(policies(), asked);
    if (verdict === 'explicitDeny') {
        return `${what} with an explicit deny in an identity-based policy`;
    }
    return verdict === 'allowed' || may.includes(request.action)
        ? null
        : `${what} because no identity-based policy allows the ${request.action} action`;
}

function refusalOf(
    service: Service,
    name: Refusal | 'AccessDeniedException',
    reason: string,
): Answer {
    const code = name === 'AccessDeniedException' ? 'AccessDenied' : REFUSAL_CODES[name];
    switch (service) {
        case 'lambda':
            return awsError(403, name, reason);
        case 'secretsmanager':
            return awsError(400, name, reason);
        case 's3':
            return s3Error(new AwsFault(code, reason, 403));
        default:
            return queryError(new AwsFault(code, reason, 403));
    }
}
