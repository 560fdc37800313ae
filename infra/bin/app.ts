import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { checkAtSynth } from '../lib/check-at-synth';
import { BUNDLE } from '../lib/latch-function';
import { LatchStack } from '../lib/latch-stack';
import { readSettings } from '../lib/settings';
import { writePlainDeployment } from '../lib/write-plain-deployment';

const app = new App();
const settings = readSettings(app.node.getAllContext());
const { artifactId } = new LatchStack(app, settings);
checkAtSynth(app);

const stack: unknown = app.synth().getStackArtifact(artifactId).template;
writePlainDeployment(join(__dirname, '../../dist/aws'), {
    stack,
    settings,
    bundle: BUNDLE,
});
