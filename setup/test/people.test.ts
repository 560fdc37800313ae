import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REGION, STACK, World } from './world';

describe('a person at the terminal', () => {
    let world: World;

    beforeAll(async () => {
        world = await World.start();
    });

    afterAll(() => world.close());

    it('says no, and nothing is changed', async () => {
        const run = await world.run(['--region', REGION, ...world.where()], {
            answers: [[/Continue\?/, 'n']],
        });

        expect(run.output.replace(/\s+/g, ' ')).toContain(
            'This changes: AWS account 123456789012 in region eu-central-1, stack fusebill-latch org Example Outfitters (sandbox) Continue?',
        );
        expect(run.code).toBe(2);
        expect(world.changes()).toEqual([]);
    });

    it('is asked for the region, sees the changes before they are made, and types the key hidden', async () => {
        const choices = ['--alarm-email', 'a@example.com', '--daily-health-check', 'on'];

        const run = await world.run([...world.where(), ...choices], {
            answers: [
                [/AWS region/, REGION],
                [/Continue\?/, 'y'],
                [/Add AWS::Lambda::Function [^]*Make them\?/, 'y'],
                [/Fusebill API key/, world.fusebill.key],
            ],
        });

        expect(run.output).toContain('Confirm the message from AWS to a@example.com');
        expect(run.output).toContain('Next: put the card on the Account page.');
        expect(run.output).not.toContain(world.fusebill.key);
        expect(run.code).toBe(0);
    });

    it('sees replacements and removals last, and prevents them by saying no', async () => {
        const { resources, parameters } = world.aws.cloud.stacks.get(STACK);
        const before = [...resources.keys()];
        const choices = ['--alarm-email', 'b@example.com', '--daily-health-check', 'off'];

        const run = await world.run([...world.where(), ...choices], {
            answers: [[/Make them\?/, 'n']],
        });

        expect(run.output.replace(/\s+/g, ' ')).toMatch(
            /REPLACE AWS::SNS::Subscription \w+ (Remove \S+ \w+ )+Make them\?/,
        );
        expect(run.output).toContain('You said no; nothing more was done.');
        expect(run.code).toBe(2);
        expect([...resources.keys()]).toEqual(before);
        expect(parameters['AlarmEmail']).toBe('a@example.com');
        expect(world.aws.cloud.stacks.get(STACK).changeSets.size).toBe(0);
    });
});

// A shell script stands in for sf.
(process.platform === 'win32' ? describe.skip : describe)('an org that sf knows', () => {
    it('signs in through a pipe, and sf gets no AWS secret', async () => {
        const world = await World.start();
        const bin = join(world.folder, 'bin');
        const seen = join(world.folder, 'seen.txt');
        mkdirSync(bin);
        writeFileSync(
            join(bin, 'sf'),
            `#!/bin/sh
echo "$@" >> ${seen}
env >> ${seen}
case "$*" in
    *show-access-token*) echo '{"status":0,"result":{"accessToken":"${world.salesforce.token}"}}' ;;
    *) echo '{"status":0,"result":{"instanceUrl":"${world.salesforce.url}"}}' ;;
esac
`,
        );
        chmodSync(join(bin, 'sf'), 0o755);

        const run = await world.install(['--org', 'my-alias', '--dry-run'], {
            env: { SF_ACCESS_TOKEN: '', PATH: `${bin}:${process.env['PATH'] ?? ''}` },
        });
        const calls = existsSync(seen) ? readFileSync(seen, 'utf8') : '';

        expect(run.code).toBe(0);
        expect(run.output).toContain('Salesforce org: Example Outfitters');
        expect(calls).toContain('org display --target-org my-alias --json');
        expect(calls).toContain(
            'org auth show-access-token --target-org my-alias --no-prompt --json',
        );
        for (const secret of world.secrets()) expect(calls).not.toContain(secret);
        expect(run.output).not.toContain(world.salesforce.token);
        await world.close();
    });

    it('is reported when sf does not know it', async () => {
        const world = await World.start();
        const bin = join(world.folder, 'bin');
        mkdirSync(bin);
        writeFileSync(
            join(bin, 'sf'),
            `#!/bin/sh\necho '{"status":1,"message":"No authorization information found for nobody."}'\n`,
        );
        chmodSync(join(bin, 'sf'), 0o755);

        const run = await world.install(['--org', 'nobody'], {
            env: { SF_ACCESS_TOKEN: '', PATH: `${bin}:${process.env['PATH'] ?? ''}` },
        });

        expect(run.output).toContain('No authorization information found for nobody.');
        expect(run.output).toContain('sf org login web');
        expect(run.code).toBe(1);
        await world.close();
    });
});
