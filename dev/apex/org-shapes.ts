import { ORG_SHAPES, PLAIN_ORG, type OrgShape } from '../../tools/apex-runtime/data/shape';

/** An org in which everyone sees all Accounts, and only owners edit them. */
const READ_ONLY_SHARING_ORG: OrgShape = {
    ...PLAIN_ORG,
    name: 'Public Read Only sharing',
    sharing: { account: 'Read' },
};

/** The kinds of org that the package must work in, besides a plain one. */
export const SHAPES: readonly OrgShape[] = [
    ...ORG_SHAPES.filter((shape) => shape !== PLAIN_ORG),
    READ_ONLY_SHARING_ORG,
];
