import { Aws, Duration, type RemovalPolicy, Token, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
    ApplicationLogLevel,
    Architecture,
    type Code,
    Function as LambdaFunction,
    LoggingFormat,
    Runtime,
    SystemLogLevel,
    Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { type CfnLogGroup, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { WAIT_MS } from '../../contract/agreed-values';
import type { FusebillKey } from './fusebill-key';
import type { LatchParameters } from './latch-parameters';

/** The function with its role and log group. */
export class LatchFunction extends Construct {
    readonly logGroup: LogGroup;
    readonly lambda: LambdaFunction;

    constructor(
        scope: Construct,
        id: string,
        props: {
            code: Code;
            fusebillKey: FusebillKey;
            parameters: LatchParameters;
            removalPolicy: RemovalPolicy;
        },
    ) {
        super(scope, id);
        const { code, fusebillKey, parameters } = props;
        this.logGroup = new LogGroup(this, 'Logs', { removalPolicy: props.removalPolicy });
        const logs = this.logGroup.node.defaultChild as CfnLogGroup;
        logs.addPropertyOverride('RetentionInDays', parameters.logRetentionDays);
        this.lambda = new LambdaFunction(this, 'Handler', {
            functionName: Aws.STACK_NAME,
            description: 'Latches Salesforce Accounts to Fusebill customers',
            runtime: Runtime.NODEJS_24_X,
            architecture: Architecture.ARM_64,
            handler: 'index.handler',
            code,
            memorySize: 512,
            timeout: Duration.millis(WAIT_MS.function),
            reservedConcurrentExecutions: Token.asNumber(parameters.reservedConcurrency),
            role: this.createRole(fusebillKey),
            logGroup: this.logGroup,
            loggingFormat: LoggingFormat.JSON,
            applicationLogLevelV2: ApplicationLogLevel.INFO,
            systemLogLevelV2: SystemLogLevel.INFO,
            tracing: Tracing.ACTIVE,
            environment: {
                FUSEBILL_BASE_URL: parameters.fusebillBaseUrl,
                FUSEBILL_KEY_SECRET_ID: fusebillKey.secretId,
                FUSEBILL_ATTEMPT_MS: String(WAIT_MS.attempt),
            },
        });
    }

    private createRole(fusebillKey: FusebillKey): Role {
        const role = new Role(this, 'Role', {
            assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
        });
        this.logGroup.grantWrite(role);
        fusebillKey.grantRead(role);
        Validations.of(role).acknowledge({
            id: 'AwsSolutions-IAM5[Resource::*]',
            reason: 'AWS X-Ray has no resources to name: its two write actions accept only *',
        });
        return role;
    }
}
