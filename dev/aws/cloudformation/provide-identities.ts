import type { Cloud } from '../cloud';
import { readPolicy } from '../iam/policy';
import type { Place } from '../route';
import { type Properties, type Provider, text, texts } from './provider';

const arnOf =
    (kind: string) =>
    (name: string, { account }: Place): string =>
        `arn:aws:iam::${account}:${kind}/${name}`;

const role: Provider = {
    name: 'RoleName',
    arn: arnOf('role'),
    create: (name, _, { identities }) => {
        identities.roles.set(name, { policies: new Map() });
    },
    delete: (name, _, { identities }) => {
        identities.roles.delete(name);
    },
};

const group: Provider = {
    name: 'GroupName',
    arn: arnOf('group'),
    create: (name, _, { identities }) => {
        identities.groups.set(name, { policies: new Map() });
    },
    delete: (name, _, { identities }) => {
        identities.groups.delete(name);
    },
};

const user: Provider = {
    name: 'UserName',
    arn: arnOf('user'),
    create: (name, { Groups }, { identities, account }) => {
        const arn = arnOf('user')(name, { account, region: '' });
        identities.users.set(name, { arn, groups: new Set(texts(Groups)), keys: [] });
    },
    update: (name, { Groups }, { identities }) => {
        identities.user(name).groups = new Set(texts(Groups));
    },
    delete: (name, _, { identities }) => {
        if (identities.user(name).keys.length > 0) {
            throw new Error(
                'Cannot delete entity, must delete access keys first. (Service: Iam, Status Code: 409)',
            );
        }
        identities.users.delete(name);
    },
};

/** An inline policy of roles and groups. */
const policy: Provider = {
    name: 'PolicyName',
    arn: (_, place, { Roles, Groups }) => {
        const [roleName] = texts(Roles);
        return roleName === undefined
            ? arnOf('group')(texts(Groups)[0] ?? '', place)
            : arnOf('role')(roleName, place);
    },
    create: put,
    update: put,
    delete: (name, properties, cloud) => {
        for (const { policies } of holders(properties, cloud)) policies.delete(name);
    },
};

function put(name: string, properties: Properties, cloud: Cloud): void {
    const document = readPolicy(properties['PolicyDocument']);
    for (const { policies } of holders(properties, cloud)) policies.set(name, document);
}

function holders({ Roles, Groups }: Properties, { identities }: Cloud) {
    return [
        ...texts(Roles).map((name) => identities.roles.get(name)),
        ...texts(Groups).map((name) => identities.groups.get(name)),
    ].filter((holder) => holder !== undefined);
}

/** Roles, groups, users and their policies. */
export const IDENTITY_PROVIDERS: Readonly<Record<string, Provider>> = {
    'AWS::IAM::Role': role,
    'AWS::IAM::Group': group,
    'AWS::IAM::User': user,
    'AWS::IAM::Policy': policy,
};

/** The role's name in an ARN. */
export function roleNameOf(arn: unknown): string {
    return text(arn).split('/').at(-1) ?? '';
}
