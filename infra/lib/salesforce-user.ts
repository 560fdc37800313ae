import { Group, PolicyStatement, User } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/**
 * The IAM user that Salesforce signs as: through its group it may invoke the one function. Its access key is made
 * after the deployment and kept by Salesforce alone, in no template and no secret.
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
