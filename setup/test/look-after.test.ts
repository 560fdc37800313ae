import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PERMISSION_SET_GROUPS } from '../../contract/agreed-values';
import { LANGUAGES } from '../../dev/org/labels';
import { readPolicy } from '../../dev/aws/iam/policy';
import { freshKey } from '../../dev/fusebill/key';
import { newerRelease } from './newer-release';
import { KEY_SECRET, STACK, World } from './world';

const DAY_MS = 86_400_000;

describe('what was installed', () => {
    let world: World;

    beforeAll(async () => {
        world = await World.start({
            hasTranslationWorkbench: true,
            users: [
                { Id: '005Hs0000000002IAA', Username: 'sam@latch.example.com', Name: 'Sam' },
                { Id: '005Hs0000000003IAA', Username: 'kim@latch.example.com', Name: 'Kim' },
            ],
        });
        writeFileSync(
            join(world.folder, 'users.txt'),
            'sam@latch.example.com\nkim@latch.example.com, viewer\n',
        );
    });

    afterAll(() => world.close());

    it('is unchanged after a dry run, which writes no file', async () => {
        const run = await world.install(['--dry-run', '--users', 'users.txt']);

        expect(run.code).toBe(0);
        expect(run.output).toContain('Nothing was changed.');
        expect(run.output).toContain('planned');
        expect(world.changes()).toEqual([]);
        expect(world.files().map(({ name }) => name)).toEqual(['users.txt']);
    });

    it('includes permission set groups for the people in a file, and translations', async () => {
        const run = await world.install(['--users', 'users.txt']);
        const { tables, components } = world.salesforce.org;

        expect(run.code).toBe(0);
        expect(tables.assignedTo('005Hs0000000002IAA')).toEqual([PERMISSION_SET_GROUPS.user]);
        expect(tables.assignedTo('005Hs0000000003IAA')).toEqual([PERMISSION_SET_GROUPS.viewer]);
        expect(components.namesOf('Translations')).toEqual([...LANGUAGES]);
    });

    it('reports its status, also as JSON', async () => {
        const run = await world.run(['status', '--json']);

        expect(run.json()).toMatchObject({ command: 'status', ok: true });
        expect(run.json().next).toEqual(['Everything is in place and works.']);
        expect(run.json().steps.map(({ id, outcome }) => [id, outcome])).toEqual(
            [
                'check-aws',
                'check-org',
                'stack',
                'access-key',
                'check-function',
                'package',
                'check-salesforce',
            ].map((id) => [id, 'checked']),
        );
    });

    it('says when the access key is older than 90 days', async () => {
        const [user] = world.aws.cloud.identities.users.values();
        const [key] = user?.keys ?? [];
        if (key !== undefined) key.createdAt = new Date(Date.now() - 91 * DAY_MS);

        const run = await world.run(['status', '--json']);

        expect(run.code).toBe(1);
        expect(run.json().failure?.cause).toBe(
            `${world.heldKey()} is 91 days old: npm run setup -- rotate`,
        );
    });

    it('gets a new access key, and keeps the old one until the new one works', async () => {
        const old = world.heldKey();
        world.aws.plan('lambda', { kind: 'denied' }, { kind: 'denied' }); // AWS doesn't know a new key at once

        const killed = await world.run(['rotate', '--yes'], {
            killWhen: () => world.heldKey() !== old,
        });
        const between = world.userKeys();
        const rotated = await world.run(['rotate', '--yes']);

        expect(killed.signal).toBe('SIGKILL');
        expect(between).toContain(old);
        expect(rotated.code).toBe(0);
        expect(rotated.output).toContain(`deleting ${old}`);
        expect(world.userKeys()).toEqual([world.heldKey()]);
        expect(world.heldKey()).not.toBe(old);
    });

    it('gets another Fusebill key', async () => {
        const next = world.fusebill.rotateKey(freshKey());

        const run = await world.run(['rotate', '--fusebill-key', '--yes'], {
            stdin: ` Basic "${next}"\n`,
        });

        expect(run.code).toBe(0);
        expect(world.aws.secrets.get(KEY_SECRET)).toBe(next);
        expect(run.output).toContain('Function to Fusebill: everything works');
    });

    it('stays unchanged when an upgrade of the stack is denied, and says why', async () => {
        const { controls, stacks } = world.aws.cloud;
        const release = newerRelease(world.folder);
        const before = stacks.get(STACK).body;
        controls.push(
            readPolicy({ Statement: { Effect: 'Deny', Action: 'lambda:UpdateFunctionCode' } }),
        );

        const run = await world.run(['upgrade', '--yes', '--release', release]);
        controls.length = 0;

        expect(run.output).toContain(
            'CloudFormation rolled everything back (UPDATE_ROLLBACK_COMPLETE)',
        );
        expect(run.output).toContain('is not authorized to perform: lambda:UpdateFunctionCode');
        expect(run.code).toBe(1);
        expect(stacks.get(STACK).body).toBe(before);
    });

    it('keeps its parameters when it is upgraded, and says what changes', async () => {
        await world.install(['--log-retention-days', '365']);
        const release = newerRelease(world.folder);

        const run = await world.run(['upgrade', '--yes', '--release', release]);
        const stack = world.aws.cloud.stacks.get(STACK);

        expect(run.code).toBe(0);
        expect(run.output).toContain('UPDATE_COMPLETE LatchFunctionHandler');
        expect(run.output).toMatch(/Salesforce package: 9\.9\.9-/);
        expect(stack.parameters).toMatchObject({
            LogRetentionDays: '365',
            FusebillBaseUrl: world.fusebill.url,
        });
        world.release = release;
    });

    it("is removed, the user's keys before the stack, but not the Fusebill key", async () => {
        const run = await world.run(['remove', '--yes', '--release', world.release]);
        const { org } = world.salesforce;

        expect(run.output).not.toContain('Stopped at');
        expect(run.code).toBe(0);
        expect(world.aws.cloud.stacks.find(STACK)).toBeUndefined();
        expect(world.userKeys()).toEqual([]);
        expect(org.tables.assignments).toEqual([]);
        expect(org.components.namesOf('ApexClass')).toEqual([]);
        expect(world.heldKey()).toBeUndefined();
        expect(world.aws.secrets.get(KEY_SECRET)).toBe(world.fusebill.key);
        expect(world.files().map(({ name }) => name)).not.toContain('latch-setup.json');
        expect(run.output).toContain(`kept: the secret ${KEY_SECRET}, the log, the code (`);
    });

    it('can be installed again with the retained Fusebill key', async () => {
        const run = await world.install([], { stdin: '' });

        expect(run.output).toContain('Salesforce to Fusebill: everything works');
        expect(run.code).toBe(0);
        expect(world.aws.cloud.stacks.get(STACK).parameters['ExistingSecretName']).toBe(KEY_SECRET);
    });

    it('also deletes its data with --delete-data', async () => {
        const run = await world.run([
            'remove',
            '--yes',
            '--delete-data',
            '--release',
            world.release,
        ]);

        expect(run.code).toBe(0);
        expect(world.aws.secrets.find(KEY_SECRET)?.isDeleted).toBe(true);
        expect(
            world.aws.cloud.buckets.get('fusebill-latch-code-123456789012-eu-central-1'),
        ).toBeUndefined();
    });

    it('never shows a secret', () => {
        for (const secret of world.secrets()) {
            expect(world.printed).not.toContain(secret);
            expect(JSON.stringify(world.files())).not.toContain(secret);
        }
    });
});
