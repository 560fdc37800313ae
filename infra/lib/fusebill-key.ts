import { Aws, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { LatchSettings } from './settings';

/**
 * The secret that holds the Fusebill API key: created empty, or one of the account found by its name.
 * The key itself never passes through the template; a person puts it there after the deployment.
 */
export class FusebillKey extends Construct {
    readonly secretName: string;
    /** How the function asks for it: the ARN, or the name of a secret that is not this stack's. */
    readonly secretId: string;
    private readonly secretArn: string;
    private readonly kmsKeyArn: string | undefined;

    constructor(scope: Construct, id: string, settings: LatchSettings) {
        super(scope, id);
        this.kmsKeyArn = settings.kmsKeyArn;
        if (settings.fusebillKeySecretName === undefined) {
            this.secretName = `${Aws.STACK_NAME}/fusebill-key`;
            this.secretArn = this.createEmpty(settings).ref;
            this.secretId = this.secretArn;
        } else {
            this.secretName = settings.fusebillKeySecretName;
            this.secretId = this.secretName;
            // AWS ends a secret's ARN with six characters that its name does not tell.
            this.secretArn = Stack.of(this).formatArn({
                service: 'secretsmanager',
                resource: `secret:${this.secretName}-??????`,
            });
        }
    }

    /** Lets the role read the key, and neither write it nor read another secret. */
    grantRead(role: Role): void {
        role.addToPolicy(
            new PolicyStatement({
                actions: ['secretsmanager:GetSecretValue'],
                resources: [this.secretArn],
            }),
        );
        if (this.kmsKeyArn !== undefined) {
            role.addToPolicy(
                new PolicyStatement({
                    actions: ['kms:Decrypt'],
                    resources: [this.kmsKeyArn],
                    conditions: {
                        StringEquals: {
                            'kms:ViaService': `secretsmanager.${Aws.REGION}.amazonaws.com`,
                        },
                    },
                }),
            );
        }
    }

    /** The L2 construct would fill it with a random password, which Fusebill would then refuse. */
    private createEmpty(settings: LatchSettings): CfnSecret {
        const secret = new CfnSecret(this, 'Secret', {
            name: this.secretName,
            description: 'The Fusebill API key, as the Fusebill screen shows it',
            kmsKeyId: settings.kmsKeyArn,
        });
        secret.applyRemovalPolicy(
            settings.removalPolicy === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
        );
        Validations.of(secret).acknowledge({
            id: 'AwsSolutions-SMG4',
            reason: 'Fusebill has no API to make a new key; docs/operate.md says how to rotate it',
        });
        return secret;
    }
}
