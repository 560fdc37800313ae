import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { checkAtSynth } from '../lib/check-at-synth';
import { BUNDLE } from '../lib/latch-code';
import { LatchStack } from '../lib/latch-stack';
import { readSettings } from '../lib/settings';
import { writePlainDeployment } from '../lib/write-plain-deployment';

const app = new App();
const { stackName, removalPolicy } = readSettings(app.node.getAllContext());
new LatchStack(app, stackName, { stackName, removalPolicy, code: { folder: BUNDLE } });
checkAtSynth(app);
app.synth();

writePlainDeployment(join(__dirname, '../../dist/aws'), { bundle: BUNDLE });
