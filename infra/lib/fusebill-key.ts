import { Aws, CfnCondition, Fn, type RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { type CfnPolicy, Policy, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { keySecretName } from '../../contract/agreed-values';
import type { LatchParameters } from './latch-parameters';

/**
 * The secret that holds the Fusebill API key: created empty, or an existing one, looked up by name. The key is never
 * in the template; it is stored after the deployment.
 */
export class FusebillKey extends Construct {
    readonly secretName: string;
    /** How the function identifies the secret: by ARN, or by name if the stack didn't create it. */
    readonly secretId: string;
    private readonly secretArn: string;
    private readonly parameters: LatchParameters;

    constructor(
        scope: Construct,
        id: string,
        {
            parameters,
            removalPolicy,
        }: { parameters: LatchParameters; removalPolicy: RemovalPolicy },
    ) {
        super(scope, id);
        this.parameters = parameters;
        const { value: name, isGiven } = parameters.existingSecretName;
        const ownName = keySecretName(Aws.STACK_NAME);
        const own = this.createEmpty(ownName, removalPolicy).ref;
        // AWS ends a secret's ARN with six characters that can't be derived from its name.
        const named = Stack.of(this).formatArn({
            service: 'secretsmanager',
            resource: `secret:${name}-??????`,
        });
        const choose = (given: string, created: string): string =>
            Fn.conditionIf(isGiven.logicalId, given, created).toString();
        this.secretName = choose(name, ownName);
        this.secretId = choose(name, own);
        this.secretArn = choose(named, own);
    }

    /** Allows the role to read this secret and nothing else. */
    grantRead(role: Role): void {
        role.addToPolicy(
            new PolicyStatement({
                actions: ['secretsmanager:GetSecretValue'],
                resources: [this.secretArn],
            }),
        );
        const { value: kmsKeyArn, isGiven } = this.parameters.kmsKeyArn;
        const decrypt = new PolicyStatement({
            actions: ['kms:Decrypt'],
            resources: [kmsKeyArn],
            conditions: {
                StringEquals: {
                    'kms:ViaService': `secretsmanager.${Aws.REGION}.${Aws.URL_SUFFIX}`,
                },
            },
        });
        const policy = new Policy(this, 'DecryptPolicy', { statements: [decrypt], roles: [role] });
        (policy.node.defaultChild as CfnPolicy).cfnOptions.condition = isGiven;
    }

    /** The L2 construct would generate a random password, which Fusebill would refuse. */
    private createEmpty(name: string, removalPolicy: RemovalPolicy): CfnSecret {
        const secret = new CfnSecret(this, 'Secret', {
            name,
            description: 'The Fusebill (Stax Bill) API key, exactly as Fusebill shows it',
            kmsKeyId: this.parameters.kmsKeyArn.orNothing,
        });
        const { isGiven } = this.parameters.existingSecretName;
        secret.cfnOptions.condition = new CfnCondition(Stack.of(this), 'SecretCreated', {
            expression: Fn.conditionNot(isGiven),
        });
        secret.applyRemovalPolicy(removalPolicy);
        Validations.of(secret).acknowledge({
            id: 'AwsSolutions-SMG4',
            reason: 'Fusebill has no API to create a key; docs/operate.md explains how to rotate it',
        });
        return secret;
    }
}
