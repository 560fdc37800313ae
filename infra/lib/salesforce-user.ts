import { Aws, CfnDeletionPolicy, Validations } from 'aws-cdk-lib';
import { CfnAccessKey, PolicyStatement, User } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { LatchSettings } from './settings';

/** The IAM user that Salesforce signs as: it may invoke the one function, and its access key waits in a secret of its own. */
export class SalesforceUser extends Construct {
    readonly userName: string;
    readonly keySecretName = `${Aws.STACK_NAME}/salesforce-key`;

    constructor(
        scope: Construct,
        id: string,
        { latchFunction, settings }: { latchFunction: LambdaFunction; settings: LatchSettings },
    ) {
        super(scope, id);
        const user = new User(this, 'User');
        this.userName = user.userName;
        user.addToPolicy(
            new PolicyStatement({
                actions: ['lambda:InvokeFunction'],
                resources: [latchFunction.functionArn],
            }),
        );
        this.createKeySecret(this.createAccessKey(user, settings.salesforceKeySerial), settings);
    }

    /** A raised serial makes a new key and leaves the old one valid, until a person deletes it: Salesforce can change over in between. */
    private createAccessKey(user: User, serial: number): CfnAccessKey {
        const key = new CfnAccessKey(this, 'AccessKey', { userName: user.userName, serial });
        key.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
        key.cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE;
        return key;
    }

    private createKeySecret(key: CfnAccessKey, { kmsKeyArn }: LatchSettings): void {
        const secret = new CfnSecret(this, 'KeySecret', {
            name: this.keySecretName,
            description: 'The access key with which Salesforce invokes the function',
            kmsKeyId: kmsKeyArn,
            secretString: JSON.stringify({
                accessKeyId: key.ref,
                secretAccessKey: key.attrSecretAccessKey,
            }),
        });
        Validations.of(secret).acknowledge({
            id: 'AwsSolutions-SMG4',
            reason: 'Salesforce holds a copy, so a person rotates it, by raising salesforceKeySerial',
        });
    }
}
