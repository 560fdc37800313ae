import type { LocalStack } from '../dev/local-stack';
import { AccountPage, type Opening } from './account-page';
import { beginAnew } from './reach-state';
import type { SharedStage } from './shared-stage';
import type { Windows } from './windows';

/** Defined by `stage-environment.ts`. */
declare const shareStage: () => Promise<SharedStage>;

/** The browser, the org, the function and Fusebill for the tests of one file; reset before each test. */
export class Stage {
    stack!: LocalStack;
    windows!: Windows;
    private readonly opened: AccountPage[] = [];

    /** Registers what happens before and after the tests. */
    constructor() {
        beforeAll(async () => {
            ({ stack: this.stack, windows: this.windows } = await shareStage());
        });
        beforeEach(() => beginAnew(this.stack));
        afterEach(async () => {
            await Promise.all(this.opened.splice(0).map((account) => account.close()));
        });
    }

    /** Opens the Account in a window and waits until its card has loaded. */
    async open(accountId: string, opening: Partial<Opening> = {}): Promise<AccountPage> {
        const account = await this.load(accountId, opening);
        await account.settled();
        return account;
    }

    /** Opens the Account in a window and waits for its card to appear. */
    async load(accountId: string, opening: Partial<Opening> = {}): Promise<AccountPage> {
        const { url } = this.stack.org;
        const account = await AccountPage.load(this.windows, { url, accountId, ...opening });
        this.opened.push(account);
        return account;
    }

    /** How many latch requests Fusebill received, whatever the outcome. */
    get latchRequests(): number {
        return this.stack.fusebill.requests.filter(({ method }) => method === 'POST').length;
    }

    /** The Account that holds the customer in Fusebill. */
    holderOf(fusebillId: number): string | null | undefined {
        return this.stack.fusebill.customer(fusebillId)?.salesforceId;
    }

    /** Disables a customer's synchronization as another client of Fusebill would. */
    async disableBehindTheirBack(fusebillId: number): Promise<void> {
        const { url, key } = this.stack.fusebill;
        const path = `${url}/Salesforce/DisableSynch/${fusebillId}`;
        const headers = { Authorization: `Basic ${key}` };
        const response = await fetch(path, { method: 'POST', headers });
        if (!response.ok) throw new Error(`Fusebill answered ${response.status}.`);
    }

    /** Moves a customer as another client of Fusebill would. */
    async moveBehindTheirBack(fusebillId: number, salesforceId: string): Promise<void> {
        const { url, key } = this.stack.fusebill;
        const response = await fetch(`${url}/Salesforce/Latch`, {
            method: 'POST',
            headers: { Authorization: `Basic ${key}`, 'Content-Type': 'application/json' },
            body: JSON.stringify({ fusebillId, salesforceId, forceLatch: true }),
        });
        if (!response.ok) throw new Error(`Fusebill answered ${response.status}.`);
    }
}
