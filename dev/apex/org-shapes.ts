import { ORG_SHAPES, PLAIN_ORG, type OrgShape } from '../../tools/apex-runtime/data/shape';

/** An org in which everybody sees all Accounts, and only owners edit them. */
const READ_ONLY_SHARING_ORG: OrgShape = {
    ...PLAIN_ORG,
    name: 'Public Read Only sharing',
    sharing: { account: 'Read' },
};

/** What orgs the package must work in, beside a plain one. */
export const SHAPES: readonly OrgShape[] = [
    ...ORG_SHAPES.filter((shape) => shape !== PLAIN_ORG),
    READ_ONLY_SHARING_ORG,
];
