/** The actions that CloudFormation calls as the deployer to create, update and delete a resource of a type. */
export type NeededActions = Record<'create' | 'update' | 'delete', readonly string[]>;

/**
 * The actions by resource type, for the types in our stack. Source: `handlers.*.permissions` in the public schemas of
 * the resource types, without those that our properties never use.
 */
export const NEEDED_ACTIONS: Readonly<Record<string, NeededActions>> = {
    'AWS::Lambda::Function': {
        create: ['lambda:CreateFunction', 'lambda:GetFunction', 'lambda:TagResource'],
        update: [
            'lambda:GetFunction',
            'lambda:UpdateFunctionCode',
            'lambda:UpdateFunctionConfiguration',
            'lambda:PutFunctionConcurrency',
            'lambda:DeleteFunctionConcurrency',
            'lambda:TagResource',
            'lambda:UntagResource',
        ],
        delete: ['lambda:DeleteFunction'],
    },
    'AWS::Lambda::Permission': {
        create: ['lambda:AddPermission'],
        update: ['lambda:AddPermission', 'lambda:RemovePermission', 'lambda:GetPolicy'],
        delete: ['lambda:RemovePermission'],
    },
    'AWS::IAM::Role': {
        create: ['iam:CreateRole', 'iam:GetRole', 'iam:TagRole'],
        update: ['iam:UpdateRole', 'iam:UpdateAssumeRolePolicy', 'iam:TagRole', 'iam:UntagRole'],
        delete: ['iam:ListRolePolicies', 'iam:ListAttachedRolePolicies', 'iam:DeleteRole'],
    },
    'AWS::IAM::Group': {
        create: ['iam:CreateGroup', 'iam:GetGroup'],
        update: ['iam:GetGroup'],
        delete: ['iam:ListGroupPolicies', 'iam:ListAttachedGroupPolicies', 'iam:DeleteGroup'],
    },
    'AWS::IAM::User': {
        create: ['iam:CreateUser', 'iam:GetUser', 'iam:TagUser'],
        update: ['iam:GetUser', 'iam:ListGroupsForUser', 'iam:TagUser', 'iam:UntagUser'],
        delete: [
            'iam:ListAccessKeys',
            'iam:ListUserPolicies',
            'iam:ListAttachedUserPolicies',
            'iam:ListGroupsForUser',
            'iam:GetLoginProfile',
            'iam:DeleteUser',
        ],
    },
    'AWS::IAM::Policy': { create: [], update: [], delete: [] }, // see `policyActions`
    'AWS::SecretsManager::Secret': {
        create: [
            'secretsmanager:CreateSecret',
            'secretsmanager:DescribeSecret',
            'secretsmanager:TagResource',
        ],
        update: [
            'secretsmanager:UpdateSecret',
            'secretsmanager:TagResource',
            'secretsmanager:UntagResource',
        ],
        delete: ['secretsmanager:DescribeSecret', 'secretsmanager:DeleteSecret'],
    },
    'AWS::Logs::LogGroup': {
        create: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy', 'logs:TagResource'],
        update: [
            'logs:PutRetentionPolicy',
            'logs:DeleteRetentionPolicy',
            'logs:ListTagsForResource',
        ],
        delete: ['logs:DeleteLogGroup'],
    },
    'AWS::Logs::MetricFilter': {
        create: ['logs:PutMetricFilter', 'logs:DescribeMetricFilters'],
        update: ['logs:PutMetricFilter'],
        delete: ['logs:DeleteMetricFilter'],
    },
    'AWS::CloudWatch::Alarm': {
        create: ['cloudwatch:PutMetricAlarm', 'cloudwatch:TagResource'],
        update: ['cloudwatch:PutMetricAlarm', 'cloudwatch:UntagResource'],
        delete: ['cloudwatch:DeleteAlarms'],
    },
    'AWS::CloudWatch::Dashboard': {
        create: ['cloudwatch:PutDashboard', 'cloudwatch:GetDashboard'],
        update: ['cloudwatch:PutDashboard'],
        delete: ['cloudwatch:DeleteDashboards'],
    },
    'AWS::SNS::Topic': {
        create: ['sns:CreateTopic', 'sns:GetTopicAttributes', 'sns:TagResource'],
        update: ['sns:SetTopicAttributes', 'sns:ListTagsForResource', 'sns:UntagResource'],
        delete: ['sns:DeleteTopic'],
    },
    'AWS::SNS::TopicPolicy': {
        create: ['sns:SetTopicAttributes'],
        update: ['sns:SetTopicAttributes'],
        delete: ['sns:SetTopicAttributes'],
    },
    'AWS::SNS::Subscription': {
        create: ['sns:Subscribe', 'sns:ListSubscriptionsByTopic'],
        update: ['sns:ListSubscriptionsByTopic'],
        delete: ['sns:ListSubscriptionsByTopic'],
    },
    'AWS::Events::Rule': {
        create: [
            'events:PutRule',
            'events:PutTargets',
            'events:DescribeRule',
            'events:TagResource',
        ],
        update: ['events:PutRule', 'events:PutTargets', 'events:RemoveTargets'],
        delete: ['events:ListTargetsByRule', 'events:RemoveTargets', 'events:DeleteRule'],
    },
};

/** The actions that an `AWS::IAM::Policy` needs, which depend on what it is attached to. */
export function policyActions(kind: 'Role' | 'Group'): NeededActions {
    const put = [`iam:Put${kind}Policy`, `iam:Get${kind}Policy`];
    return { create: put, update: put, delete: [`iam:Delete${kind}Policy`] };
}
