import { Group, PolicyStatement, User } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/**
 * The IAM user that Salesforce signs as. Its group may only invoke this function. Its access key is created after the
 * deployment and stored only in Salesforce, never in a template or a secret.
 */
export class SalesforceUser extends Construct {
    readonly userName: string;

    constructor(
        scope: Construct,
        id: string,
        { latchFunction }: { latchFunction: LambdaFunction },
    ) {
        super(scope, id);
        const group = new Group(this, 'Group');
        group.addToPolicy(
            new PolicyStatement({
                actions: ['lambda:InvokeFunction'],
                resources: [latchFunction.functionArn],
            }),
        );
        this.userName = new User(this, 'User', { groups: [group] }).userName;
    }
}
