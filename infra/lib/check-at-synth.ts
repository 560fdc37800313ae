import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

/**
 * Makes a synth fail on whatever the AWS Solutions rules of cdk-nag object to and nobody has acknowledged with a reason.
 * CDK's own template validation is switched on in `cdk.json`.
 */
export function checkAtSynth(app: App): void {
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}
