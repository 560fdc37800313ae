import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { isAllowed } from '../../../infra/test/simulate';
import { decide, readPolicy } from '../iam/policy';

const file = join(__dirname, '../../../infra/deployer-policy-with-boundary.json');
const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
const policy = readPolicy(json);

const ACTIONS = [...new Set(policy.Statement.flatMap(({ Action }) => Action))]
    .filter((action) => action.startsWith('iam:') && !action.includes('Simulate'))
    .concat('iam:AttachRolePolicy', 'iam:PutUserPolicy');
const NAMES = [
    'role/fusebill-latch-x',
    'user/fusebill-latch-x',
    'group/fusebill-latch-x',
    'role/x',
];
const BOUNDARIES = ['policy/fusebill-latch-boundary', 'policy/other', ''];

describe('the policy evaluation', () => {
    it('agrees with an independent simulator of IAM', async () => {
        await fc.assert(
            fc.asyncProperty(
                fc.constantFrom(...ACTIONS),
                fc.constantFrom(...NAMES),
                fc.constantFrom(...BOUNDARIES),
                async (action, name, boundary) => {
                    const request = {
                        action,
                        resource: `arn:aws:iam::123456789012:${name}`,
                        ...(boundary !== '' && {
                            context: {
                                'iam:PermissionsBoundary': `arn:aws:iam::123456789012:${boundary}`,
                            },
                        }),
                    };
                    const ours = decide([policy], request) === 'allowed';

                    const theirs = await isAllowed([{ name: 'p', policy: json }], request).catch(
                        () => undefined, // it refuses to judge an action on a resource of another kind
                    );

                    expect([undefined, ours]).toContain(theirs);
                },
            ),
            { numRuns: 150 },
        );
    });

    it('lets a deny override an allow', () => {
        const both = readPolicy({
            Statement: [
                { Effect: 'Allow', Action: '*', Resource: '*' },
                { Effect: 'Deny', Action: 'iam:Create*', Resource: '*' },
            ],
        });

        expect(decide([both], { action: 'iam:CreateUser', resource: 'x' })).toBe('explicitDeny');
        expect(decide([both], { action: 'iam:GetUser', resource: 'x' })).toBe('allowed');
        expect(decide([], { action: 'iam:GetUser', resource: 'x' })).toBe('implicitDeny');
    });
});
