import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

/**
 * Fails a synth on every finding of cdk-nag's AWS Solutions rules that isn't acknowledged with a reason.
 * CDK's own template validation is switched on in `cdk.json`.
 */
export function checkAtSynth(app: App): void {
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}
