import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type AppProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type CloudFormationTemplate, readTemplate } from '../../dev/aws/cloudformation/template';
import { BUNDLE, type CodeSource } from '../lib/latch-code';
import { LatchStack } from '../lib/latch-stack';
import { readSettings } from '../lib/settings';

/** An app with the feature flags of `cdk.json`, like the CDK command's. */
export function createApp(options: AppProps = {}): App {
    const cdkJson = JSON.parse(readFileSync(join(__dirname, '../cdk.json'), 'utf8')) as {
        context: Record<string, unknown>;
    };
    return new App({ context: cdkJson.context, ...options });
}

/** A stack with these settings, as given by `-c name=value`. */
export function createStack(
    settings: Record<string, unknown> = {},
    { app = createApp(), code = { folder: BUNDLE } }: { app?: App; code?: CodeSource } = {},
): LatchStack {
    const { stackName, removalPolicy } = readSettings(settings);
    return new LatchStack(app, stackName, { stackName, removalPolicy, code });
}

/** The stack's template, for CDK's assertions. `check-at-synth.test.ts` tests that it passes CDK's validation. */
export function synthesize(settings: Record<string, unknown> = {}): Template {
    const app = createApp({ builtinCloudFormationValidation: false }); // which takes seconds
    return Template.fromStack(createStack(settings, { app }));
}

/** The stack's template as an object. */
export function synthesizeTemplate(settings: Record<string, unknown> = {}): CloudFormationTemplate {
    return readTemplate(synthesize(settings).toJSON());
}
