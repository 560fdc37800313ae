import { TestEnvironment } from 'jest-environment-node';
import { shareStage } from './shared-stage';

/**
 * Jest reloads every module for each test file; this file is loaded once for each worker. So the stage, which
 * takes seconds to start, is there for all files.
 */
export default class StageEnvironment extends TestEnvironment {
    override async setup(): Promise<void> {
        await super.setup();
        Object.assign(this.global, { shareStage });
    }
}
