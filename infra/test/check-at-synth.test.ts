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
        stack = createStack({}, { app });
        checkAtSynth(app);
    });

    it('passes the AWS Solutions rules and the template validation', () => {
        expect(() => app.synth()).not.toThrow();
    });

    it('passes them with every setting in use', () => {
        const settings = { stackName: 'fusebill-latch-sandbox', removalPolicy: 'destroy' };
        createStack(settings, { app, code: { key: 'code.zip' } });

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
