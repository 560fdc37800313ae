import { Aws, CfnOutput, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PermissionsBoundary } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { FusebillKey } from './fusebill-key';
import { LatchAlarms } from './latch-alarms';
import { LatchDashboard } from './latch-dashboard';
import { LatchFunction } from './latch-function';
import { LatchMetrics } from './latch-metrics';
import { SalesforceUser } from './salesforce-user';
import type { LatchSettings } from './settings';

/** Everything that one org needs in AWS. Names follow the stack's name, so several stacks live side by side. */
export class LatchStack extends Stack {
    constructor(scope: Construct, settings: LatchSettings) {
        super(scope, settings.stackName, {
            description: 'Fusebill Latch: latches Salesforce Accounts to Fusebill customers',
        });
        const fusebillKey = new FusebillKey(this, 'FusebillKey', settings);
        const { lambda: latchFunction, logGroup } = new LatchFunction(this, 'LatchFunction', {
            fusebillKey,
            settings,
        });
        const salesforceUser = new SalesforceUser(this, 'SalesforceUser', {
            latchFunction,
            settings,
        });

        const metrics = new LatchMetrics(this, 'Metrics', { latchFunction, logGroup });
        const { alarms, topic } = new LatchAlarms(this, 'Alarms', {
            metrics,
            alarmEmail: settings.alarmEmail,
        });
        new LatchDashboard(this, 'Dashboard', { metrics, alarms, logGroup });
        if (settings.permissionsBoundaryArn !== undefined) {
            PermissionsBoundary.of(this).apply(
                ManagedPolicy.fromManagedPolicyArn(
                    this,
                    'Boundary',
                    settings.permissionsBoundaryArn,
                ),
            );
        }

        this.output('FunctionName', latchFunction.functionName, 'The function');
        this.output(
            'InvokeUrl',
            this.invokeUrl(latchFunction.functionName),
            "The Named Credential's URL",
        );
        this.output('Region', Aws.REGION, "The External Credential's region");
        this.output(
            'FusebillKeySecretName',
            fusebillKey.secretName,
            'Where the Fusebill key belongs',
        );
        this.output(
            'SalesforceKeySecretName',
            salesforceUser.keySecretName,
            "Where Salesforce's access key waits",
        );
        this.output('SalesforceUserName', salesforceUser.userName, 'Who owns that access key');
        this.output('LogGroupName', logGroup.logGroupName, 'The log of the function');
        this.output('AlarmTopicArn', topic.topicArn, 'Subscribe here to be told of alarms');
    }

    private invokeUrl(functionName: string): string {
        return `https://lambda.${Aws.REGION}.${Aws.URL_SUFFIX}/2015-03-31/functions/${functionName}/invocations`;
    }

    private output(name: string, value: string, description: string): void {
        new CfnOutput(this, name, { value, description });
    }
}
