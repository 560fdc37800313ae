import type { Options } from '../run/options';
import type { Step } from '../run/step';
import { handOverKey, rotateKey } from './access-key';
import { assignGroups } from './assign-groups';
import { checkAws } from './check-aws';
import { checkFunction } from './check-function';
import { checkOrg } from './check-org';
import { checkSalesforce } from './check-salesforce';
import { storeCode } from './code-bucket';
import { confirmPlaces } from './confirm-places';
import { deployPackage, deployTranslations } from './deploy-package';
import { deployStack } from './deploy-stack';
import { storeFusebillKey } from './fusebill-key';
import { prepareRelease } from './prepare-release';
import { keyStatus, packageStatus, stackStatus } from './read-status';
import { confirmRemoval, removeData, removeKeys, removeStack } from './remove-from-aws';
import { removeAssignments, removeCredential, removePackage } from './remove-from-org';

/** A step, and whether it needs AWS, Salesforce or both. */
type Sided = { step: Step; needs: readonly ('aws' | 'salesforce')[] };

const aws = (step: Step): Sided => ({ step, needs: ['aws'] });
const salesforce = (step: Step): Sided => ({ step, needs: ['salesforce'] });
const both = (step: Step): Sided => ({ step, needs: ['aws', 'salesforce'] });
const always = (step: Step): Sided => ({ step, needs: [] });

const PLACES = [aws(checkAws), salesforce(checkOrg), always(confirmPlaces)];

const INSTALL = [
    always(prepareRelease),
    ...PLACES,
    aws(storeCode),
    aws(deployStack),
    aws(storeFusebillKey),
    aws(checkFunction),
    salesforce(deployPackage),
    salesforce(deployTranslations),
    both(handOverKey),
    salesforce(assignGroups),
    both(checkSalesforce),
];

const STATUS = [
    aws(checkAws),
    salesforce(checkOrg),
    aws(stackStatus),
    aws(keyStatus),
    aws(checkFunction),
    salesforce(packageStatus),
    both(checkSalesforce),
];

const REMOVE = [
    aws(checkAws),
    salesforce(checkOrg),
    always(confirmRemoval),
    salesforce(removeAssignments),
    salesforce(removeCredential),
    salesforce(removePackage),
    aws(removeKeys),
    aws(removeStack),
    aws(removeData),
];

/** The steps of a command, without those of a skipped side. */
export function stepsFor(options: Options): Step[] {
    return sidedSteps(options)
        .filter(({ needs }) => !(options.skipAws && needs.includes('aws')))
        .filter(({ needs }) => !(options.skipSalesforce && needs.includes('salesforce')))
        .map(({ step }) => step);
}

function sidedSteps({ command, fusebillKey }: Options): Sided[] {
    switch (command) {
        case 'install':
        case 'upgrade':
            return INSTALL;
        case 'status':
            return STATUS;
        case 'remove':
            return REMOVE;
        case 'rotate':
            return [
                ...PLACES,
                ...(fusebillKey ? [aws(storeFusebillKey), aws(checkFunction)] : [both(rotateKey)]),
                both(checkSalesforce),
            ];
    }
}
