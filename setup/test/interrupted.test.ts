import { PERMISSION_SETS } from '../../contract/agreed-values';
import { KEY_SECRET, STACK, World } from './world';

const BUCKET = 'fusebill-latch-code-123456789012-eu-central-1';

/** The moments at which the command is killed, in the order of the steps. */
const MOMENTS: [string, (world: World) => boolean][] = [
    ['created the bucket', ({ aws }) => aws.cloud.buckets.get(BUCKET) !== undefined],
    [
        'begun to deploy the stack',
        ({ aws }) => aws.cloud.stacks.find(STACK)?.status === 'CREATE_IN_PROGRESS',
    ],
    ['protected the stack', ({ aws }) => aws.cloud.stacks.find(STACK)?.isProtected === true],
    ['stored the Fusebill key', ({ aws }) => aws.secrets.get(KEY_SECRET) !== undefined],
    [
        'begun to validate the package',
        ({ salesforce }) => salesforce.org.deploys.deploys.length > 0,
    ],
    [
        'deployed the package',
        ({ salesforce }) =>
            salesforce.org.components.has('PermissionSet', PERMISSION_SETS.credential),
    ],
    [
        'created an access key, but not stored it in Salesforce',
        (world) => world.userKeys().length > 0 && world.heldKey() === undefined,
    ],
    ['stored the access key in Salesforce', (world) => world.heldKey() !== undefined],
    [
        'assigned the permission set group',
        ({ salesforce }) => salesforce.org.tables.assignments.length > 0,
    ],
];

describe('a command that is killed', () => {
    let world: World;

    beforeAll(async () => {
        world = await World.start();
    });

    afterAll(() => world.close());

    it.each(MOMENTS)(
        'right after it has %s can be continued by the next run',
        async (_, hasCome) => {
            expect(hasCome(world)).toBe(false);

            const killed = await world.install([], { killWhen: () => hasCome(world) });

            expect(killed.signal).toBe('SIGKILL');
        },
    );

    it('ends in the same state as an uninterrupted run', async () => {
        const last = await world.install();

        expect(last.code).toBe(0);
        expect(last.output).toContain('Salesforce to Fusebill: everything works');
        expect(world.userKeys()).toEqual([world.heldKey()]);
        expect(world.aws.secrets.get(KEY_SECRET)).toBe(world.fusebill.key);
    });

    it('leaves no secret behind', () => {
        for (const secret of world.secrets()) {
            expect(world.printed).not.toContain(secret);
            expect(JSON.stringify(world.files())).not.toContain(secret);
        }
    });
});
