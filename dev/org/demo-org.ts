import { join } from 'node:path';
import type { ApexOrg, JsonRow } from '../../tools/apex-runtime/apex-org';
import type { AuraOutcome } from '../../tools/apex-runtime/call-method';
import type { Callout, CalloutAnswer } from '../../tools/apex-runtime/platform/callout';
import { loadRuntime } from './apex-runtime';
import type { DemoContact } from './demo-accounts';
import earlierCalls from './earlier-calls.json';
import { LANGUAGES, TRANSLATIONS } from './labels';
import { callOut, NO_ACCESS, PRINCIPAL, type NamedCredential } from './named-credential';
import { nameOf, ROBIN, SAM } from './people';
import { seedAccounts, seedContact, seedUser, seeOnlyAccounts } from './seed';

const ROOT = join(__dirname, '../..');
const RECORD_OF_LATCHES = 'Fusebill_Latch__c';
const ACCOUNT_FIELDS = 'Id, Name, AccountNumber, Phone, Website, Industry, BillingCity';
const ACCOUNT_ID = /^001[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/;

/** The parameters of a call, by name. */
export type Parameters = Readonly<Record<string, unknown>>;

type EarlierCall = (typeof earlierCalls)[number];

/** A small org with the package installed, and Robin Vale as its user. It runs the package's own Apex. */
export class DemoOrg {
    /** The credential for callouts, as an admin enters it. */
    credential: NamedCredential = { url: '', region: '', accessKey: null };
    /** Sends a callout. A benchmark can wrap it, and a test can answer instead. */
    callOut = callOut;

    private readonly org = installPackage();
    private readonly samId = seedUser(this.org, SAM);
    private readonly robinId = seedUser(this.org, ROBIN);
    private readonly rules: (() => void)[] = [];
    private atStart: ReturnType<ApexOrg['snapshot']>;

    private constructor() {
        seedAccounts(this.org, this.robinId);
        this.atStart = this.org.snapshot();
    }

    /** Starts the org with its users, Accounts and earlier latches. */
    static async start(): Promise<DemoOrg> {
        const demo = new DemoOrg();
        for (const call of earlierCalls) await demo.repeat(call);
        demo.atStart = demo.org.snapshot();
        return demo;
    }

    /** Resets all rows, assignments, rules and callouts to the start. */
    reset(): void {
        this.callOut = callOut;
        for (const takeAway of this.rules.splice(0)) takeAway();
        this.org.restore(this.atStart);
    }

    /** Gives Robin Vale these permission sets and groups, and no others. */
    assign(...names: string[]): void {
        this.org.assign(this.robinId, names);
    }

    /** Adds a validation rule that refuses every new row of an object. */
    refuseNewRows(object: string): void {
        const rule = { formula: 'ISNEW()', message: 'No new rows.' };
        this.rules.push(this.org.addValidationRule(object, rule));
    }

    /** Deletes an Account. */
    deleteAccount(id: string): void {
        this.org.delete(id);
    }

    /** Merges an Account into another one. */
    mergeAccounts(winnerId: string, loserId: string): void {
        this.org.merge(winnerId, loserId);
    }

    /** Adds a Contact to an Account. */
    addContact(AccountId: string, contact: DemoContact): void {
        seedContact(this.org, { AccountId, OwnerId: this.robinId }, contact);
    }

    /** Removes Robin Vale's access to all standard objects except Accounts. */
    hideContacts(): void {
        seeOnlyAccounts(this.org, this.robinId);
    }

    /**
     * Calls `Class.method` as Robin Vale's page does; null if there is no such method.
     * @param language of Robin Vale: `en`, `de` or `fr`
     */
    call(name: string, parameters: Parameters, language = 'en'): Promise<AuraOutcome | null> {
        const [className = '', methodName = ''] = name.split('.');
        return this.org.call(
            { className, methodName, parameters },
            {
                userId: this.robinId,
                language: LANGUAGES.find((each) => each === language) ?? 'en_US',
                callOut: (callout) => this.send(callout),
            },
        );
    }

    /** The Accounts that Robin Vale sees. */
    accounts(): JsonRow[] {
        return this.org.query(this.robinId, `SELECT ${ACCOUNT_FIELDS} FROM Account`);
    }

    /** An Account as Robin Vale sees it; undefined for another id. */
    account(id: string): JsonRow | undefined {
        if (!ACCOUNT_ID.test(id)) return undefined;
        const soql = `SELECT ${ACCOUNT_FIELDS} FROM Account WHERE Id = '${id}'`;
        return this.org.query(this.robinId, soql)[0];
    }

    /** The custom permissions of Robin Vale. */
    customPermissions(): string[] {
        return this.org.customPermissionsOf(this.robinId);
    }

    private send(callout: Callout): Promise<CalloutAnswer> {
        const isAllowed = this.org.mayUsePrincipal(this.robinId, PRINCIPAL);
        return isAllowed ? this.callOut(callout, this.credential) : Promise.resolve(NO_ACCESS);
    }

    /** Repeats an earlier call, with its reply and time. */
    private async repeat({ by, method, parameters, reply, at }: EarlierCall): Promise<void> {
        const before = new Set(this.org.ids(RECORD_OF_LATCHES));
        const answer = { status: 200, headers: {}, body: JSON.stringify(reply) };
        const outcome = await this.org.call(
            { className: 'LatchController', methodName: method, parameters },
            {
                userId: by === nameOf(SAM) ? this.samId : this.robinId,
                callOut: () => Promise.resolve(answer),
            },
        );
        if (outcome?.ok !== true) throw new Error(`${method}: ${JSON.stringify(outcome)}`);
        const written = this.org.ids(RECORD_OF_LATCHES).filter((id) => !before.has(id));
        for (const id of written) {
            this.org.put(RECORD_OF_LATCHES, { CreatedDate: new Date(at) }, id);
        }
    }
}

/** An org in which the package is installed, and nothing else. */
function installPackage(): ApexOrg {
    const { ApexOrg, readProject } = loadRuntime();
    return new ApexOrg(readProject(join(ROOT, 'force-app'), join(ROOT, TRANSLATIONS)));
}
