import { readStack } from '../aws/stack-state';
import { inPlace, Obstacle, type Step } from '../run/step';
import { orgIdentity } from '../salesforce/identity';
import { readUsers, userIdsOf } from '../salesforce/permission-groups';
import { ORG_TAG } from './check-aws';

/** Checks which org it is, whether this user can install the package there, and whether the stack belongs to it. */
export const checkOrg: Step = {
    id: 'check-org',
    title: 'Salesforce org',
    look: async ({ org, aws, options, stack, state }) => {
        const { orgId, name, edition, isSandbox, userName } = await orgIdentity(org);
        const stackOrg = options.skipAws
            ? undefined
            : (await readStack(aws.cloudFormation, stack))?.tags[ORG_TAG];
        const known = stackOrg ?? state.values.orgId;
        if (known !== undefined && known !== orgId) {
            throw new Obstacle(
                `The stack ${stack} serves the org ${known}, and you are signed in to ${orgId} (${name}). One stack serves one org: sign in to that org with --org, or create a stack for this one with --stack and --state.`,
            );
        }
        // Fails now rather than after ten minutes of deployments.
        if (options.users !== undefined) await userIdsOf(org, readUsers(options.users));
        const kind = isSandbox ? 'sandbox' : 'production';
        return inPlace(`${name} (${edition}, ${kind}, ${orgId}), as ${userName}`);
    },
};
