import { join } from 'node:path';
import { makeCustomer } from '../dev/fusebill/seed/make-customer';
import { startLocalCloud, type LocalCloud } from '../dev/local-cloud';

/** The id of the first customer; the others follow. */
export const FIRST_CUSTOMER = 500_000;

/** The Account that the user with this number works on. */
export const accountOf = (user: number): string =>
    `001000000000${String(user).padStart(3, '0')}AAA`;

/** Starts the local cloud with our function, unlatched `customers`, and `accounts` that Fusebill knows. */
export function startCrowdedCloud(options: {
    node: string;
    taskRoot: string;
    environments: number;
    customers: number;
    accounts: number;
    perMinute: number;
}): Promise<LocalCloud> {
    return startLocalCloud({
        fusebill: {
            accounts: Array.from({ length: options.accounts }, (_, user) => accountOf(user)),
            customers: Array.from({ length: options.customers }, (_, index) =>
                makeCustomer({ id: FIRST_CUSTOMER + index, companyName: `Company ${index}` }),
            ),
            limits: { minute: options.perMinute, day: 10_000_000 },
        },
        lambda: {
            bundle: join(options.taskRoot, 'index.mjs'),
            node: options.node,
            concurrency: options.environments,
        },
    });
}
