import { ageInDays, listKeys } from '../aws/user-keys';
import { outputsOf, readStack } from '../aws/stack-state';
import { inPlace, Obstacle, type Step } from '../run/step';
import { storedKeyId } from '../salesforce/credential';
import { deployedMark } from '../salesforce/package-mark';

/** Security standards require older keys to be replaced. */
const OLD_DAYS = 90;

/** Reports the stack. */
export const stackStatus: Step = {
    id: 'stack',
    title: 'CloudFormation stack',
    look: async ({ aws, stack: name }) => {
        const stack = await readStack(aws.cloudFormation, name);
        if (stack === undefined) throw new Obstacle(`There is no stack ${name} in ${aws.region}.`);
        if (
            outputsOf(stack) === undefined ||
            !/^(CREATE|UPDATE)(_ROLLBACK)?_COMPLETE$/.test(stack.status)
        ) {
            throw new Obstacle(`${name} is ${stack.status}: npm run setup brings it up to date.`);
        }
        return inPlace(`${stack.status}${stack.isProtected ? ', protected from deletion' : ''}`);
    },
};

/** Reports the keys of Salesforce's user, and their age. */
export const keyStatus: Step = {
    id: 'access-key',
    title: 'Access key for Salesforce',
    look: async ({ aws, org, stack, options }) => {
        const outputs = outputsOf(await readStack(aws.cloudFormation, stack));
        const keys =
            outputs === undefined ? [] : await listKeys(aws.iam, outputs.SalesforceUserName);
        const held = options.skipSalesforce ? keys[0]?.id : await storedKeyId(org);
        if (!keys.some(({ id, isActive }) => id === held && isActive)) {
            throw new Obstacle('Salesforce holds no valid access key: npm run setup makes one.');
        }
        const old = keys.filter((key) => ageInDays(key) > OLD_DAYS);
        if (old.length > 0) {
            throw new Obstacle(
                `${old.map((key) => `${key.id} is ${ageInDays(key)} days old`).join(', ')}: npm run setup -- rotate`,
            );
        }
        if (keys.length > 1) {
            throw new Obstacle(
                'There is a key that Salesforce does not use: npm run setup deletes it.',
            );
        }
        return inPlace(keys.map((key) => `${key.id}, ${ageInDays(key)} days old`).join());
    },
};

/** Reports which version of the package the org has. */
export const packageStatus: Step = {
    id: 'package',
    title: 'Salesforce package',
    look: async ({ org }) => {
        const mark = await deployedMark(org);
        if (mark === null)
            throw new Obstacle('The org has no package that npm run setup deployed.');
        return inPlace(mark);
    },
};
