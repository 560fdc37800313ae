import { zipSync } from 'fflate';
import { inPlace, needed, type Step } from '../run/step';
import { storedKeyId, forgetKey } from '../salesforce/credential';
import { deploy } from '../salesforce/deploy';
import { deployedMark } from '../salesforce/package-mark';
import { allAssignments, unassign } from '../salesforce/permission-groups';
import { removalOf } from '../salesforce/removal';

/** Removes all assignments: an assigned permission set or group can't be deleted. */
export const removeAssignments: Step = {
    id: 'permissions',
    title: 'Permission set groups',
    look: async ({ org }) => {
        const { length } = await allAssignments(org);
        return length === 0 ? inPlace('nobody has one') : needed(`remove ${length} assignments`);
    },
    act: async ({ org }, report) => {
        for (const id of await allAssignments(org)) {
            report(`removing ${id}`);
            await unassign(org, id);
        }
    },
};

/** Deletes the access key, so that Salesforce can't call the function. */
export const removeCredential: Step = {
    id: 'credential',
    title: 'Access key in Salesforce',
    look: async ({ org }) => {
        const id = await storedKeyId(org);
        return id === null ? inPlace('there is none') : needed(`delete ${id} from Salesforce`);
    },
    act: ({ org }) => forgetKey(org),
};

/** Deletes the package with the records of latches. Latches in Fusebill stay. */
export const removePackage: Step = {
    id: 'package',
    title: 'Salesforce package',
    look: async ({ org }) => {
        const mark = await deployedMark(org);
        return mark === null ? inPlace('removed') : needed(`delete ${mark}, with its records`);
    },
    act: async ({ org, release, pollMs }, report) => {
        const zip = zipSync(removalOf((await release()).package));
        await deploy(org, { zip, checkOnly: false, tests: [], pollMs }, report);
    },
};
