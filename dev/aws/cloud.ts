import type { AccessKey } from './access';
import type { StackStore } from './cloudformation/stack';
import type { IdentityStore } from './iam/identity-store';
import type { Policy } from './iam/policy';
import type { FunctionHost } from './lambda/function-host';
import type { Place } from './route';
import type { BucketStore } from './s3/bucket-store';
import type { SecretStore } from './secrets-manager/secret-store';

/** The state of an account. */
export type Cloud = Place & {
    /** By access key id. */
    keys: Record<string, AccessKey>;
    /** Policies of the organization that deny actions to everyone. */
    controls: Policy[];
    secrets: SecretStore;
    functions: FunctionHost;
    buckets: BucketStore;
    identities: IdentityStore;
    stacks: StackStore;
};
