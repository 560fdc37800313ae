import type { App } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { checkAtSynth } from '../lib/check-at-synth';
import type { LatchStack } from '../lib/latch-stack';
import { createApp, createStack } from './synthesize';

describe('a synth', () => {
    let app: App;
    let stack: LatchStack;

    beforeEach(() => {
        app = createApp();
        stack = createStack({}, app);
        checkAtSynth(app);
    });

    it('passes the AWS Solutions rules and the template validation', () => {
        expect(() => app.synth()).not.toThrow();
    });

    it('passes them with every setting in use', () => {
        createStack(
            {
                stackName: 'fusebill-latch-sandbox',
                fusebillBaseUrl: 'https://stg-secure.fusebill.com/v1',
                fusebillKeySecretName: 'billing/fusebill',
                salesforceKeySerial: '3',
                logRetentionDays: '9999',
                reservedConcurrency: '10',
                alarmEmail: 'latch-alarms@example.com',
                kmsKeyArn:
                    'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555',
                permissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/boundary',
                removalPolicy: 'destroy',
            },
            app,
        );

        expect(() => app.synth()).not.toThrow();
    });

    it('fails on a policy with a wildcard', () => {
        const role = new Role(stack, 'Careless', {
            assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
        });
        role.addToPolicy(new PolicyStatement({ actions: ['s3:*'], resources: ['*'] }));

        expect(() => app.synth()).toThrow('AwsSolutions-IAM5[Action::s3:*]');
    });

    it('fails on a template that CloudFormation would refuse', () => {
        new CfnBucket(stack, 'Misspelt').addPropertyOverride('BuckteName', 'x');

        expect(() => app.synth()).toThrow('BuckteName');
    });
});
