import type { Code } from '../../contract/codes';
import type { Customer } from '../../contract/customer';
import type { LatchFault } from '../../contract/reply';

/** A reply as Apex reads it: the data stay untyped. */
export type UntypedReply = {
    ok: boolean;
    requestId: string;
    version: string | null;
    data: Record<string, unknown> | null;
    error: (LatchFault & { customer?: Customer }) | null;
};

/** A reply that says why nothing came of the request. */
export function failed(code: Code, requestId: string, message: string): UntypedReply {
    return { ok: false, requestId, version: null, data: null, error: { code, message } };
}
