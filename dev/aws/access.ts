import { awsError, type Answer } from './protocol/answer';
import type { IncomingCall } from './protocol/canonical-request';
import type { Route } from './route';
import { verifySignature, type SigningKey } from './protocol/sigv4';

/** A principal's key, and the actions that it may do, such as `lambda:InvokeFunction`. */
export type AccessKey = SigningKey & { may: readonly string[] };

/** Who may do what, and in which region the signatures must be. */
export type AccessRules = { keys: Readonly<Record<string, AccessKey>>; region: string };

/** The refusal of a call that is not signed by a known key with the right to do this; null when it may go on. */
export function refuseAccess(
    call: IncomingCall,
    { service, action }: Route,
    { keys, region }: AccessRules,
): Answer | null {
    const status = service === 'lambda' ? 403 : 400;
    const verdict = verifySignature(call, { keys, region, service });
    if (!verdict.accepted) return awsError(status, verdict.refusal, verdict.reason);
    const may = keys[verdict.accessKeyId]?.may ?? [];
    return may.includes(`${service}:${action}`)
        ? null
        : awsError(
              status,
              'AccessDeniedException',
              `The principal is not authorized to perform: ${service}:${action}`,
          );
}
