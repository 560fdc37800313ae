import * as v from 'valibot';
import { ACTIONS, SYNCH_OPERATIONS, type Action, type LatchEvent } from '../../contract/event';
import { toAccountId } from './latch/account-id';
import { LatchError } from './latch-error';

const fusebillId = v.pipe(
    v.number('a positive whole number was expected.'),
    v.safeInteger('a positive whole number was expected.'),
    v.minValue(1, 'a positive whole number was expected.'),
);

const accountId = v.pipe(
    v.string('an Account id of 15 or 18 characters was expected.'),
    v.check((id) => toAccountId(id) !== null, 'an Account id of 15 or 18 characters was expected.'),
);

const holder = v.pipe(
    v.string('the holder that was shown, or null, was expected.'),
    v.nonEmpty('the holder that was shown, or null, was expected.'),
    v.maxLength(255, 'the holder that was shown, or null, was expected.'),
);

const shortText = v.nullish(v.pipe(v.string(), v.maxLength(255)));

const client = v.optional(
    v.strictObject({
        version: v.pipe(v.string(), v.maxLength(20)),
        orgId: v.pipe(v.string(), v.maxLength(18)),
    }),
);

const latchFields = {
    fusebillId,
    salesforceId: accountId,
    forceLatch: v.optional(v.boolean('true or false was expected.')),
    expectedHolder: v.optional(v.nullable(holder)),
};

const NO_HOLDER = 'expectedHolder: required with forceLatch: true; null when nobody was shown.';

const events = {
    latch: v.pipe(
        v.strictObject({ action: v.literal('latch'), ...latchFields, client }),
        v.check(
            ({ forceLatch, expectedHolder }) => forceLatch !== true || expectedHolder !== undefined,
            NO_HOLDER,
        ),
    ),
    latchMany: v.strictObject({
        action: v.literal('latchMany'),
        items: v.pipe(
            v.array(
                v.pipe(
                    v.strictObject(latchFields),
                    v.check(
                        ({ forceLatch, expectedHolder }) =>
                            forceLatch !== true || expectedHolder !== undefined,
                        NO_HOLDER,
                    ),
                ),
            ),
            v.minLength(1, '1 to 100 rows were expected.'),
            v.maxLength(100, '1 to 100 rows were expected.'),
        ),
        client,
    }),
    account: v.strictObject({
        action: v.literal('account'),
        salesforceId: accountId,
        hints: v.optional(
            v.strictObject({
                name: shortText,
                website: shortText,
                phone: shortText,
                emails: v.optional(
                    v.pipe(v.array(v.pipe(v.string(), v.maxLength(255))), v.maxLength(20)),
                ),
            }),
        ),
        client,
    }),
    search: v.strictObject({
        action: v.literal('search'),
        term: v.pipe(
            v.string('text was expected.'),
            v.maxLength(100, 'at most 100 characters were expected.'),
        ),
        page: v.optional(
            v.pipe(
                v.number('a page number from 0 was expected.'),
                v.safeInteger('a page number from 0 was expected.'),
                v.minValue(0, 'a page number from 0 was expected.'),
                v.maxValue(1000, 'a page number up to 1000 was expected.'),
            ),
        ),
        isWide: v.optional(v.boolean('true or false was expected.')),
        client,
    }),
    customer: v.strictObject({ action: v.literal('customer'), fusebillId, client }),
    billing: v.strictObject({ action: v.literal('billing'), fusebillId, client }),
    synch: v.strictObject({
        action: v.literal('synch'),
        fusebillId,
        salesforceId: accountId,
        operation: v.picklist(SYNCH_OPERATIONS, 'enable, disable or resynch was expected.'),
        client,
    }),
    health: v.strictObject({ action: v.literal('health'), client }),
} satisfies Record<Action, v.GenericSchema<unknown, LatchEvent>>;

/** The event, once every field of it is as the contract says. Throws `INVALID_REQUEST` with the first field that is not. */
export function parseEvent(event: unknown): LatchEvent {
    const action = actionOf(event);
    if (action === null) {
        throw new LatchError(
            'INVALID_REQUEST',
            `action: one of ${ACTIONS.join(', ')} was expected.`,
        );
    }
    const result = v.safeParse(events[action], event, { abortEarly: true });
    if (result.success) return result.output;
    const [issue] = result.issues;
    const path = issue.path?.map(({ key }) => String(key)).join('.') ?? '';
    throw new LatchError('INVALID_REQUEST', message(path, issue));
}

/** The action of an event, however broken the rest of it is; null when it has none that exists. */
export function actionOf(event: unknown): Action | null {
    if (typeof event !== 'object' || event === null || !('action' in event)) return null;
    return ACTIONS.find((action) => action === event.action) ?? null;
}

/** Names the field; what was sent in it stays out, since it may be personal. */
function message(path: string, { type, message: words }: v.BaseIssue<unknown>): string {
    const field = path.slice(0, 60);
    if (type === 'strict_object') return `${field}: is missing, or is no field of this action.`;
    if (words === NO_HOLDER) return words;
    return words.startsWith('Invalid')
        ? `${field}: has the wrong type or size.`
        : `${field}: ${words}`;
}
