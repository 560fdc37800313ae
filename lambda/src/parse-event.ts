import { ACTIONS, SYNCH_OPERATIONS } from '../../contract/event';
import type { Action, Client, Hints, LatchEvent, LatchRequest } from '../../contract/event';
import {
    list,
    nullable,
    object,
    oneOf,
    optional,
    refuse,
    text,
    that,
    type Reader,
    type Shape,
} from './event-readers';
import { idIn } from './fusebill/read-fields';
import { toAccountId } from './latch/account-id';
import { LatchError } from './latch-error';

const ANY_ACTION = `one of ${ACTIONS.join(', ')} was expected.`;
const LAST_PAGE = 1000;

const fusebillId = that(
    (value): value is number => idIn(value) !== null,
    'a positive whole number was expected.',
);

const accountId = that(
    (value): value is string => typeof value === 'string' && toAccountId(value) !== null,
    'an Account id of 15 or 18 characters was expected.',
);

const holder = that(
    (value): value is string =>
        typeof value === 'string' && value.length >= 1 && value.length <= 255,
    'the holder that was shown, or null, was expected.',
);

const page = that(
    (value): value is number => value === 0 || (idIn(value) ?? Infinity) <= LAST_PAGE,
    `a page number from 0 to ${LAST_PAGE} was expected.`,
);

const truth = oneOf([true, false], 'true or false was expected.');

const client = optional(object<Client>({ version: text(20), orgId: text(18) }));

const latchFields: Shape<LatchRequest> = {
    fusebillId,
    salesforceId: accountId,
    forceLatch: optional(truth),
    expectedHolder: optional(nullable(holder)),
};

const shortText = optional(nullable(text(255)));

const hints = object<Hints>({
    name: shortText,
    website: shortText,
    phone: shortText,
    emails: optional(list(text(255), { most: 20, words: 'at most 20 addresses were expected.' })),
});

const events: { [Name in Action]: Reader<Extract<LatchEvent, { action: Name }>> } = {
    latch: withHolder(object({ ...latchFields, action: named('latch'), client })),
    latchMany: object({
        action: named('latchMany'),
        items: list(withHolder(object(latchFields)), {
            least: 1,
            most: 100,
            words: '1 to 100 rows were expected.',
        }),
        client,
    }),
    account: object({
        action: named('account'),
        salesforceId: accountId,
        hints: optional(hints),
        client,
    }),
    search: object({
        action: named('search'),
        term: text(100),
        page: optional(page),
        isWide: optional(truth),
        client,
    }),
    customer: object({ action: named('customer'), fusebillId, client }),
    billing: object({ action: named('billing'), fusebillId, client }),
    synch: object({
        action: named('synch'),
        fusebillId,
        salesforceId: accountId,
        operation: oneOf(SYNCH_OPERATIONS, 'enable, disable or resynch was expected.'),
        client,
    }),
    health: object({ action: named('health'), client }),
};

/** Validates an event against the contract. Throws `INVALID_REQUEST` with the first invalid field. */
export function parseEvent(event: unknown): LatchEvent {
    const action = actionOf(event);
    if (action !== null) return events[action](event, '');
    throw new LatchError('INVALID_REQUEST', `action: ${ANY_ACTION}`);
}

/** The action of an event, even if the rest is invalid; null if there is no such action. */
export function actionOf(event: unknown): Action | null {
    if (typeof event !== 'object' || event === null || !('action' in event)) return null;
    return ACTIONS.find((action) => action === event.action) ?? null;
}

function named<const Name extends Action>(name: Name): Reader<Name> {
    return oneOf([name], ANY_ACTION);
}

/** A forced latch must name the holder that the user saw. */
function withHolder<T extends LatchRequest>(read: Reader<T>): Reader<T> {
    return (value, path) => {
        const latch = read(value, path);
        const isShown = latch.forceLatch !== true || latch.expectedHolder !== undefined;
        const field = path === '' ? 'expectedHolder' : `${path}.expectedHolder`;
        return isShown
            ? latch
            : refuse(field, 'required with forceLatch: true; null when nobody was shown.');
    };
}
