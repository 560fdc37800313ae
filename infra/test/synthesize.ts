import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { LatchStack } from '../lib/latch-stack';
import { readSettings } from '../lib/settings';

/** An app with the feature flags of `cdk.json`, as the CDK command would make it. */
export function createApp(): App {
    const { context } = JSON.parse(readFileSync(join(__dirname, '../cdk.json'), 'utf8')) as {
        context: Record<string, unknown>;
    };
    return new App({ context: { ...context, 'aws:cdk:enable-path-metadata': false } });
}

/** The template of a stack with these settings, as `-c name=value` would give them. */
export function synthesize(settings: Record<string, unknown> = {}): Template {
    return Template.fromStack(new LatchStack(createApp(), readSettings(settings)));
}
