import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { LatchStack } from '../lib/latch-stack';
import { readSettings } from '../lib/settings';
import { type CloudFormationTemplate, readTemplate } from '../lib/template';

/** An app with the feature flags of `cdk.json` and this context, as the CDK command would make it. */
export function createApp(context: Record<string, unknown> = {}): App {
    const cdkJson = JSON.parse(readFileSync(join(__dirname, '../cdk.json'), 'utf8')) as {
        context: Record<string, unknown>;
    };
    return new App({ context: { ...cdkJson.context, ...context } });
}

/** A stack with these settings, as `-c name=value` would give them. */
export function createStack(settings: Record<string, unknown> = {}, app = createApp()): LatchStack {
    return new LatchStack(app, readSettings(settings));
}

/** The template of such a stack, for CDK's assertions. */
export function synthesize(settings: Record<string, unknown> = {}, app = createApp()): Template {
    return Template.fromStack(createStack(settings, app));
}

/** The template of such a stack, to look into. */
export function synthesizeTemplate(
    settings: Record<string, unknown> = {},
    app = createApp(),
): CloudFormationTemplate {
    return readTemplate(synthesize(settings, app).toJSON());
}
