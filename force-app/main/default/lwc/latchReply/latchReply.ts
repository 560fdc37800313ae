import type { DataOf, LatchFault } from '../../../../../contract/reply';
import type { Contacts, Holders } from 'c/latchNames';
import type { StoredLatches } from 'c/latchRecord';

/** What a method of `LatchController` resolves to: the reply, with the names of the Accounts in it. */
export type ApexReply<Action extends keyof DataOf> = {
    ok: boolean;
    requestId?: string | null;
    data?: DataOf[Action] | null;
    error?: LatchFault | null;
    holders?: Holders | null;
    /** The names of the Account's Contacts; of the action `account` only. */
    contacts?: Contacts | null;
    /** What else the user must know although it went well. */
    warning?: Warning | null;
    /** What Salesforce stores of the Account's latches after this one. */
    stored?: StoredLatches | null;
};

/** `RECORD_MISSING`: the latch stands in Fusebill, but Salesforce could not store who made it. */
export type Warning = 'RECORD_MISSING';

/** Why there are no data; `requestId` is empty when the call did not get as far as the function. */
export type Fault = LatchFault & { requestId: string };

/** Data or a fault, never both. */
export type Verdict<Action extends keyof DataOf> = {
    holders: Holders;
    contacts: Contacts;
    stored: StoredLatches | null;
} & (
    | { ok: true; data: DataOf[Action]; requestId: string; warning: Warning | null }
    | { ok: false; fault: Fault }
);

const NOTHING = { holders: {}, contacts: {}, stored: null };

/** The verdict of an Apex call; it never rejects, whatever the call throws or resolves to. */
export async function settle<Action extends keyof DataOf>(
    call: () => Promise<ApexReply<Action>>,
): Promise<Verdict<Action>> {
    try {
        return read(await call());
    } catch (thrown) {
        return { ok: false, fault: unexpected(messageOf(thrown)), ...NOTHING };
    }
}

function read<Action extends keyof DataOf>(reply: ApexReply<Action>): Verdict<Action> {
    const requestId = reply.requestId ?? '';
    const beside = {
        holders: reply.holders ?? {},
        contacts: reply.contacts ?? {},
        stored: reply.stored ?? null,
    };
    if (reply.ok && reply.data) {
        const { data, warning = null } = reply;
        return { ok: true, data, requestId, warning, ...beside };
    }
    const fault = reply.error
        ? { ...reply.error, requestId }
        : unexpected('The reply holds neither data nor an error.', requestId);
    return { ok: false, fault, ...beside };
}

function unexpected(message: string, requestId = ''): Fault {
    return { code: 'UNEXPECTED', message, requestId };
}

/** Apex rejects with `body.message`, a user interface adapter with a list of bodies, and anything else with anything. */
function messageOf(thrown: unknown): string {
    const body = property(thrown, 'body');
    const first = Array.isArray(body) ? body[0] : body;
    const message = property(first, 'message') ?? property(thrown, 'message') ?? thrown;
    return typeof message === 'string' ? message : '';
}

function property(holder: unknown, name: string): unknown {
    return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
}
