import type { AccessKey } from '../access';
import { denialOf } from '../access';
import type { Cloud } from '../cloud';
import type { AccessRequest } from '../iam/policy';
import type { Place } from '../route';
import { NEEDED_ACTIONS, type NeededActions, policyActions } from './needed-actions';
import { type Properties, text, texts } from './provider';

/** A planned change to a resource. */
export type Doing = {
    verb: keyof NeededActions;
    type: string;
    arn: string;
    properties: Properties;
};

/**
 * Checks the caller's permissions, because CloudFormation acts as the caller. Throws in AWS's words for the first
 * missing one.
 */
export function requireAccess(doing: Doing, principal: AccessKey, cloud: Cloud): void {
    for (const request of requestsOf(doing, cloud)) {
        const denial = denialOf(principal, request, cloud.controls);
        if (denial !== null) throw new Error(`${denial} (Status Code: 403)`);
    }
}

function requestsOf({ verb, type, arn, properties }: Doing, place: Place): AccessRequest[] {
    const { PermissionsBoundary } = properties;
    const context = {
        ...(PermissionsBoundary !== undefined && {
            'iam:PermissionsBoundary': text(PermissionsBoundary),
        }),
    };
    const actions = actionsOf(type, properties)[verb];
    return [
        ...actions.map((action) => ({ action, resource: arn, context })),
        ...(verb === 'delete' ? [] : othersOf(type, properties, place)),
    ];
}

function actionsOf(type: string, { Roles }: Properties): NeededActions {
    if (type === 'AWS::IAM::Policy') return policyActions(Roles === undefined ? 'Group' : 'Role');
    const actions = NEEDED_ACTIONS[type];
    if (actions === undefined) throw new Error(`The permissions that ${type} needs are unknown`);
    return actions;
}

/** The actions that also affect other resources. */
function othersOf(type: string, properties: Properties, { account }: Place): AccessRequest[] {
    if (type === 'AWS::IAM::User') {
        return texts(properties['Groups']).map((group) => ({
            action: 'iam:AddUserToGroup',
            resource: `arn:aws:iam::${account}:group/${group}`,
        }));
    }
    if (type !== 'AWS::Lambda::Function') return [];
    const { S3Bucket, S3Key } = { ...(properties['Code'] as object) } as Properties;
    return [
        {
            action: 'iam:PassRole',
            resource: text(properties['Role']),
            context: { 'iam:PassedToService': 'lambda.amazonaws.com' },
        },
        { action: 's3:GetObject', resource: `arn:aws:s3:::${text(S3Bucket)}/${text(S3Key)}` },
    ];
}
