import type { LatchEvent } from '../../contract/event';
import type { DemoAccount } from './demo-accounts';
import { failed, sendEvent, type NamedCredential, type UntypedReply } from './latch-client';

/** A reply as the components get it: with the names of the Accounts in it that the user may see. */
export type ControllerReply = UntypedReply & { holders: Record<string, string> };

/** What the stand-in knows of the org and of its user. */
export type Org = {
    credential: NamedCredential;
    accounts: readonly DemoAccount[];
    /** The custom permissions of the user. */
    permissions: ReadonlySet<string>;
};

type Parameters = Record<string, unknown>;
type Method = (org: Org, parameters: Parameters) => Promise<UntypedReply>;

const CLIENT = { version: '0.1.0', orgId: '00DHs0000000001MAA' };

const PERMISSION_SETS: Record<string, string> = {
    Latch_Customer: 'Latch_User',
    Latch_Move: 'Latch_Admin',
};

/** Answers a call of `LatchController` as the Apex class does; null when it has no such method. */
export async function callController(
    org: Org,
    method: string,
    parameters: Parameters,
): Promise<ControllerReply | null> {
    const run = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
    if (run === undefined) return null;
    const reply = await run(org, parameters);
    return { ...reply, holders: namesIn(reply, org.accounts) };
}

const METHODS: Record<string, Method> = {
    account: (org, { accountId }) => send(org, accountEvent(org, String(accountId))),
    customer: (org, { fusebillId }) =>
        send(org, { action: 'customer', fusebillId: Number(fusebillId) }),
    health: (org) => send(org, { action: 'health' }),
    latch: (org, { accountId, fusebillId }) =>
        permitted(org, ['Latch_Customer'], {
            action: 'latch',
            fusebillId: Number(fusebillId),
            salesforceId: String(accountId),
            forceLatch: false,
        }),
    move: (org, { accountId, fusebillId, expectedHolder }) =>
        permitted(org, ['Latch_Customer', 'Latch_Move'], {
            action: 'latch',
            fusebillId: Number(fusebillId),
            salesforceId: String(accountId),
            forceLatch: true,
            expectedHolder: typeof expectedHolder === 'string' ? expectedHolder : null,
        }),
    search: (org, { term, page }) =>
        send(org, { action: 'search', term: String(term), page: Number(page ?? 0) }),
};

function send(org: Org, event: LatchEvent): Promise<UntypedReply> {
    return sendEvent({ ...event, client: CLIENT }, org.credential);
}

async function permitted(org: Org, needed: string[], event: LatchEvent): Promise<UntypedReply> {
    const missing = needed.find((permission) => !org.permissions.has(permission));
    if (missing === undefined) return send(org, event);
    const set = PERMISSION_SETS[missing] ?? missing;
    return failed('NO_PERMISSION', '', `Ask your admin for the permission set ${set}.`);
}

function accountEvent({ accounts }: Org, accountId: string): LatchEvent {
    const account = accounts.find(({ Id }) => Id === accountId);
    if (account === undefined) return { action: 'account', salesforceId: accountId };
    const { Name, Website, Phone, contacts } = account;
    const emails = contacts.map(({ Email }) => Email);
    return {
        action: 'account',
        salesforceId: accountId,
        hints: { name: Name, website: Website, phone: Phone, emails },
    };
}

/** The Accounts whose ids stand anywhere in the reply, as a user-mode query would name them. */
function namesIn(reply: UntypedReply, accounts: readonly DemoAccount[]): Record<string, string> {
    const text = JSON.stringify(reply);
    return Object.fromEntries(
        accounts
            .filter(({ Id }) => text.includes(Id.slice(0, 15)))
            .map(({ Id, Name }) => [Id, Name]),
    );
}
