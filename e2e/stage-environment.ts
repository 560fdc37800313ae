import { TestEnvironment } from 'jest-environment-node';
import { shareStage } from './shared-stage';

/**
 * Jest reloads every module for each test file, but loads this file once per worker. So all files of a worker share
 * one stage, which takes seconds to start.
 */
export default class StageEnvironment extends TestEnvironment {
    override async setup(): Promise<void> {
        await super.setup();
        Object.assign(this.global, { shareStage });
    }
}
