import { Aws, CfnOutput, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { ManagedPolicy, PermissionsBoundary } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { FusebillKey } from './fusebill-key';
import { HealthSchedule } from './health-schedule';
import { LatchAlarms } from './latch-alarms';
import { type CodeSource, latchCode } from './latch-code';
import { LatchDashboard } from './latch-dashboard';
import { LatchFunction } from './latch-function';
import { LatchMetrics } from './latch-metrics';
import { LatchParameters } from './latch-parameters';
import { SalesforceUser } from './salesforce-user';
import type { DeletionChoice } from './settings';

/** The differences between the templates of the stack. Differences between deployments are parameters. */
export type LatchStackProps = StackProps & {
    code: CodeSource;
    removalPolicy: DeletionChoice;
};

/** Everything that one org needs in AWS. Names begin with the stack's name, so an account can have several stacks. */
export class LatchStack extends Stack {
    constructor(scope: Construct, id: string, { code, ...props }: LatchStackProps) {
        super(scope, id, {
            description:
                'Fusebill Latch: latches Salesforce Accounts to Fusebill (Stax Bill) customers',
            ...props,
        });
        // Kept on update and deletion, but not when the first deployment fails: a retry would conflict with the leftovers.
        const removalPolicy =
            props.removalPolicy === 'retain'
                ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
                : RemovalPolicy.DESTROY;
        acknowledgeWarnings(this);
        const parameters = new LatchParameters(this);
        const fusebillKey = new FusebillKey(this, 'FusebillKey', { parameters, removalPolicy });
        const { lambda: latchFunction, logGroup } = new LatchFunction(this, 'LatchFunction', {
            code: latchCode(this, code),
            fusebillKey,
            parameters,
            removalPolicy,
        });
        const { userName } = new SalesforceUser(this, 'SalesforceUser', { latchFunction });

        const metrics = new LatchMetrics(this, 'Metrics', { latchFunction, logGroup });
        const { alarms, topic } = new LatchAlarms(this, 'Alarms', { metrics, parameters });
        new LatchDashboard(this, 'Dashboard', { metrics, alarms, logGroup });
        new HealthSchedule(this, 'HealthSchedule', { latchFunction, parameters });
        const { orNothing: boundary } = parameters.permissionsBoundaryArn;
        PermissionsBoundary.of(this).apply(
            ManagedPolicy.fromManagedPolicyArn(this, 'Boundary', boundary),
        );

        const { functionName } = latchFunction;
        this.output('FunctionName', functionName, 'The function');
        this.output('InvokeUrl', invokeUrl(functionName), "The Named Credential's URL");
        this.output('Region', Aws.REGION, "The External Credential's region");
        this.output('FusebillKeySecretName', fusebillKey.secretName, "The Fusebill key's secret");
        this.output('SalesforceUserName', userName, 'The user whose access key Salesforce holds');
        this.output('LogGroupName', logGroup.logGroupName, "The function's log");
        this.output('AlarmTopicArn', topic.topicArn, 'Subscribe to this topic to receive alarms');
    }

    private output(name: string, value: string, description: string): void {
        new CfnOutput(this, name, { value, description });
    }
}

function invokeUrl(functionName: string): string {
    return `https://lambda.${Aws.REGION}.${Aws.URL_SUFFIX}/2015-03-31/functions/${functionName}/invocations`;
}

/** Acknowledges each validation warning with its reason. */
export function acknowledgeWarnings(stack: Stack): void {
    Validations.of(stack).acknowledge(
        {
            id: 'CloudFormation-Validate::W1030',
            reason: 'When the parameter has its empty value, the condition leaves the property out',
        },
        {
            id: 'CloudFormation-Validate::W2509',
            reason: "ExistingSecretName is only a secret's name",
        },
        {
            id: 'Annotation::@aws-cdk/aws-lambda:codeFromBucketObjectVersionNotSpecified',
            reason: "The code's key contains a hash of its content",
        },
    );
}
