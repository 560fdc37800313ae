import { denialOf, type AccessKey } from '../access';
import type { Answer } from '../protocol/answer';
import { AwsFault, listOf, queryError, queryResult, type XmlValue } from '../protocol/query';
import type { Place } from '../route';
import type { IdentityStore, UserKey } from './identity-store';
import type { Policy } from './policy';

/** A call with everything needed to answer it. */
export type IamCall = {
    action: string;
    form: URLSearchParams;
    identities: IdentityStore;
    /** The calling principal. */
    caller: AccessKey;
    controls: readonly Policy[];
};

/** The ARN of the user that the call names. */
export function resourceOfUserCall(form: URLSearchParams, { account }: Place): string {
    return (
        form.get('PolicySourceArn') ?? `arn:aws:iam::${account}:user/${form.get('UserName') ?? ''}`
    );
}

/** Answers the IAM calls of a set-up: a user's access keys, and simulated permissions. */
export function answerIam(call: IamCall): Answer {
    try {
        return queryResult(call.action, answer(call));
    } catch (error) {
        if (!(error instanceof AwsFault)) throw error;
        return queryError(error);
    }
}

function answer(call: IamCall): XmlValue {
    const { action, form, identities } = call;
    const userName = form.get('UserName') ?? '';
    const id = form.get('AccessKeyId') ?? '';
    switch (action) {
        case 'CreateAccessKey': {
            const { key, secretAccessKey } = identities.createKey(userName);
            return { AccessKey: { ...shown(userName, key), SecretAccessKey: secretAccessKey } };
        }
        case 'ListAccessKeys':
            return {
                AccessKeyMetadata: identities
                    .user(userName)
                    .keys.map((key) => shown(userName, key)),
                IsTruncated: false,
            };
        case 'UpdateAccessKey':
            identities.key(userName, id).status =
                form.get('Status') === 'Active' ? 'Active' : 'Inactive';
            return {};
        case 'DeleteAccessKey':
            identities.deleteKey(userName, id);
            return {};
        case 'SimulatePrincipalPolicy':
            return simulated(call);
        default:
            throw new AwsFault('InvalidAction', `${action} is not emulated`);
    }
}

function shown(
    UserName: string,
    { accessKeyId, status, createdAt }: UserKey,
): {
    [name: string]: XmlValue;
} {
    return { UserName, AccessKeyId: accessKeyId, Status: status, CreateDate: createdAt };
}

function simulated({ form, caller, controls }: IamCall): XmlValue {
    const values = (name: string): string[] =>
        listOf(form, name).map(({ '': value = '' }) => value);
    const results = values('ActionNames').flatMap((action) =>
        values('ResourceArns').map((resource) => ({
            EvalActionName: action,
            EvalResourceName: resource,
            EvalDecision:
                denialOf(caller, { action, resource }, controls) === null
                    ? 'allowed'
                    : 'implicitDeny',
        })),
    );
    return { EvaluationResults: results, IsTruncated: false };
}
