import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
    ApplicationLogLevel,
    Architecture,
    Code,
    Function as LambdaFunction,
    LoggingFormat,
    Runtime,
    SystemLogLevel,
    Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FusebillKey } from './fusebill-key';
import type { LatchSettings } from './settings';

/** Where `npm run build:lambda` leaves the function. */
export const BUNDLE = join(__dirname, '../../lambda/dist');

/** One attempt at Fusebill < the function < Apex, which waits 30 s. */
const ATTEMPT = Duration.seconds(8);
const TIMEOUT = Duration.seconds(25);

/** The function, with the role and the log group that are its own. */
export class LatchFunction extends Construct {
    readonly logGroup: LogGroup;
    readonly lambda: LambdaFunction;

    /** Throws when the bundle in `bundle` has not been built. */
    constructor(
        scope: Construct,
        id: string,
        props: { fusebillKey: FusebillKey; settings: LatchSettings; bundle?: string },
    ) {
        super(scope, id);
        const { fusebillKey, settings, bundle = BUNDLE } = props;
        this.logGroup = new LogGroup(this, 'Logs', {
            retention: settings.logRetentionDays,
            removalPolicy:
                settings.removalPolicy === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
        });
        this.lambda = new LambdaFunction(this, 'Handler', {
            functionName: Aws.STACK_NAME,
            description: 'Latches Salesforce Accounts to Fusebill customers',
            runtime: Runtime.NODEJS_24_X,
            architecture: Architecture.ARM_64,
            handler: 'index.handler',
            code: codeFrom(bundle),
            memorySize: 512,
            timeout: TIMEOUT,
            reservedConcurrentExecutions: settings.reservedConcurrency,
            role: this.createRole(fusebillKey),
            logGroup: this.logGroup,
            loggingFormat: LoggingFormat.JSON,
            applicationLogLevelV2: ApplicationLogLevel.INFO,
            systemLogLevelV2: SystemLogLevel.INFO,
            tracing: Tracing.ACTIVE,
            environment: {
                FUSEBILL_BASE_URL: settings.fusebillBaseUrl,
                FUSEBILL_KEY_SECRET_ID: fusebillKey.secretId,
                FUSEBILL_ATTEMPT_MS: ATTEMPT.toMilliseconds().toString(),
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

function codeFrom(bundle: string): Code {
    if (!existsSync(join(bundle, 'index.mjs'))) {
        throw new Error(
            "The function's bundle lambda/dist/index.mjs is missing. Run npm run build:lambda first.",
        );
    }
    return Code.fromAsset(bundle);
}
