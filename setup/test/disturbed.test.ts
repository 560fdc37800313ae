import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshKey } from '../../dev/fusebill/key';
import { readPolicy } from '../../dev/aws/iam/policy';
import { startSalesforce } from '../../dev/salesforce/emulator';
import { ACCOUNT, KEY_SECRET, REGION, STACK, World } from './world';

const deny = (...actions: string[]) =>
    readPolicy({ Statement: { Effect: 'Deny', Action: actions } });

describe('an installation that meets an obstacle', () => {
    let world: World;

    beforeAll(async () => {
        world = await World.start();
    });

    afterAll(() => world.close());

    const stops = async (step: string, ...causes: string[]) => {
        const run = await world.install();
        expect(run.output).toContain(`Stopped at: ${step}`);
        for (const cause of causes) expect(run.output).toContain(cause);
        expect(run.output).toMatch(/Continue with: npm run setup -- --yes --region eu-central-1 /);
        expect(run.code).toBe(1);
    };

    it('stops before it begins when the AWS session has expired', async () => {
        const [key] = Object.values(world.aws.cloud.keys);
        if (key === undefined) throw new Error('Nobody can sign in');
        key.expiresAt = 0;

        await stops('AWS account', 'The security token included in the request is expired');

        delete key.expiresAt;
        expect(world.changes()).toEqual([]);
    });

    it('stops when the Salesforce session has expired', async () => {
        world.salesforce.expireSession();

        await stops('Salesforce org', 'The Salesforce session has expired or is invalid');

        world.salesforce.renewSession();
        expect(world.changes()).toEqual([]);
    });

    it('names the missing rights before it changes anything', async () => {
        world.aws.cloud.controls.push(deny('iam:CreateUser', 'sns:CreateTopic'));

        await stops(
            'AWS account',
            'You are not allowed to do iam:CreateUser, sns:CreateTopic.',
            'infra/deployer-policy.json',
        );

        expect(world.changes()).toEqual([]);
    });

    it('reports a denial by a service control policy, which only the deployment can find', async () => {
        world.aws.cloud.controls.push(deny('iam:SimulatePrincipalPolicy'));

        await stops(
            'CloudFormation stack',
            'CloudFormation rolled everything back (ROLLBACK_COMPLETE)',
            'SalesforceUser2B95FD14: User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: iam:CreateUser',
            'with an explicit deny in a service control policy',
        );
    });

    it('continues from a failed attempt once it is allowed, until the network fails', async () => {
        world.aws.cloud.controls.length = 0;
        const lose = () => {
            const { status } = world.aws.cloud.stacks.find(STACK) ?? {};
            if (status !== 'CREATE_IN_PROGRESS' || lost) return false;
            world.aws.plan(
                'cloudformation',
                ...Array.from({ length: 8 }, () => ({ kind: 'reset' }) as const),
            );
            return !(lost = true);
        };
        let lost = false;

        const run = await world.install([], { killWhen: lose });

        expect(lost).toBe(true);
        expect(run.output).toContain('Stopped at: CloudFormation stack');
        expect(run.code).toBe(1);
        world.aws.calm('cloudformation');
    });

    it('does not store a key that Fusebill refuses', async () => {
        const run = await world.install([], { stdin: freshKey() });

        expect(run.output).toContain('Stopped at: Fusebill key');
        expect(run.output).toContain('Fusebill refuses this key, so it was not stored.');
        expect(world.aws.secrets.get(KEY_SECRET)).toBeUndefined();
    });

    it('refuses an unusable key without repeating it', async () => {
        const run = await world.install([], { stdin: 'the-password-of-somebody' });

        expect(run.output).toContain("That isn't a Fusebill key.");
        expect(run.output).not.toContain('the-password-of-somebody');
    });

    it('lists failed Apex tests, and leaves the org unchanged', async () => {
        world.salesforce.org.deploys.failing.set('LatchClientTest', 'Assertion Failed: Expected 1');

        await stops(
            'Salesforce package',
            'Salesforce refused the deployment; nothing was changed:',
            'test LatchClientTest.works: Assertion Failed: Expected 1',
        );

        world.salesforce.org.deploys.failing.clear();
        expect(world.salesforce.org.components.namesOf('ApexClass')).toEqual([]);
    });

    it('lists the components that the org refuses', async () => {
        const { planted } = world.salesforce.org.deploys;
        planted.set('LatchController', 'Invalid type: Nothing');
        planted.set('Fusebill_Latch__c.MRR__c', 'Limit of custom fields reached');

        await stops(
            'Salesforce package',
            'ApexClass LatchController: Invalid type: Nothing',
            'CustomField Fusebill_Latch__c.MRR__c: Limit of custom fields reached',
        );

        planted.clear();
    });

    it('says that Salesforce is unreachable', async () => {
        world.salesforce.cut('/metadata/deployRequest/', 6);

        await stops('Salesforce package', "Salesforce can't be reached at 127.0.0.1");
    });

    it('finishes once the obstacles are gone', async () => {
        world.salesforce.cut('/metadata/deployRequest/', 0);
        const run = await world.install();

        expect(run.output).toContain('Salesforce to Fusebill: everything works');
        expect(run.code).toBe(0);
        expect(world.userKeys()).toEqual([world.heldKey()]);
    });

    it("refuses an org other than the stack's", async () => {
        const other = await startSalesforce({ orgId: '00DHs0000000002MAA', name: 'Other Goods' });
        const changes = world.changes();

        const run = await world.install(['--state', 'fresh.json'], {
            env: { SF_ACCESS_TOKEN: other.token, SF_INSTANCE_URL: other.url },
        });
        await other.close();

        expect(run.output).toContain('Stopped at: Salesforce org');
        expect(run.output).toContain(
            'The stack fusebill-latch serves the org 00DHs0000000001MAA, and you are signed in to 00DHs0000000002MAA (Other Goods).',
        );
        expect(world.changes()).toEqual(changes);
    });

    it('never shows a secret', () => {
        for (const secret of world.secrets()) expect(world.printed).not.toContain(secret);
    });
});

describe("an org or an account that can't be used", () => {
    it('is reported before anything is changed', async () => {
        const world = await World.start({ lacks: ['PermissionsAuthorApex'], apiVersion: '67.0' });

        const lacking = await world.install();
        const wrong = await world.install(['--alarm-email', 'nobody', '--skip-salesforce']);
        const plain = await world.install([], { env: { SF_INSTANCE_URL: 'http://example.com' } });
        const clear = await world.install([], { env: { AWS_ENDPOINT_URL: 'http://example.com' } });

        expect(lacking.output).toContain('Your user is missing these permissions: Author Apex.');
        expect(wrong.output).toContain('AlarmEmail must be an email address.');
        expect(plain.output).toContain('SF_INSTANCE_URL is not https: http://example.com');
        expect(clear.output).toContain('AWS would be called over plain http at example.com.');
        expect(world.changes().filter((change) => !change.startsWith('s3:'))).toEqual([]);
        await world.close();
    });

    it('is reported when another account owns the code bucket', async () => {
        const world = await World.start();
        world.aws.cloud.buckets.giveAway(`fusebill-latch-code-${ACCOUNT}-${REGION}`);

        const run = await world.install();

        expect(run.output).toContain('Stopped at: Code of the function');
        expect(run.output).toContain('it belongs to another account');
        expect(world.changes()).toEqual([]);
        await world.close();
    });

    it.each([
        ['nobody@example.com, viewer', 'The org has no active user nobody@example.com.'],
        ['admin@latch.example.com, boss', '"admin@latch.example.com, boss" can\'t be read.'],
    ])('is reported when a line of --users is invalid: %s', async (line, message) => {
        const world = await World.start();
        writeFileSync(join(world.folder, 'users.txt'), `admin@latch.example.com\n${line}\n`);

        const run = await world.install(['--users', 'users.txt']);

        expect(run.output).toContain('Stopped at: Salesforce org');
        expect(run.output).toContain(message);
        expect(world.changes()).toEqual([]);
        await world.close();
    });
});
