import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, DefaultStackSynthesizer } from 'aws-cdk-lib';
import { LatchStack } from './latch-stack';
import type { DeletionChoice } from './settings';
import { zipFolder } from './zip-folder';

/** The plain templates, by file name. */
export const PLAIN_TEMPLATES = {
    'template.json': 'retain',
    'template-destroy.json': 'destroy',
} as const satisfies Record<string, DeletionChoice>;

/**
 * Writes the templates and the zipped code to `folder`: all that a deployment without CDK needs. Replaces the
 * folder's content.
 */
export function writePlainDeployment(folder: string, { bundle }: { bundle: string }): void {
    const code = zipFolder(bundle);
    const codeKey = `fusebill-latch-${createHash('sha256').update(code).digest('hex').slice(0, 12)}.zip`;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, codeKey), code);
    for (const [name, removalPolicy] of Object.entries(PLAIN_TEMPLATES)) {
        const template = synthesizePlain(codeKey, removalPolicy);
        writeFileSync(join(folder, name), `${JSON.stringify(template, null, 2)}\n`);
    }
}

/** The stack's template without CDK's bucket, bootstrap and metadata. */
function synthesizePlain(codeKey: string, removalPolicy: DeletionChoice): unknown {
    const outdir = mkdtempSync(join(tmpdir(), 'latch-plain-'));
    try {
        const app = new App({
            outdir,
            autoSynth: false,
            analyticsReporting: false,
            // `cdk synth` validates the same stack, and a test validates this template.
            builtinCloudFormationValidation: false,
            context: featureFlags(),
            postCliContext: {
                'aws:cdk:enable-path-metadata': false,
                'aws:cdk:enable-asset-metadata': false,
            },
        });
        const { artifactId } = new LatchStack(app, 'FusebillLatch', {
            code: { key: codeKey },
            removalPolicy,
            synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
        });
        return app.synth().getStackArtifact(artifactId).template;
    } finally {
        rmSync(outdir, { recursive: true });
    }
}

/** The settings of `cdk.json`, which the CDK command reads itself. */
function featureFlags(): Record<string, unknown> {
    const text = readFileSync(join(__dirname, '../cdk.json'), 'utf8');
    const { context } = JSON.parse(text) as { context: Record<string, unknown> };
    return context;
}
