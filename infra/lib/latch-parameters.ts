import {
    Aws,
    CfnCondition,
    CfnParameter,
    type CfnParameterProps,
    Fn,
    type Stack,
} from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { FUSEBILL_URL, OLD_TEST_FUSEBILL_URL } from '../../contract/agreed-values';

/** An optional parameter. */
export type OptionalParameter = {
    value: string;
    isGiven: CfnCondition;
    /** The value; if empty, the property is left out. */
    orNothing: string;
};

const FOREVER = RetentionDays.INFINITE;

/**
 * The parameters of a deployment. CloudFormation keeps their values between updates and refuses invalid ones by name.
 */
export class LatchParameters {
    /** By default, the URL for live and current sandbox accounts. */
    readonly fusebillBaseUrl: string;
    /** An existing secret of this account and region; if empty, the stack creates one. */
    readonly existingSecretName: OptionalParameter;
    /** The email address that alarms are sent to. */
    readonly alarmEmail: OptionalParameter;
    /** The customer-managed key that encrypts the secret; if empty, AWS's own. */
    readonly kmsKeyArn: OptionalParameter;
    /** The managed policy that limits the role and the user. */
    readonly permissionsBoundaryArn: OptionalParameter;
    /** In days; absent if the log is kept forever. */
    readonly logRetentionDays: string;
    /** How many calls may run at once; absent for as many as the account allows. */
    readonly reservedConcurrency: string;
    /** Whether the function checks its connection to Fusebill once a day. */
    readonly checksDaily: CfnCondition;
    private readonly stack: Stack;

    constructor(stack: Stack) {
        this.stack = stack;
        this.fusebillBaseUrl = this.parameter('FusebillBaseUrl', {
            description: `${OLD_TEST_FUSEBILL_URL} for old test accounts`,
            default: FUSEBILL_URL,
            allowedPattern:
                '^(https://[^/?#\\s]+|http://(127\\.0\\.0\\.1|localhost)(:[0-9]+)?)/v1$',
            constraintDescription: 'must be https://{host}/v1',
        });
        this.existingSecretName = this.optional('ExistingSecretName', {
            description: 'A secret of this account and region that holds the Fusebill key already',
            allowedPattern: '^$|^(?!.*-[A-Za-z0-9]{6}$)[A-Za-z0-9/_+=.@-]{1,512}$',
            constraintDescription:
                'must be a name, not an ARN, and must not end in a hyphen and six characters',
        });
        this.alarmEmail = this.optional('AlarmEmail', {
            description: 'Who is told about alarms',
            allowedPattern: '^$|^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$',
            constraintDescription: 'must be an email address',
        });
        this.kmsKeyArn = this.optional('KmsKeyArn', {
            description: 'The KMS key that encrypts the secret',
            allowedPattern: '^$|^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$',
            constraintDescription: 'must be the ARN of a key, not of an alias',
        });
        this.permissionsBoundaryArn = this.optional('PermissionsBoundaryArn', {
            description: 'The managed policy that limits the role and the user',
            allowedPattern: '^$|^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/\\S+$',
            constraintDescription: 'must be the ARN of a managed policy, not of a role',
        });
        this.logRetentionDays = this.retention();
        this.reservedConcurrency = this.concurrency();
        this.checksDaily = this.dailyCheck();
    }

    private parameter(name: string, props: CfnParameterProps): string {
        return new CfnParameter(this.stack, name, props).valueAsString;
    }

    private optional(name: string, props: CfnParameterProps): OptionalParameter {
        const value = this.parameter(name, { ...props, default: '' });
        const isGiven = this.condition(
            `${name}Given`,
            Fn.conditionNot(Fn.conditionEquals(value, '')),
        );
        return { value, isGiven, orNothing: either(isGiven, value, Aws.NO_VALUE) };
    }

    private retention(): string {
        const days = this.parameter('LogRetentionDays', {
            description: `How long the log is kept; ${FOREVER} is forever`,
            default: '90',
            allowedValues: Object.values(RetentionDays).filter(Number).map(String),
            constraintDescription: 'must be a retention that CloudWatch Logs offers',
        });
        const isForever = this.condition('LogKeptForever', Fn.conditionEquals(days, `${FOREVER}`));
        return either(isForever, Aws.NO_VALUE, days);
    }

    private concurrency(): string {
        const calls = this.parameter('ReservedConcurrency', {
            description: 'How many calls may run at once; 0 for as many as the account allows',
            default: '0',
            allowedPattern: '^(0|[1-9][0-9]{0,3})$',
            constraintDescription: 'must be a whole number from 0 to 9999',
        });
        const isOpen = this.condition('ConcurrencyOpen', Fn.conditionEquals(calls, '0'));
        return either(isOpen, Aws.NO_VALUE, calls);
    }

    private dailyCheck(): CfnCondition {
        const choice = this.parameter('DailyHealthCheck', {
            description:
                'Whether to check the connection to Fusebill once a day, with an alarm on failure',
            default: 'off',
            allowedValues: ['on', 'off'],
            constraintDescription: 'must be on or off',
        });
        return this.condition('ChecksDaily', Fn.conditionEquals(choice, 'on'));
    }

    private condition(
        name: string,
        expression: ReturnType<typeof Fn.conditionEquals>,
    ): CfnCondition {
        return new CfnCondition(this.stack, name, { expression });
    }
}

function either(condition: CfnCondition, yes: string, no: string): string {
    return Fn.conditionIf(condition.logicalId, yes, no).toString();
}
