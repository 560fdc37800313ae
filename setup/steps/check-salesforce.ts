import { summarize } from '../run/health-report';
import { inPlace, needed, type Step } from '../run/step';
import { callHealth } from '../salesforce/call-health';
import { deployedMark } from '../salesforce/package-mark';

/** Checks the connection from Salesforce to Fusebill. */
export const checkSalesforce: Step = {
    id: 'check-salesforce',
    title: 'Salesforce to Fusebill',
    look: async ({ org, options }) => {
        if (options.dryRun || (await deployedMark(org)) === null) {
            return needed('call Fusebill from Salesforce');
        }
        return inPlace(summarize(await callHealth(org)));
    },
};
