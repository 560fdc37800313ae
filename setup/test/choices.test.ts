import { KEY_SECRET, REGION, STACK, World } from './world';

const CODE_BUCKET = 'fusebill-latch-code-123456789012-eu-central-1';

const NAMED_CREDENTIAL = 'namedCredentials/Fusebill_Latch.namedCredential';

describe('one side at a time', () => {
    let world: World;

    beforeAll(async () => {
        world = await World.start();
    });

    afterAll(() => world.close());

    it('sends nothing to AWS with --skip-aws, and sets the future URL of the function', async () => {
        const run = await world.run(['--skip-aws', '--yes', '--region', REGION, ...world.where()]);

        expect(run.output).not.toContain('Stopped at');
        expect(run.code).toBe(0);
        expect(world.aws.calls).toEqual([]);
        expect(world.salesforce.org.components.namesOf('ApexClass')).toContain('LatchController');
        expect(world.salesforce.org.components.file(NAMED_CREDENTIAL)).toContain(
            `https://lambda.${REGION}.amazonaws.com/2015-03-31/functions/${STACK}/invocations`,
        );
        expect(world.heldKey()).toBeUndefined();
    });

    it('does not deploy the package again when AWS follows', async () => {
        const deployments = (): number =>
            world.salesforce.requests.filter(({ path }) => path.endsWith('/deployRequest')).length;
        const before = deployments();

        const run = await world.install();

        expect(run.output).toContain('Salesforce to Fusebill: everything works');
        expect(run.code).toBe(0);
        expect(world.userKeys()).toEqual([world.heldKey()]);
        expect(deployments()).toBe(before);
    });

    it('removes only the package, and keeps the stack', async () => {
        const calls = world.aws.calls.length;

        const run = await world.run(['remove', '--skip-aws', '--yes', '--release', world.release]);

        expect(run.code).toBe(0);
        expect(world.salesforce.org.components.namesOf('ApexClass')).toEqual([]);
        expect(world.aws.calls).toHaveLength(calls);
        expect(world.aws.cloud.stacks.get(STACK).status).toBe('CREATE_COMPLETE');
    });
});

describe('a stack with --removal-policy destroy', () => {
    let world: World;

    beforeAll(async () => {
        world = await World.start();
    });

    afterAll(() => world.close());

    const policies = (): string[] => [
        ...new Set(
            Object.values(world.aws.cloud.stacks.get(STACK).template.Resources).map(
                ({ DeletionPolicy }) => DeletionPolicy,
            ),
        ),
    ];

    it('is not the default', async () => {
        const run = await world.install(['--skip-salesforce']);

        expect(run.code).toBe(0);
        expect(policies()).toContain('RetainExceptOnCreate');
        expect(world.aws.cloud.stacks.get(STACK).isProtected).toBe(true);
    });

    it('retains nothing', async () => {
        const run = await world.install(['--skip-salesforce', '--removal-policy', 'destroy']);

        expect(run.output).not.toContain('Stopped at');
        expect(run.code).toBe(0);
        expect(policies()).toEqual(['Delete']);
    });

    it('keeps the policy in later runs without the flag', async () => {
        const before = world.changes();

        const run = await world.install(['--skip-salesforce']);

        expect(run.code).toBe(0);
        expect(world.changes()).toEqual(before);
        expect(policies()).toEqual(['Delete']);
    });

    it('is removed with the Fusebill key, but without the code', async () => {
        const run = await world.run([
            ...['remove', '--yes', '--skip-salesforce'],
            ...['--release', world.release],
        ]);

        expect(run.output).not.toContain('Stopped at');
        expect(run.code).toBe(0);
        expect(run.output).toContain('kept: the code (--delete-data deletes the code)');
        expect(world.aws.cloud.stacks.find(STACK)).toBeUndefined();
        expect(world.aws.secrets.find(KEY_SECRET)?.isDeleted ?? true).toBe(true);
        expect(world.aws.cloud.buckets.get(CODE_BUCKET)).toBeDefined();
    });
});
