import type {
    CardData,
    CardError,
    CardMethod,
    CardReply,
} from '../../../../../contract/card-reply';
import type { StoredLatches } from '../../../../../contract/stored';
import unexpectedLabel from '@salesforce/label/c.Latch_Code_UNEXPECTED';
import unexpectedNextLabel from '@salesforce/label/c.Latch_Code_UNEXPECTED_Next';

/** The value that a method of `LatchController` resolves to. The platform leaves out null fields. */
export type ApexReply<Method extends CardMethod> = {
    [Field in keyof CardReply]?: CardReply<Method>[Field];
};

/** Why there is no data; `requestId` is empty when the call did not reach the function. */
export type Fault = CardError & { requestId: string };

/** The answer to a call: data or a fault, never both. */
export type Answer<Method extends CardMethod> = {
    /** The Account's stored latches after a latch; null when no row was written. */
    stored: StoredLatches | null;
    requestId: string;
} & ({ ok: true; data: CardData[Method]; isRecordMissing: boolean } | { ok: false; fault: Fault });

/** The result of an Apex call; it never rejects, whatever the call throws. */
export async function settle<Method extends CardMethod>(
    call: () => Promise<ApexReply<Method>>,
): Promise<Answer<Method>> {
    try {
        return read(await call());
    } catch (thrown) {
        return { ok: false, fault: faultOf(thrown), requestId: '', stored: null };
    }
}

/** The fault to show for anything that was thrown. */
export function faultOf(thrown: unknown): Fault {
    return unexpected(messageOf(thrown));
}

/** A fault as a toast, for when the component that would show it has left the page. */
export function faultToast(label: string, { userMessage, userAction }: Fault) {
    const message = [userMessage, userAction].filter(Boolean).join(' ');
    return { label, message, variant: 'error', mode: 'sticky' } as const;
}

function read<Method extends CardMethod>(reply: ApexReply<Method>): Answer<Method> {
    const requestId = reply.requestId ?? '';
    const beside = { requestId, stored: reply.stored ?? null };
    if (reply.ok && reply.data) {
        const isRecordMissing = reply.warning === 'RECORD_MISSING';
        return { ok: true, data: reply.data, isRecordMissing, ...beside };
    }
    const fault = reply.error
        ? { ...reply.error, requestId }
        : unexpected('The reply holds neither data nor an error.', requestId);
    return { ok: false, fault, ...beside };
}

function unexpected(message: string, requestId = ''): Fault {
    return {
        code: 'UNEXPECTED',
        message,
        requestId,
        userMessage: unexpectedLabel,
        userAction: unexpectedNextLabel,
        holderName: null,
        holderMergedInto: null,
    };
}

/** Apex rejects with `body.message`, a UI API adapter with a list of bodies, other code with anything. */
function messageOf(thrown: unknown): string {
    const body = property(thrown, 'body');
    const first = Array.isArray(body) ? body[0] : body;
    const message = property(first, 'message') ?? property(thrown, 'message') ?? thrown;
    return typeof message === 'string' ? message : '';
}

function property(holder: unknown, name: string): unknown {
    return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
}
