import type { LatchEvent, LatchOne } from '../../contract/event';
import type { DemoAccount } from './demo-accounts';
import type { StoredLatches } from '../../force-app/main/default/lwc/latchRecord/latchRecord';
import { refuseHealth, refuseLatch, refuseRead, seenAccount, type Access } from './latch-access';
import { failed, sendEvent, type NamedCredential, type UntypedReply } from './latch-client';
import type { LatchRecords } from './latch-records';

/** A reply as the components get it. */
export type ControllerReply = UntypedReply & {
    /** The names of the Accounts in the reply that the user may see. */
    holders: Record<string, string>;
    /** The names of the Account's Contacts by e-mail address in lower case; empty but for `account`. */
    contacts: Record<string, string>;
    /** `RECORD_MISSING` when the latch stands, but its row could not be written. */
    warning: 'RECORD_MISSING' | null;
    /** The Account's rows after a latch; null when none was written. */
    stored: StoredLatches | null;
};

/** What the stand-in knows of the org and of its user. */
export type Org = Access & { credential: NamedCredential; records: LatchRecords };

type Parameters = Record<string, unknown>;
type Answer = UntypedReply & Partial<ControllerReply>;
type Method = (org: Org, parameters: Parameters) => Promise<Answer>;
type Latch = { event: LatchOne; reason: string | null };

const CLIENT = { version: '0.1.0', orgId: '00DHs0000000001MAA' };

const LONGEST_REASON = 255;

/** Answers a call of `LatchController` as the Apex class does; null when it has no such method. */
export async function callController(
    org: Org,
    method: string,
    parameters: Parameters,
): Promise<ControllerReply | StoredLatches | null> {
    if (method === 'stored') return org.records.stored(String(parameters.accountId), names(org));
    const run = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
    if (run === undefined) return null;
    const answer = await run(org, parameters);
    const holders = namesIn(answer, org.accounts);
    return { warning: null, stored: null, contacts: {}, ...answer, holders };
}

const METHODS: Record<string, Method> = {
    account: async (org, { accountId }) => {
        const account = seenAccount(org, String(accountId));
        if (account === undefined) return refuseRead();
        return { ...(await send(org, accountEvent(account))), contacts: contactNames(account) };
    },
    customer: (org, { fusebillId }) =>
        send(org, { action: 'customer', fusebillId: Number(fusebillId) }),
    health: async (org) => refuseHealth(org) ?? send(org, { action: 'health' }),
    latch: (org, parameters) =>
        attempt(org, {
            event: { ...latchEvent(parameters), forceLatch: false },
            reason: null,
        }),
    move: (org, { expectedHolder, reason, ...parameters }) =>
        attempt(org, {
            event: {
                ...latchEvent(parameters),
                forceLatch: true,
                expectedHolder: typeof expectedHolder === 'string' ? expectedHolder : null,
            },
            reason: typeof reason === 'string' ? reason.trim() : '',
        }),
    search: (org, { term, page }) =>
        send(org, { action: 'search', term: String(term), page: Number(page ?? 0) }),
};

function latchEvent({ accountId, fusebillId }: Parameters): LatchOne {
    return {
        action: 'latch',
        fusebillId: Number(fusebillId),
        salesforceId: String(accountId),
    };
}

function send(org: Org, event: LatchEvent): Promise<UntypedReply> {
    return sendEvent({ ...event, client: CLIENT }, org.credential);
}

async function attempt(org: Org, latch: Latch): Promise<Answer> {
    if (latch.reason === '' || (latch.reason ?? '').length > LONGEST_REASON) {
        return failed('INVALID_REQUEST', '', 'A move needs a reason of 1 to 255 characters.');
    }
    return refuseLatch(org, latch.event) ?? recorded(org, latch, await send(org, latch.event));
}

/** The latch stands in Fusebill whatever becomes of its row. */
function recorded(org: Org, { event, reason }: Latch, reply: UntypedReply): Answer {
    const { fusebillId, salesforceId: accountId } = event;
    if (!org.records.record({ accountId, fusebillId, reason, reply })) {
        return { ...reply, warning: reply.ok ? 'RECORD_MISSING' : null };
    }
    return { ...reply, stored: org.records.stored(accountId, names(org)) };
}

function accountEvent(account: DemoAccount): LatchEvent {
    const { Id, Name, Website, Phone } = account;
    const emails = Object.keys(contactNames(account));
    return {
        action: 'account',
        salesforceId: Id,
        hints: { name: Name, website: Website, phone: Phone, emails },
    };
}

function contactNames({ contacts }: DemoAccount): Record<string, string> {
    return Object.fromEntries(contacts.map(({ Name, Email }) => [Email.toLowerCase(), Name]));
}

function names({ accounts }: Org): Map<string, string> {
    return new Map(accounts.map(({ Id, Name }) => [Id, Name]));
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
