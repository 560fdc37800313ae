import { App } from 'aws-cdk-lib';
import { checkAtSynth } from '../lib/check-at-synth';
import { LatchStack } from '../lib/latch-stack';
import { readSettings } from '../lib/settings';

const app = new App();
const settings = readSettings(app.node.getAllContext());
new LatchStack(app, settings);
checkAtSynth(app);
