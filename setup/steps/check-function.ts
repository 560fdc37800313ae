import { invokeHealth } from '../aws/invoke-health';
import { outputsOf, readStack } from '../aws/stack-state';
import { summarize } from '../run/health-report';
import { inPlace, needed, type Step } from '../run/step';

/** Checks the connection from the function to Fusebill. */
export const checkFunction: Step = {
    id: 'check-function',
    title: 'Function to Fusebill',
    look: async ({ aws, stack, options }) => {
        const outputs = outputsOf(await readStack(aws.cloudFormation, stack));
        if (outputs === undefined) return needed('call the function once it is deployed');
        if (options.dryRun) return needed('call the function');
        return inPlace(summarize(await invokeHealth(aws.lambda, outputs.FunctionName)));
    },
};
