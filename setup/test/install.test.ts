import { ACCOUNTS, CUSTOMERS } from '../../dev/demo-ids';
import { LANGUAGES } from '../../dev/org/labels';
import { PAGE_SCRIPTS } from '../../dev/org/page-scripts';
import { startOrg } from '../../dev/org/server';
import { openRelease, testsOf } from '../release/release';
import { KEY_SECRET, RELEASE, type Run, STACK, World } from './world';

describe('a fresh installation', () => {
    let world: World;
    let first: Run;

    beforeAll(async () => {
        world = await World.start();
        first = await world.install();
    });

    afterAll(() => world.close());

    it('does everything with one command', () => {
        expect(first.output).toContain('Next: put the card on the Account page.');
        expect(first.code).toBe(0);
    });

    it('makes a private, encrypted bucket and a protected stack that belongs to the org', () => {
        const bucket = world.aws.cloud.buckets.get('fusebill-latch-code-123456789012-eu-central-1');
        const stack = world.aws.cloud.stacks.get(STACK);

        expect(bucket).toMatchObject({ isPrivate: true, encryption: 'AES256' });
        expect(stack).toMatchObject({ status: 'CREATE_COMPLETE', isProtected: true });
        expect(stack.tags['fusebill-latch:org']).toBe(world.salesforce.org.orgId);
    });

    it('stores the key that Fusebill accepts, and one access key that Salesforce holds', () => {
        expect(world.aws.secrets.get(KEY_SECRET)).toBe(world.fusebill.key);
        expect(world.userKeys()).toEqual([world.heldKey()]);
    });

    it('validates the package before it deploys it, both times with only its own tests', () => {
        const runTests = testsOf(openRelease(RELEASE).package);
        const whole = { testLevel: 'RunSpecifiedTests', runTests, rollbackOnError: true };

        const [checked, deployed] = world.salesforce.org.deploys.deploys;

        expect(runTests.length).toBeGreaterThan(10);
        expect(checked?.options).toMatchObject({ ...whole, checkOnly: true });
        expect(deployed?.options).toMatchObject({ ...whole, checkOnly: false });
    });

    it('leads to a latched Account: the page calls the function that was deployed', async () => {
        const accountId = ACCOUNTS.stolenBikes; // whose customer is suggested

        const page = await startOrg({ org: world.demo, scripts: PAGE_SCRIPTS });
        const reply = await fetch(`${page.url}/apex/LatchController.latch`, {
            method: 'POST',
            body: JSON.stringify({ accountId, fusebillId: CUSTOMERS.stolenBikes }),
        });
        await page.close();

        expect(await reply.json()).toMatchObject({ ok: true, data: { outcome: 'latched' } });
        expect(world.fusebill.writes).toHaveLength(1);
        expect(world.fusebill.customer(CUSTOMERS.stolenBikes)?.salesforceId).toBe(accountId);
    });

    it('changes nothing when it is run again', async () => {
        const before = world.changes();

        const second = await world.install();

        expect(second.code).toBe(0);
        expect(world.changes().slice(before.length)).toEqual([]);
        expect(second.output).not.toMatch(/ {2}done {2}/);
    });

    it('remembers choices and ids in a file that only its owner can read', () => {
        const [file, ...others] = world.files();

        expect(others).toEqual([]);
        expect(JSON.parse(file?.text ?? '')).toEqual({
            stack: STACK,
            region: 'eu-central-1',
            removalPolicy: 'retain',
            account: '123456789012',
            orgId: world.salesforce.org.orgId,
            translations: expect.stringMatching(/ refused$/) as string,
        });
        expect(file?.mode).toBe(0o600);
    });

    it('says how the translations get there, which an upgrade does once they can', async () => {
        const { deploys, components } = world.salesforce.org;

        const refused = await world.install(['upgrade']);
        deploys.takesTranslations = true;
        const upgraded = await world.install(['upgrade']);

        expect(refused.code).toBe(0);
        expect(refused.output).toContain(
            'left out: turn on Translation Workbench, then npm run setup -- upgrade',
        );
        expect(upgraded.code).toBe(0);
        expect(components.namesOf('Translations')).toEqual([...LANGUAGES]);
    });

    it('shows no secret, writes none to a file, and sends each only where it belongs', () => {
        const [deployer = '', fusebillKey = '', token = '', ...accessKeys] = world.secrets();
        const seenIn = (secret: string) => [
            ...world.aws.calls
                .filter(({ sent }) => sent.includes(secret))
                .map(({ service, action }) => `${service}:${action}`),
            ...world.salesforce.requests
                .filter(({ sent }) => sent.includes(secret))
                .map(({ method, path }) => `${method} ${path.split('/').slice(4).join('/')}`),
        ];

        for (const secret of world.secrets()) {
            expect(world.printed).not.toContain(secret);
            expect(JSON.stringify(world.files())).not.toContain(secret);
        }
        expect(accessKeys).toHaveLength(1);
        expect(seenIn(deployer)).toEqual([]);
        expect(seenIn(fusebillKey)).toEqual(['secretsmanager:PutSecretValue']);
        expect(accessKeys.flatMap(seenIn)).toEqual(['POST named-credentials/credential']);
        expect(seenIn(token).filter((request) => /^\w+:/.test(request))).toEqual([]);
    });
});
