import { keySecretName, STACK_NAME } from '../../contract/agreed-values';
import type { CloudFormationTemplate } from '../../dev/aws/cloudformation/template';
import { resourcesOf } from './resolve';
import { isAllowed, type Policy, policiesOf } from './simulate';
import { synthesizeTemplate } from './synthesize';

const secret = (name: string): string =>
    `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${name}-AbCdEf`;
const theKey = secret(keySecretName(STACK_NAME));
const theFunction = `arn:aws:lambda:eu-central-1:123456789012:function:${STACK_NAME}`;

describe('the function', () => {
    let policies: Policy[];

    beforeAll(() => {
        policies = policiesOf(synthesizeTemplate(), 'Roles');
    });

    it.each([
        ['reads its key', 'secretsmanager:GetSecretValue', theKey],
        [
            'writes its log',
            'logs:PutLogEvents',
            'arn:aws:logs:eu-central-1:123456789012:log-group:fusebill-latch-LatchFunctionLogs1AC2C526:log-stream:today',
        ],
        ['sends its traces', 'xray:PutTraceSegments', '*'],
    ])('%s', async (_, action, resource) => {
        expect(await isAllowed(policies, { action, resource })).toBe(true);
    });

    it.each([
        ['read another secret', 'secretsmanager:GetSecretValue', secret(`${STACK_NAME}/other`)],
        [
            'read the key of another stack',
            'secretsmanager:GetSecretValue',
            secret(keySecretName(`${STACK_NAME}-sandbox`)),
        ],
        ['change its key', 'secretsmanager:PutSecretValue', theKey],
        ['delete its key', 'secretsmanager:DeleteSecret', theKey],
        [
            'write the log of another function',
            'logs:PutLogEvents',
            'arn:aws:logs:eu-central-1:123456789012:log-group:other:log-stream:today',
        ],
        [
            'delete its log',
            'logs:DeleteLogGroup',
            'arn:aws:logs:eu-central-1:123456789012:log-group:x',
        ],
        ['invoke itself', 'lambda:InvokeFunction', theFunction],
        ['read traces', 'xray:GetTraceSummaries', '*'],
    ])("can't %s", async (_, action, resource) => {
        expect(await isAllowed(policies, { action, resource })).toBe(false);
    });
});

describe('the function with a secret and a KMS key of the account', () => {
    const kmsKeyArn =
        'arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555';
    const decrypt = (key: string, service: string) => ({
        action: 'kms:Decrypt',
        resource: key,
        context: { 'kms:ViaService': `${service}.eu-central-1.amazonaws.com` },
    });
    let policies: Policy[];

    beforeAll(() => {
        policies = policiesOf(synthesizeTemplate(), 'Roles', {
            parameters: { ExistingSecretName: 'billing/fusebill', KmsKeyArn: kmsKeyArn },
        });
    });

    it('reads that secret and no other', async () => {
        const read = (name: string) =>
            isAllowed(policies, {
                action: 'secretsmanager:GetSecretValue',
                resource: `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${name}`,
            });

        expect(await read('billing/fusebill-AbCdEf')).toBe(true);
        expect(await read('billing/fusebill-old-AbCdEf')).toBe(false);
        expect(await read(`${keySecretName(STACK_NAME)}-AbCdEf`)).toBe(false);
    });

    it('decrypts with that key for Secrets Manager only', async () => {
        const otherKey = kmsKeyArn.replace('key/1', 'key/9');

        expect(await isAllowed(policies, decrypt(kmsKeyArn, 'secretsmanager'))).toBe(true);
        expect(await isAllowed(policies, decrypt(kmsKeyArn, 's3'))).toBe(false);
        expect(await isAllowed(policies, decrypt(otherKey, 'secretsmanager'))).toBe(false);
    });
});

describe("Salesforce's user", () => {
    let policies: Policy[];

    beforeAll(() => {
        policies = policiesOf(synthesizeTemplate(), 'Groups');
    });

    it('invokes the function', async () => {
        const request = { action: 'lambda:InvokeFunction', resource: theFunction };

        expect(await isAllowed(policies, request)).toBe(true);
    });

    it.each([
        ['invoke another function', 'lambda:InvokeFunction', `${theFunction}-sandbox`],
        ['invoke a version of the function', 'lambda:InvokeFunction', `${theFunction}:1`],
        ['change the function', 'lambda:UpdateFunctionCode', theFunction],
        ['read the settings of the function', 'lambda:GetFunction', theFunction],
        ['read the Fusebill key', 'secretsmanager:GetSecretValue', theKey],
        [
            'create another access key for itself',
            'iam:CreateAccessKey',
            'arn:aws:iam::123456789012:user/fusebill-latch-SalesforceUser2B95FD14',
        ],
        ['assume a role', 'sts:AssumeRole', 'arn:aws:iam::123456789012:role/fusebill-latch-x'],
    ])("can't %s", async (_, action, resource) => {
        expect(await isAllowed(policies, { action, resource })).toBe(false);
    });
});

describe('the policies of the stack', () => {
    let template: CloudFormationTemplate;

    beforeAll(() => {
        template = synthesizeTemplate();
    });

    it('are one for the role and one for the group, none of them managed by AWS', () => {
        const kinds = Object.values(template.Resources)
            .filter(({ Type }) => Type.startsWith('AWS::IAM::'))
            .map(({ Type, Properties }) => [Type, ...Object.keys(Properties)]);

        expect(policiesOf(template, 'Roles')).toHaveLength(1);
        expect(policiesOf(template, 'Groups')).toHaveLength(1);
        expect(kinds.filter(([type]) => type !== 'AWS::IAM::Policy')).toEqual([
            ['AWS::IAM::Role', 'AssumeRolePolicyDocument', 'PermissionsBoundary'],
            ['AWS::IAM::Group'],
            ['AWS::IAM::User', 'Groups', 'PermissionsBoundary'],
        ]);
    });

    it('name each action and resource, except for X-Ray, which has no resources', () => {
        const wild = [...policiesOf(template, 'Roles'), ...policiesOf(template, 'Groups')]
            .flatMap(({ policy }) => (policy as { Statement: Record<string, unknown>[] }).Statement)
            .filter(({ Action, Resource }) =>
                [Action, Resource].flat().some((part) =>
                    String(part)
                        .replace(/log-group:.*:\*$/, '')
                        .includes('*'),
                ),
            );

        expect(wild).toEqual([
            {
                Effect: 'Allow',
                Action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
                Resource: '*',
            },
        ]);
    });

    it('stay within a permissions boundary if one is set', () => {
        const boundariesOf = (parameters: Record<string, string>) =>
            ['AWS::IAM::Role', 'AWS::IAM::User'].flatMap((type) =>
                resourcesOf(template, type, { parameters }).map(
                    (properties) => properties['PermissionsBoundary'],
                ),
            );
        const boundary = 'arn:aws:iam::123456789012:policy/boundary';

        expect(boundariesOf({ PermissionsBoundaryArn: boundary })).toEqual([boundary, boundary]);
        expect(boundariesOf({})).toEqual([undefined, undefined]);
    });
});
