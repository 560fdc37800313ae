import { decide, type AccessRequest, type Policy } from './iam/policy';
import { awsError, type Answer } from './protocol/answer';
import type { IncomingCall } from './protocol/canonical-request';
import { AwsFault, queryError, s3Error } from './protocol/query';
import { verifySignature, type Refusal, type SigningKey } from './protocol/sigv4';
import type { Route, Service } from './route';

/** An access key: its owner, and what the owner may do. */
export type AccessKey = SigningKey & {
    /** Actions that are allowed on every resource, such as `lambda:InvokeFunction`. */
    may: readonly string[];
    /** `arn:aws:iam::000000000000:user/someone` by default. */
    arn?: string;
    /** Its policies; read on every call, because they can change. */
    policies?: () => readonly Policy[];
};

/** Who may do what, and the region that signatures must name. */
export type AccessRules = {
    keys: Readonly<Record<string, AccessKey>>;
    region: string;
    /** Policies of the organization that deny actions to everyone. */
    controls: readonly Policy[];
};

/** The names for a refusal in services with the query protocol, and in S3. */
const REFUSAL_CODES: Record<Refusal, string> = {
    MissingAuthenticationTokenException: 'MissingAuthenticationToken',
    IncompleteSignatureException: 'IncompleteSignature',
    UnrecognizedClientException: 'InvalidClientTokenId',
    InvalidSignatureException: 'SignatureDoesNotMatch',
    ExpiredTokenException: 'ExpiredToken',
};

/** The key that signed the call, or the refusal if the key is unknown or lacks the permission. */
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
    if (key === undefined) throw new Error('The key was deleted while it was in use');
    // AWS lets every caller ask for its own identity.
    if (service === 'sts') return { key };
    const denial = denialOf(key, { action: `${service}:${action}`, resource }, rules.controls);
    return denial === null
        ? { key }
        : { refusal: refusalOf(service, 'AccessDeniedException', denial) };
}

/** Why this principal may not do this, in AWS's words; null if it may. */
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
