import type { Setup } from '../run/setup';
import { inPlace, needed, type Step } from '../run/step';
import { orgIdentity } from '../salesforce/identity';

const KEPT = ['account', 'orgId', 'stack', 'removalPolicy'] as const;

/** Shows which account and org will change, and asks once. */
export const confirmPlaces: Step = {
    id: 'confirm',
    title: 'Where it goes',
    look: async (setup) => {
        const { account, orgId, places } = await placesOf(setup);
        const { stack, removalPolicy } = setup;
        const chosen = { account, orgId, stack, removalPolicy };
        const { values } = setup.state;
        const isKnown = KEPT.every((name) => values[name] === chosen[name]);
        return isKnown ? inPlace(places) : needed(places);
    },
    ask: async (setup) => {
        const { lines } = await placesOf(setup);
        await setup.ask.agreement(`This changes:\n  ${lines.join('\n  ')}\nContinue?`);
    },
    act: async (setup) => {
        const { account, orgId } = await placesOf(setup);
        setup.state.remember({
            stack: setup.stack,
            removalPolicy: setup.removalPolicy,
            ...(account !== undefined && { account, region: setup.aws.region }),
            ...(orgId !== undefined && { orgId }),
        });
    },
};

/** The account, the stack and the org of this run, and lines that describe them. */
export async function placesOf({ aws, org, options, stack }: Setup): Promise<{
    account: string | undefined;
    orgId: string | undefined;
    lines: string[];
    places: string;
}> {
    const lines: string[] = [];
    let account: string | undefined;
    let orgId: string | undefined;
    if (!options.skipAws) {
        ({ account } = await aws.identity());
        lines.push(`AWS account ${account} in region ${aws.region}, stack ${stack}`);
    }
    if (!options.skipSalesforce) {
        const identity = await orgIdentity(org);
        orgId = identity.orgId;
        lines.push(`org ${identity.name} (${identity.isSandbox ? 'sandbox' : 'production'})`);
    }
    return { account, orgId, lines, places: lines.join(', ') };
}
