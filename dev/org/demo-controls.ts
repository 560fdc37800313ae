import { join } from 'node:path';
import { ACCOUNTS } from '../demo-ids';
import { PERMISSION_SET_GROUPS } from '../../contract/agreed-values';
import type { Fault } from '../fusebill/fault';
import { FUNCTION, FUSEBILL_KEY_SECRET, type LocalCloud } from '../local-cloud';
import { DEMO_FAULTS, fusebillFaults, isDemoFault, type DemoFaultName } from './demo-faults';
import type { DemoOrg } from './demo-org';

const LAG_MS = 10_000;

const CRASHING = join(__dirname, 'crashing-function/index.mjs');

/** The Accounts that latch a customer meanwhile; the second is used when the first is in view. */
const RIVALS = [ACCOUNTS.holdings, ACCOUNTS.blueAnchor] as const;

/** The users of the page, with their permission set groups. */
const USERS: Readonly<Record<string, readonly string[]>> = {
    admin: [PERMISSION_SET_GROUPS.admin],
    user: [PERMISSION_SET_GROUPS.user],
    viewer: [PERMISSION_SET_GROUPS.viewer],
    nobody: [],
};

/** The state that the panel shows. */
export type DemoState = {
    user: string;
    users: string[];
    faults: { name: string; label: string; hint: string; isActive: boolean }[];
    /** The customers that the card showed last. */
    inView: { id: number; name: string }[];
};

/** Who looks at the page at first. */
const FIRST_USER = 'admin';

/** Carries out what the page's panel does to the emulators. The product knows nothing of it. */
export class DemoControls {
    private readonly cloud: Omit<LocalCloud, 'close'>;
    private readonly org: DemoOrg;
    private readonly active = new Set<DemoFaultName>();
    private user = FIRST_USER;
    private inView: DemoState['inView'] = [];

    constructor(cloud: Omit<LocalCloud, 'close'>, org: DemoOrg) {
        this.cloud = cloud;
        this.org = org;
    }

    state(): DemoState {
        const { user, inView } = this;
        const faults = Object.entries(DEMO_FAULTS).map(([name, { label, hint }]) => {
            return { name, label, hint, isActive: isDemoFault(name) && this.active.has(name) };
        });
        return { user, users: Object.keys(USERS), faults, inView };
    }

    /** Remembers the customers in an Apex method's answer. */
    see(value: unknown): void {
        const seen = customersIn(value);
        if (seen.length > 0) this.inView = seen;
    }

    /** Carries out an action of the panel. */
    async carryOut(action: string, parameters: Readonly<Record<string, unknown>>): Promise<void> {
        const { name, isActive, user, fusebillId, accountId } = parameters;
        if (action === 'reset') return this.reset();
        if (action === 'clear') return this.clear();
        if (action === 'fault' && isDemoFault(name)) return this.set(name, isActive === true);
        if (action === 'user' && typeof user === 'string') return this.become(user);
        if (action === 'rival') return this.latchMeanwhile(Number(fusebillId), accountId);
        throw new Error(`The demo can't do this: ${action} ${JSON.stringify(parameters)}`);
    }

    /** Resets the org's rows, Fusebill's data, the user and all faults. */
    async reset(): Promise<void> {
        await this.clear();
        this.cloud.fusebill.reset();
        this.storeKey();
        this.org.reset();
        this.user = FIRST_USER;
        this.inView = [];
    }

    private async clear(): Promise<void> {
        for (const name of [...this.active]) await this.set(name, false);
    }

    private async set(name: DemoFaultName, isActive: boolean): Promise<void> {
        if (isActive === this.active.has(name)) return;
        if (isActive) this.active.add(name);
        else this.active.delete(name);
        this.planFusebill();
        switch (name) {
            case 'keyRevoked':
                if (isActive) this.cloud.fusebill.rotateKey();
                else this.storeKey();
                break;
            case 'signatureRefused':
                this.signWith(isActive ? 'of an old access key' : this.cloud.credential);
                break;
            case 'functionCrashed':
            case 'functionMissing':
                await this.deploy();
        }
        this.cloud.aws.coolDown(FUNCTION); // because it may remember a limit
    }

    private planFusebill(): void {
        const { fusebill } = this.cloud;
        const faults: Fault[] = [...this.active].flatMap((name) => fusebillFaults(name));
        fusebill.calm();
        fusebill.plan(...faults);
        fusebill.lagReads(this.active.has('readingsLag') ? LAG_MS : 0);
    }

    private storeKey(): void {
        this.cloud.aws.secrets.put(FUSEBILL_KEY_SECRET, this.cloud.fusebill.key);
    }

    private signWith(secret: string | LocalCloud['credential']): void {
        const { credential } = this.cloud;
        const accessKey = credential.accessKey && {
            ...credential.accessKey,
            ...(typeof secret === 'string' ? { secretAccessKey: secret } : {}),
        };
        this.org.credential = { ...credential, accessKey };
    }

    private async deploy(): Promise<void> {
        if (this.active.has('functionMissing')) {
            return this.cloud.aws.cloud.functions.remove(FUNCTION);
        }
        await this.cloud.deploy(this.active.has('functionCrashed') ? { bundle: CRASHING } : {});
    }

    private become(user: string): void {
        const assigned = USERS[user];
        if (assigned === undefined) throw new Error(`The demo has no user '${user}'.`);
        this.org.assign(...assigned);
        this.user = user;
    }

    /** Latches the customer as another client of Fusebill would. */
    private async latchMeanwhile(fusebillId: number, accountId: unknown): Promise<void> {
        const { url, key } = this.cloud.fusebill;
        const salesforceId = accountId === RIVALS[0] ? RIVALS[1] : RIVALS[0];
        const response = await fetch(`${url}/Salesforce/Latch`, {
            method: 'POST',
            headers: { Authorization: `Basic ${key}`, 'Content-Type': 'application/json' },
            body: JSON.stringify({ fusebillId, salesforceId, forceLatch: true }),
        });
        if (!response.ok) throw new Error(`Fusebill answered ${response.status}.`);
    }
}

/** The customers anywhere in a reply of the card's controller. */
function customersIn(value: unknown): DemoState['inView'] {
    if (typeof value !== 'object' || value === null) return [];
    const inside = Object.values(value).flatMap(customersIn);
    const { id, companyName } = value as Record<string, unknown>;
    if (typeof id !== 'number' || typeof companyName !== 'string') return inside;
    return [{ id, name: companyName }, ...inside];
}
