import type { Customer } from '../../../contract/customer';
import type { ChangeSynch } from '../../../contract/event';
import { describe, type Answer } from '../fusebill/fusebill';
import { fusebillWords } from '../fusebill/fusebill-words';
import { parseCustomer } from '../fusebill/parse-customer';
import type { Context } from '../fusebill/read-customer';
import { isObject } from '../fusebill/read-fields';
import { isHeldBy } from '../latch/holder';
import { heldElsewhere } from '../latch/latch-verdict';
import { LatchError } from '../latch-error';
import { carryOut } from '../write/carry-out';
import type { Evidence, Write } from '../write/write';

type Request = Pick<ChangeSynch, 'fusebillId' | 'salesforceId' | 'operation'>;
type Changed = { customer: Customer };

/** The status that a read shows after an operation; a resynchronization is not visible. */
const STATUS = { enable: 'Enabled', disable: 'Disabled', resynch: null } as const;

/** Changes how Fusebill synchronizes the customer, if the Account holds it. Throws `LatchError`. */
export async function changeSynch(request: Request, context: Context): Promise<Changed> {
    return carryOut(toWrite(request), context);
}

function toWrite({ fusebillId, salesforceId, operation }: Request): Write<Changed> {
    const status = STATUS[operation];
    const hasStatus = (customer: Customer): boolean =>
        isHeldBy(customer, salesforceId) && customer.salesforceSynchStatus === status;
    return {
        fusebillId,
        holder: salesforceId,
        isReadFirst: true,
        repeat: status === null ? 'never' : 'soon',
        send: (fusebill, deadline) => fusebill.synch(operation, fusebillId, deadline),
        answered: (answer, before) => {
            const customer = parseCustomer(answer.body) ?? (isAccepted(answer) ? before : null);
            if (customer?.id !== fusebillId) return null;
            return status === null || hasStatus(customer) ? { customer } : null;
        },
        shown: (customer, evidence) =>
            hasStatus(customer) && isNews(evidence, hasStatus) ? { customer } : null,
        heldElsewhere: (customer, sent) =>
            heldElsewhere(customer, { takenFrom: salesforceId, wasShown: true }, sent),
        refused,
    };
}

/**
 * Whether Fusebill accepted the operation without returning a customer. An empty 200 doesn't count, because Fusebill
 * sends it for some errors.
 */
function isAccepted({ status, body }: Answer): boolean {
    return status === 202 || status === 204 || (isObject(body) && fusebillWords(body) === null);
}

/** An unchanged status proves nothing, because it may be outdated. */
function isNews(
    { post, before, isSettled }: Evidence,
    hasStatus: (customer: Customer) => boolean,
): boolean {
    return post !== null && (isSettled || before === null || !hasStatus(before));
}

function refused({ id, salesforceSynchStatus }: Customer, post: Answer): LatchError {
    const words = fusebillWords(post.body);
    const status = salesforceSynchStatus ?? 'not known';
    return new LatchError(
        'SYNCH_REFUSED',
        `${describe(post)}; the synchronization status of customer ${id} is ${status}.`,
        words === null ? {} : { fusebillMessage: words },
    );
}
