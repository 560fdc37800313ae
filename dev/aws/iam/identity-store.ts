import type { AccessKey } from '../access';
import { newAccessKey } from '../new-access-key';
import { AwsFault } from '../protocol/query';
import type { Policy } from './policy';

/** A key of a user, as IAM shows it. */
export type UserKey = {
    accessKeyId: string;
    status: 'Active' | 'Inactive';
    createdAt: Date;
};

type Group = { policies: Map<string, Policy> };
type Role = { policies: Map<string, Policy> };
type User = { arn: string; groups: Set<string>; keys: UserKey[] };

const MOST_KEYS = 2;

/** The users, groups and roles of the account. Their users' access keys are valid for all services. */
export class IdentityStore {
    readonly users = new Map<string, User>();
    readonly groups = new Map<string, Group>();
    readonly roles = new Map<string, Role>();
    private readonly keys: Record<string, AccessKey>;

    /** @param keys the valid keys; keys of users are added to and removed from them */
    constructor(keys: Record<string, AccessKey>) {
        this.keys = keys;
    }

    user(name: string): User {
        const user = this.users.get(name);
        if (user === undefined) {
            throw new AwsFault('NoSuchEntity', `The user with name ${name} cannot be found.`, 404);
        }
        return user;
    }

    /** The policies of the user's groups. */
    policiesOfUser(name: string): Policy[] {
        return [...(this.users.get(name)?.groups ?? [])].flatMap((group) => [
            ...(this.groups.get(group)?.policies.values() ?? []),
        ]);
    }

    policiesOfRole(name: string): Policy[] {
        return [...(this.roles.get(name)?.policies.values() ?? [])];
    }

    createKey(userName: string): { key: UserKey; secretAccessKey: string } {
        const user = this.user(userName);
        if (user.keys.length >= MOST_KEYS) {
            throw new AwsFault(
                'LimitExceeded',
                `Cannot exceed quota for AccessKeysPerUser: ${MOST_KEYS}`,
                409,
            );
        }
        const { accessKeyId, secretAccessKey } = newAccessKey();
        const key: UserKey = { accessKeyId, status: 'Active', createdAt: new Date() };
        user.keys.push(key);
        this.keys[accessKeyId] = {
            secret: secretAccessKey,
            may: [],
            arn: user.arn,
            policies: () => (key.status === 'Active' ? this.policiesOfUser(userName) : []),
        };
        return { key, secretAccessKey };
    }

    key(userName: string, accessKeyId: string): UserKey {
        const key = this.user(userName).keys.find((one) => one.accessKeyId === accessKeyId);
        if (key === undefined) {
            throw new AwsFault(
                'NoSuchEntity',
                `The Access Key with id ${accessKeyId} cannot be found.`,
                404,
            );
        }
        return key;
    }

    deleteKey(userName: string, accessKeyId: string): void {
        const gone = this.key(userName, accessKeyId);
        const user = this.user(userName);
        user.keys = user.keys.filter((key) => key !== gone);
        Reflect.deleteProperty(this.keys, accessKeyId);
    }
}
