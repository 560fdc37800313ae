import type { AwsAccess } from '../aws/access';
import type { Asker } from '../console/asker';
import type { Release } from '../release/release';
import type { OrgAccess } from '../salesforce/access';
import type { Options } from './options';
import type { Secrets } from './secrets';
import type { StateFile } from './state-file';

/** What the steps of a run share. */
export type Setup = {
    options: Options;
    env: NodeJS.ProcessEnv;
    state: StateFile;
    secrets: Secrets;
    ask: Asker;
    /** The name of the stack. */
    stack: string;
    removalPolicy: 'retain' | 'destroy';
    /** Milliseconds between two polls. */
    pollMs: number;
    /** The release to install. */
    release: () => Promise<Release>;
    aws: AwsAccess;
    org: OrgAccess;
};
