import { Stack } from 'aws-cdk-lib';
import { FusebillKey } from '../lib/fusebill-key';
import { LatchFunction } from '../lib/latch-function';
import { readSettings } from '../lib/settings';
import { createApp } from './synthesize';

describe('the function of a stack', () => {
    it('says which command to run when its bundle has not been built', () => {
        const settings = readSettings({});
        const stack = new Stack(createApp(), 'Early');
        const fusebillKey = new FusebillKey(stack, 'FusebillKey', settings);

        const create = () =>
            new LatchFunction(stack, 'Function', { fusebillKey, settings, bundle: __dirname });

        expect(create).toThrow('Run npm run build:lambda first.');
    });
});
