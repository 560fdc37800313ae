import fc from 'fast-check';
import { ACCOUNTS, CUSTOMERS } from '../../../dev/demo-ids';
import type { SynchOperation } from '../../../contract/event';
import { BAKERY, HOLDINGS, seize, startHarness, type Harness, type Result } from '../harness';
import { Simulation, type Harm } from '../simulated-fusebill';

const DISABLED_ID = CUSTOMERS.roastery;
const KETTLE = ACCOUNTS.kettle;
const OPERATIONS = ['enable', 'disable', 'resynch'] as const;
const STATUSES = { enable: 'Enabled', disable: 'Disabled', resynch: 'Enabled' } as const;

/** A change of the bakery's customer, whose synchronization is enabled. */
function synch(operation: SynchOperation, fields: object = {}): object {
    return {
        action: 'synch',
        fusebillId: CUSTOMERS.bakery,
        salesforceId: BAKERY,
        operation,
        ...fields,
    };
}

describe('without faults', () => {
    let harness: Harness;

    beforeEach(async () => {
        harness = await startHarness();
    });

    afterEach(() => harness.fusebill.close());

    const sent = (): unknown[] =>
        harness.fusebill.requests.map(({ method, path, body, contentType }) =>
            method === 'POST' ? { path, body, contentType } : path,
        );

    test.each([
        ['enable', `/v1/Salesforce/EnableSynch/${CUSTOMERS.bakery}`, ''],
        ['disable', `/v1/Salesforce/DisableSynch/${CUSTOMERS.bakery}`, ''],
        ['resynch', '/v1/Salesforce/Resynch', `{"fusebillId":${CUSTOMERS.bakery}}`],
    ] as const)('reads the holder, then sends %s as documented', async (operation, path, body) => {
        const result = await harness.answer(synch(operation));

        expect(result).toMatchObject({
            ok: true,
            data: {
                customer: { id: CUSTOMERS.bakery, salesforceSynchStatus: STATUSES[operation] },
            },
        });
        expect(sent()).toEqual([
            `/v1/customers/${CUSTOMERS.bakery}`,
            { path, body, contentType: 'application/json' },
        ]);
    });

    test.each(OPERATIONS)('replies to %s with only the customer', async (operation) => {
        const result = await harness.answer(synch(operation));

        expect(result.ok && Object.keys(result.data)).toEqual(['customer']);
    });

    test('sends a change to the current status, because a read may be outdated', async () => {
        await harness.answer(synch('enable'));

        expect(harness.fusebill.synchs).toEqual([
            { customerId: CUSTOMERS.bakery, operation: 'enable' },
        ]);
    });

    test('accepts the Account id in 15 characters', async () => {
        const result = await harness.answer(
            synch('disable', { salesforceId: BAKERY.slice(0, 15) }),
        );

        expect(result.ok).toBe(true);
    });

    test.each(OPERATIONS)(
        'sends no %s when another Account has the customer',
        async (operation) => {
            await seize(harness, CUSTOMERS.bakery, HOLDINGS);

            const result = await harness.answer(synch(operation));

            expect(result).toMatchObject({
                ok: false,
                error: {
                    code: 'HOLDER_CHANGED',
                    holder: HOLDINGS,
                    customer: { id: CUSTOMERS.bakery },
                },
            });
            expect(result.ok || result.error.message).toContain('nothing was written');
            expect(harness.fusebill.synchs).toEqual([]);
        },
    );

    test('says that no Account holds the customer any more', async () => {
        const result = await harness.answer(
            synch('disable', { fusebillId: CUSTOMERS.stolenBikes }),
        );

        expect(result).toMatchObject({ error: { code: 'HOLDER_CHANGED', holder: null } });
    });

    test('says that there is no such customer', async () => {
        const result = await harness.answer(synch('disable', { fusebillId: 999_999 }));

        expect(result).toMatchObject({ error: { code: 'CUSTOMER_NOT_FOUND' } });
    });

    test('says that the key is rejected, and writes nothing', async () => {
        harness.fusebill.rotateKey();

        const result = await harness.answer(synch('disable'));

        expect(result).toMatchObject({ error: { code: 'KEY_REJECTED' } });
        expect(harness.fusebill.requests.map(({ method }) => method)).toEqual(['GET']);
    });

    test('continues with the new key after a rotation', async () => {
        harness.secret.value = harness.fusebill.rotateKey();

        await expect(harness.answer(synch('disable'))).resolves.toMatchObject({ ok: true });
    });

    test.each(OPERATIONS)(
        "reports a refusal of %s immediately, with Fusebill's message",
        async (operation) => {
            const words = 'The Salesforce integration is not enabled.';
            const fusebillId = operation === 'enable' ? DISABLED_ID : CUSTOMERS.bakery;
            const salesforceId = operation === 'enable' ? KETTLE : BAKERY;
            harness.fusebill.plan({ kind: 'integrationOff', method: 'POST' });

            const result = await harness.answer(synch(operation, { fusebillId, salesforceId }));

            expect(result).toMatchObject({
                error: { code: 'SYNCH_REFUSED', fusebillMessage: words },
            });
            expect(harness.fusebill.requests.map(({ method }) => method)).toEqual([
                'GET',
                'POST',
                'GET',
            ]);
        },
    );

    test('does not treat a status that was read before the refusal as done', async () => {
        harness.fusebill.plan({ kind: 'status', status: 409, method: 'POST' });

        const result = await harness.answer(synch('enable'));

        expect(result).toMatchObject({
            error: {
                code: 'SYNCH_REFUSED',
                message: expect.stringContaining(
                    `customer ${CUSTOMERS.bakery} is Enabled`,
                ) as string,
            },
        });
    });

    test.each([
        ['202 without a body', { kind: 'status', status: 202, body: '' } as const],
        ['204', { kind: 'status', status: 204, body: '' } as const],
        ['another kind of object', { kind: 'status', status: 200, body: '{"job":7}' } as const],
    ])('treats %s as an accepted resynchronization', async (_, fault) => {
        harness.fusebill.plan({ ...fault, method: 'POST' });

        const result = await harness.answer(synch('resynch'));

        expect(result).toMatchObject({ ok: true, data: { customer: { id: CUSTOMERS.bakery } } });
    });

    test.each([
        ['null', { kind: 'null' } as const],
        ['an empty 200', { kind: 'empty' } as const],
        ['an error in a 200', { kind: 'status', status: 200 } as const],
        ['a page of a proxy', { kind: 'html', status: 200 } as const],
        ['a list', { kind: 'status', status: 200, body: '[{"id":172690}]' } as const],
        ['another customer', { kind: 'status', status: 200, body: '{"id":1}' } as const],
        ['500', { kind: 'status', status: 500, when: 'afterWrite' } as const],
        ['a reset', { kind: 'reset' } as const],
        ['half a customer', { kind: 'truncated' } as const],
    ])('leaves a resynchronization unknown after %s, and does not repeat it', async (_, fault) => {
        harness.fusebill.plan({ ...fault, method: 'POST' });

        const result = await harness.answer(synch('resynch'));

        expect(result).toMatchObject({ error: { code: 'OUTCOME_UNKNOWN' } });
        expect(harness.fusebill.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
    });
});

const WRITTEN_500: Harm = { kind: 'answer', status: 500, body: '', isWritten: true };
const UNWRITTEN_500: Harm = { kind: 'answer', status: 500, body: '' };

function toPosts(...harms: Harm[]): (request: { method: string }) => Harm | undefined {
    return ({ method }) => (method === 'POST' ? harms.shift() : undefined);
}

const verdictOf = (result: Result): string => (result.ok ? 'OK' : result.error.code);
const DISABLE = {
    action: 'synch',
    fusebillId: CUSTOMERS.bakery,
    salesforceId: BAKERY,
    operation: 'disable',
} as const;
const ENABLE = { ...DISABLE, operation: 'enable' } as const;

describe('in doubt', () => {
    test.each(['reset', 'timeOut'] as const)(
        'is reported as done once reads show it, 3 s late, after a %s',
        async (kind) => {
            const simulation = new Simulation({
                readLagMs: 3000,
                harm: toPosts({ kind, isWritten: true }, WRITTEN_500, WRITTEN_500),
            });

            const result = await simulation.answer(DISABLE);

            expect(result).toMatchObject({
                data: { customer: { salesforceSynchStatus: 'Disabled' } },
            });
        },
    );

    test('is sent again while reads show the old status', async () => {
        const simulation = new Simulation({ harm: toPosts(UNWRITTEN_500) });

        const result = await simulation.answer(DISABLE);

        expect(verdictOf(result)).toBe('OK');
        expect(simulation.synchs).toHaveLength(1);
        expect(simulation.requests).toEqual(['GET', 'POST', 'GET', 'POST']);
    });

    test('is reported as not written only after five seconds of reads', async () => {
        const simulation = new Simulation({
            harm: toPosts(UNWRITTEN_500, UNWRITTEN_500, UNWRITTEN_500),
        });

        const result = await simulation.answer(DISABLE);

        const lastPost = simulation.sent.findLast(({ method }) => method === 'POST')?.at ?? 0;
        expect(verdictOf(result)).toBe('FUSEBILL_UNAVAILABLE');
        expect((simulation.sent.at(-1)?.at ?? 0) - lastPost).toBeGreaterThanOrEqual(5000);
    });

    test('ignores a stale status that matches the request', async () => {
        const simulation = new Simulation({
            readLagMs: 4000,
            harm: ({ url }) => (url.includes('EnableSynch') ? UNWRITTEN_500 : undefined),
        });
        await simulation.answer(DISABLE);

        const result = await simulation.answer(ENABLE);

        expect(verdictOf(result)).toBe('FUSEBILL_UNAVAILABLE');
        expect(simulation.synchs).toEqual([{ customerId: CUSTOMERS.bakery, operation: 'disable' }]);
    });

    test('treats a status that was already there as done after five seconds', async () => {
        const simulation = new Simulation({
            harm: ({ method }) => (method === 'POST' ? UNWRITTEN_500 : undefined),
        });

        expect(verdictOf(await simulation.answer(ENABLE))).toBe('OK');
        expect(simulation.clock.now()).toBeGreaterThanOrEqual(5000);
    });

    test('says so when another Account has taken the customer meanwhile', async () => {
        const simulation: Simulation = new Simulation({
            harm: ({ method }) => {
                if (method === 'POST') simulation.seize(CUSTOMERS.bakery, HOLDINGS);
                return method === 'POST' ? WRITTEN_500 : undefined;
            },
        });

        const result = await simulation.answer(DISABLE);

        expect(result).toMatchObject({ error: { code: 'HOLDER_CHANGED', holder: HOLDINGS } });
        expect(result.ok || result.error.message).not.toContain('nothing was written');
        expect(simulation.requests.filter((method) => method === 'POST')).toHaveLength(1);
    });

    test('stays unknown when the customer can no longer be read', async () => {
        const simulation = new Simulation({
            harm: ({ method }, count) => {
                if (method === 'POST') return WRITTEN_500;
                return count === 1 ? undefined : UNWRITTEN_500;
            },
        });

        expect(verdictOf(await simulation.answer(DISABLE))).toBe('OUTCOME_UNKNOWN');
    });

    test('is unknown at the deadline when nothing settles', async () => {
        const simulation: Simulation = new Simulation();
        const { send } = simulation.environment.connections;
        simulation.environment.connections.send = (request) =>
            request.method === 'GET' ? send(request) : new Promise(() => undefined);

        const results = [
            await simulation.answer(DISABLE),
            await simulation.answer({ ...DISABLE, operation: 'resynch' }),
        ];

        expect(results.map(verdictOf)).toEqual(['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN']);
    });
});

test.each(OPERATIONS)(
    'waits for the limit, reads the holder again, then sends %s',
    async (operation) => {
        const limited: Harm = {
            kind: 'answer',
            status: 429,
            body: '{"Errors":[{"Key":"Api Error","Value":"The rate limit per minute is exceeded."}]}',
        };
        const simulation = new Simulation({ harm: toPosts(limited) });

        const result = await simulation.answer({ ...DISABLE, operation }, 100_000);

        expect(verdictOf(result)).toBe('OK');
        expect(simulation.requests).toEqual(['GET', 'POST', 'GET', 'POST']);
        expect(simulation.synchs).toHaveLength(1);
    },
);

test('is RATE_LIMITED when the limit outlasts the deadline', async () => {
    const simulation = new Simulation({ limits: { minute: 1, day: 500 } });
    simulation.spend();

    const result = await simulation.answer(DISABLE);

    expect(result).toMatchObject({ error: { code: 'RATE_LIMITED', usedUp: 'minute' } });
    expect(simulation.synchs).toEqual([]);
});

describe('with random faults', () => {
    const harms: Harm[] = [
        ...[200, 404, 500].flatMap((status): Harm[] => [
            { kind: 'answer', status, body: '' },
            { kind: 'answer', status, body: '{"Message":"None."}' },
        ]),
        { kind: 'reset' },
        { kind: 'timeOut' },
        { kind: 'notSent' },
        { kind: 'ownFault' },
    ];
    const operation = fc.constantFrom('enable' as const, 'disable' as const);
    const fault = fc.option(
        fc
            .tuple(fc.constantFrom(...harms), fc.boolean())
            .map(([harm, isWritten]): Harm =>
                harm.kind === 'reset' ||
                harm.kind === 'timeOut' ||
                (harm.kind === 'answer' && !refuses(harm))
                    ? { ...harm, isWritten }
                    : harm,
            ),
        { nil: undefined, freq: 3 },
    );

    /** Refused requests are not carried out. */
    function refuses(harm: Harm): boolean {
        return harm.kind === 'answer' && harm.status === 404;
    }

    test('reports the state in Fusebill after each of several quick changes', async () => {
        await fc.assert(
            fc.asyncProperty(
                fc.array(operation, { minLength: 1, maxLength: 4 }),
                fc.array(fault, { maxLength: 30 }),
                fc.constantFrom(0, 1000, 4500),
                async (operations, faults, readLagMs) => {
                    const simulation = new Simulation({ readLagMs, harm: () => faults.shift() });
                    for (const asked of operations) {
                        const before = simulation.statusOf(CUSTOMERS.bakery);
                        const code = verdictOf(
                            await simulation.answer({ ...DISABLE, operation: asked }),
                        );
                        const now = simulation.statusOf(CUSTOMERS.bakery);
                        if (code === 'OK') expect(now).toBe(STATUSES[asked]);
                        else if (code !== 'OUTCOME_UNKNOWN') expect(now).toBe(before);
                    }
                },
            ),
            { numRuns: 1000, seed: 7 },
        );
    });
});
