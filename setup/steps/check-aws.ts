import { missingRights } from '../aws/check-rights';
import { readStack } from '../aws/stack-state';
import { inPlace, Obstacle, type Step } from '../run/step';

/** The stack's tag that names its org. */
export const ORG_TAG = 'fusebill-latch:org';

/** Checks who is signed in to AWS, and whether that person has the needed rights. */
export const checkAws: Step = {
    id: 'check-aws',
    title: 'AWS account',
    look: async ({ aws, options, release, stack, state }, report) => {
        const identity = await aws.identity();
        const { account, arn } = identity;
        const known = state.values.account;
        if (known !== undefined && known !== account) {
            throw new Obstacle(
                `You are signed in to AWS account ${account}, but this setup was started in ${known}. Sign in there, or name another file with --state.`,
            );
        }
        const where = `account ${account} in ${aws.region}, as ${arn.split('/').at(-1) ?? arn}`;
        if (options.command !== 'install' && options.command !== 'upgrade') return inPlace(where);
        report('asking IAM what you may do');
        const { deployerPolicy: policy } = await release();
        const missing = await missingRights(aws, identity, { policy, stack });
        if (missing === undefined) return inPlace(`${where}; your rights could not be checked`);
        // Updating an existing stack needs fewer rights than creating it.
        const exists = (await readStack(aws.cloudFormation, stack)) !== undefined;
        if (missing.length > 0 && !exists) {
            const some = missing.slice(0, 8).join(', ');
            const more = missing.length > 8 ? ` and ${missing.length - 8} more` : '';
            throw new Obstacle(
                `You are not allowed to do ${some}${more}. An administrator can assign you infra/deployer-policy.json: see "Who may deploy" in docs/install.md.`,
            );
        }
        const lack =
            missing.length > 0
                ? `; ${missing.length} rights of the deployer policy are missing`
                : '';
        return inPlace(`${where}${lack}`);
    },
};
