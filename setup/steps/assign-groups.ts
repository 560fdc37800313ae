import { PERMISSION_SET_GROUPS } from '../../contract/agreed-values';
import type { Setup } from '../run/setup';
import { inPlace, needed, type Step } from '../run/step';
import { orgIdentity } from '../salesforce/identity';
import {
    assign,
    missingAssignments,
    readUsers,
    type Wanted,
} from '../salesforce/permission-groups';
import { deployedMark } from '../salesforce/package-mark';

/** Assigns permission set groups: the admin's to the person who sets up, and those of `--users`. */
export const assignGroups: Step = {
    id: 'permissions',
    title: 'Permission set groups',
    look: async (setup) => {
        const wanted = await wantedGroups(setup);
        if ((await deployedMark(setup.org)) === null) return needed(describe(wanted));
        const missing = await missingAssignments(setup.org, wanted);
        return missing.length === 0 ? inPlace(describe(wanted)) : needed(describe(missing));
    },
    act: async (setup, report) => {
        for (const missing of await missingAssignments(setup.org, await wantedGroups(setup))) {
            report(`${missing.group} for ${missing.userName}`);
            await assign(setup.org, missing);
        }
    },
};

async function wantedGroups({ org, options }: Setup): Promise<Wanted[]> {
    const { userName } = await orgIdentity(org);
    const listed = options.users === undefined ? [] : readUsers(options.users);
    return [{ userName, group: PERMISSION_SET_GROUPS.admin }, ...listed];
}

function describe(wanted: readonly Wanted[]): string {
    const [first, ...others] = wanted;
    const head = first === undefined ? '' : `${first.group} for ${first.userName}`;
    return others.length === 0 ? head : `${head} and ${others.length} more`;
}
