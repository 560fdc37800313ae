import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnPermission, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { LatchParameters } from './latch-parameters';

/** Runs the function's health check once a day, if the deployment asks for it. */
export class HealthSchedule extends Construct {
    constructor(
        scope: Construct,
        id: string,
        {
            latchFunction,
            parameters,
        }: { latchFunction: LambdaFunction; parameters: LatchParameters },
    ) {
        super(scope, id);
        const rule = new CfnRule(this, 'Rule', {
            description: 'Checks the connection from the function to Fusebill',
            scheduleExpression: 'rate(1 day)',
            targets: [
                { id: 'Function', arn: latchFunction.functionArn, input: '{"action":"health"}' },
            ],
        });
        const permission = new CfnPermission(this, 'Permission', {
            action: 'lambda:InvokeFunction',
            functionName: latchFunction.functionName,
            principal: 'events.amazonaws.com',
            sourceArn: rule.attrArn,
        });
        for (const resource of [rule, permission]) {
            resource.cfnOptions.condition = parameters.checksDaily;
        }
    }
}
