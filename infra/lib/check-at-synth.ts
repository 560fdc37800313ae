import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

/**
 * Fails a synth on every finding of cdk-nag's AWS Solutions rules that isn't acknowledged with a reason. `cdk.json`
 * turns on CDK's own template validation.
 */
export function checkAtSynth(app: App): void {
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}
