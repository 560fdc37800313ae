import { Aws, CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { FusebillKey } from './fusebill-key';
import { LatchFunction } from './latch-function';
import { SalesforceUser } from './salesforce-user';
import type { LatchSettings } from './settings';

/** Everything that one org needs in AWS. Names follow the stack's name, so several stacks live side by side. */
export class LatchStack extends Stack {
    constructor(scope: Construct, settings: LatchSettings) {
        super(scope, settings.stackName, {
            description: 'Fusebill Latch: latches Salesforce Accounts to Fusebill customers',
        });
        const fusebillKey = new FusebillKey(this, 'FusebillKey', settings);
        const { lambda: latchFunction } = new LatchFunction(this, 'LatchFunction', {
            fusebillKey,
            settings,
        });
        const salesforceUser = new SalesforceUser(this, 'SalesforceUser', {
            latchFunction,
            settings,
        });

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
    }

    private invokeUrl(functionName: string): string {
        return `https://lambda.${Aws.REGION}.${Aws.URL_SUFFIX}/2015-03-31/functions/${functionName}/invocations`;
    }

    private output(name: string, value: string, description: string): void {
        new CfnOutput(this, name, { value, description });
    }
}
