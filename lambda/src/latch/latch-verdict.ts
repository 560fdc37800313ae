import type { Customer } from '../../../contract/customer';
import type { LatchRequest } from '../../../contract/event';
import type { Latched } from '../../../contract/reply';
import { describe, type Answer } from '../fusebill/fusebill';
import { fusebillWords } from '../fusebill/fusebill-words';
import { LatchError } from '../latch-error';
import type { Sent } from '../write/write';
import { toAccountId, toId18 } from './account-id';
import { holderOf, holderWords } from './holder';

/** A requested latch. */
export type Latch = {
    fusebillId: number;
    /** 18 characters. */
    accountId: string;
    /** The holder to take the customer from, by force, without spaces around it; null for a latch without force. */
    takenFrom: string | null;
    /** Whether the user saw a holder, or that there was none. A different holder is then `HOLDER_CHANGED`. */
    wasShown: boolean;
};

/** The latch in a request. A free customer needs no force, and must not be taken from somebody who was faster. */
export function toLatch(request: LatchRequest): Latch {
    const { fusebillId, salesforceId, forceLatch, expectedHolder } = request;
    const accountId = toAccountId(salesforceId);
    if (accountId === null) throw new LatchError('INVALID_REQUEST', 'salesforceId: no Account id.');
    const isMove = forceLatch === true;
    const shown = expectedHolder?.trim() ?? '';
    return {
        fusebillId,
        accountId,
        takenFrom: isMove && shown !== '' ? shown : null,
        wasShown: isMove,
    };
}

/** The customer is latched, and this request wrote it. */
export function latched(customer: Customer, { takenFrom }: Latch): Latched {
    return takenFrom === null
        ? { outcome: 'latched', customer, previousHolder: null }
        : { outcome: 'moved', customer, previousHolder: toId18(takenFrom) ?? takenFrom };
}

/** The customer was already latched. */
export function alreadyLatched(customer: Customer): Latched {
    return { outcome: 'alreadyLatched', customer, previousHolder: null };
}

/** Another Account has the customer: `HOLDER_CHANGED` where the user was shown another holder, otherwise `ALREADY_LATCHED`. */
export function heldElsewhere(
    customer: Customer,
    { takenFrom, wasShown }: Pick<Latch, 'takenFrom' | 'wasShown'>,
    { post, doubt }: Sent,
): LatchError {
    const holder = holderOf(customer);
    const words = `customer ${customer.id} is held by ${holderWords(holder)}`;
    const rest = doubt === null ? '; nothing was written' : '';
    return wasShown
        ? new LatchError(
              'HOLDER_CHANGED',
              `Now ${words}, not by the expected ${holderWords(takenFrom)}${rest}.`,
              { holder, customer },
          )
        : new LatchError(
              'ALREADY_LATCHED',
              `${post === null ? 'Nothing was sent' : describe(post)}; ${words}.`,
              { holder, customer },
          );
}

/** The Account is the problem: Fusebill's documented answer to one that it does not know is 400. */
export function refused(customer: Customer, post: Answer): LatchError {
    const words = fusebillWords(post.body);
    return new LatchError(
        post.status === 400 || post.status === 404 ? 'ACCOUNT_NOT_FOUND' : 'LATCH_REFUSED',
        `${describe(post)}; customer ${customer.id} is held by ${holderWords(holderOf(customer))}.`,
        words === null ? {} : { fusebillMessage: words },
    );
}
