import { CUSTOMERS } from '../../../dev/demo-ids';
import type { LatchOne } from '../../../contract/event';
import { BAKERY, HOLDINGS, INTERIORS, STOLEN_BIKES, type Result } from '../harness';
import { Simulation, type Harm } from '../simulated-fusebill';

const ROW = { fusebillId: CUSTOMERS.stolenBikes, salesforceId: STOLEN_BIKES };
const LATCH: LatchOne = { action: 'latch', ...ROW };
const MOVE: LatchOne = {
    action: 'latch',
    fusebillId: CUSTOMERS.interiors,
    salesforceId: INTERIORS,
    forceLatch: true,
    expectedHolder: HOLDINGS,
};

const WRITTEN_500: Harm = { kind: 'answer', status: 500, body: '', isWritten: true };
const UNWRITTEN_500: Harm = { kind: 'answer', status: 500, body: '' };
const REFUSED: Harm = {
    kind: 'answer',
    status: 400,
    body: '{"Errors":[{"Key":"Api Error","Value":"No."}]}',
};

/** The faults of the first latch requests, in order. */
function toPosts(
    ...harms: (Harm | undefined)[]
): (request: { method: string }) => Harm | undefined {
    return ({ method }) => (method === 'POST' ? harms.shift() : undefined);
}

/** The code or the outcome. */
function verdictOf(result: Result): string {
    if (!result.ok) return result.error.code;
    return 'outcome' in result.data ? result.data.outcome : 'not a latch';
}

const postsOf = ({ requests }: Simulation): number =>
    requests.filter((method) => method === 'POST').length;

describe('expectedHolder without force', () => {
    test('does not hide that this Account holds the customer', async () => {
        const simulation = new Simulation({ harm: toPosts(REFUSED) });

        const result = await simulation.answer({
            ...MOVE,
            forceLatch: false,
            expectedHolder: HOLDINGS,
        });

        expect(result).toMatchObject({
            error: { code: 'ALREADY_LATCHED', holder: HOLDINGS },
        });
    });

    test('does not hide that nobody holds the customer, and the latch continues after a reset', async () => {
        const simulation = new Simulation({ harm: toPosts({ kind: 'reset' }) });

        const result = await simulation.answer({ ...LATCH, expectedHolder: HOLDINGS });

        expect(verdictOf(result)).toBe('latched');
        expect(postsOf(simulation)).toBe(2);
    });
});

describe('a move from nobody', () => {
    const fromNobody = { ...LATCH, forceLatch: true, expectedHolder: null };

    test('is one request without force', async () => {
        const simulation = new Simulation();

        const result = await simulation.answer(fromNobody);

        expect(verdictOf(result)).toBe('latched');
        expect(simulation.requests).toEqual(['POST']);
    });

    test.each([
        ['at once', []],
        ['after a reset', [{ kind: 'reset' } as const]],
        ['after a 500', [UNWRITTEN_500]],
    ])('takes nothing from somebody who was faster, %s', async (_, harms) => {
        const simulation: Simulation = new Simulation({
            harm: ({ method }) => {
                if (method !== 'POST') return undefined;
                const harm = harms.shift();
                if (harm === undefined) simulation.seize(CUSTOMERS.stolenBikes, BAKERY);
                return harm;
            },
        });

        const result = await simulation.answer(fromNobody);

        expect(result).toMatchObject({ error: { code: 'HOLDER_CHANGED', holder: BAKERY } });
        expect(simulation.holderOf(CUSTOMERS.stolenBikes)).toBe(BAKERY);
        expect(simulation.writes).toHaveLength(1);
    });
});

describe.each([
    ['missing', undefined],
    ['a number', 7],
    ['an object', { id: HOLDINGS }],
    ['a list', [HOLDINGS]],
    ['a text that is too long', 'x'.repeat(256)],
])('a holder that is %s', (_, salesforceId) => {
    const onReads =
        (first?: Harm) =>
        ({ method }: { method: string }): Harm | undefined =>
            method === 'POST' ? first : { kind: 'holder', salesforceId };

    test('does not look like the end of a latch when the customer is read', async () => {
        const simulation = new Simulation({ harm: onReads() });

        const result = await simulation.answer({ action: 'customer', fusebillId: 172690 });

        expect(result).toMatchObject({
            error: {
                code: 'FUSEBILL_UNAVAILABLE',
                message:
                    'GET /v1/customers/172690 answered 200, without saying who holds customer 172690.',
            },
        });
    });

    test('is not moved from', async () => {
        const simulation = new Simulation({ harm: onReads() });

        const fromHoldings = await simulation.answer(MOVE);

        expect(verdictOf(fromHoldings)).toBe('FUSEBILL_UNAVAILABLE');
        expect(simulation.writes).toEqual([]);
    });

    test.each([WRITTEN_500, UNWRITTEN_500])('leaves an uncertain latch unknown', async (harm) => {
        const simulation = new Simulation({ harm: onReads(harm) });

        const result = await simulation.answer(LATCH);

        expect(verdictOf(result)).toBe('OUTCOME_UNKNOWN');
    });
});

test('treats an empty holder as nobody', async () => {
    const simulation = new Simulation({
        harm: ({ method }) =>
            method === 'POST' ? UNWRITTEN_500 : { kind: 'holder', salesforceId: '' },
    });

    expect(verdictOf(await simulation.answer(LATCH))).toBe('FUSEBILL_UNAVAILABLE');
});

describe('a 404 to the read', () => {
    const bodies = ['', '{"message":"no Route matched with those values"}', '{"Message":"None."}'];

    test.each(bodies)('leaves an uncertain latch unknown: %j', async (body) => {
        const simulation = new Simulation({
            harm: ({ method }) =>
                method === 'POST' ? { kind: 'reset' } : { kind: 'answer', status: 404, body },
        });

        expect(verdictOf(await simulation.answer(LATCH))).toBe('OUTCOME_UNKNOWN');
    });

    test('leaves an uncertain move unknown, although its customer was read before', async () => {
        const simulation = new Simulation({
            harm: ({ method }, count) => {
                if (method === 'POST') return WRITTEN_500;
                return count === 1 ? undefined : { kind: 'answer', status: 404, body: '' };
            },
        });

        expect(verdictOf(await simulation.answer(MOVE))).toBe('OUTCOME_UNKNOWN');
    });

    test('does not make a plain refusal uncertain', async () => {
        const simulation = new Simulation();

        const result = await simulation.answer({ ...LATCH, fusebillId: 999_999 });

        expect(verdictOf(result)).toBe('CUSTOMER_NOT_FOUND');
        expect(simulation.requests).toEqual(['POST', 'GET']);
    });
});

describe('reads that lag behind writes', () => {
    test('show a latch that three 500s wrote', async () => {
        const simulation = new Simulation({
            readLagMs: 3000,
            harm: toPosts(WRITTEN_500, WRITTEN_500, WRITTEN_500),
        });

        expect(verdictOf(await simulation.answer(LATCH))).toBe('latched');
        expect(simulation.writes).toHaveLength(1);
    });

    test('show a latch that was refused because an attempt with a reset had written it', async () => {
        const simulation = new Simulation({
            readLagMs: 4000,
            heldHereAnswer: 'error',
            heldElsewhereStatus: 400,
            harm: toPosts({ kind: 'reset', isWritten: true }),
        });

        expect(verdictOf(await simulation.answer(LATCH))).toBe('latched');
    });

    test('show a move, which is not repeated before they can show it', async () => {
        const simulation = new Simulation({
            readLagMs: 4000,
            harm: toPosts({ kind: 'timeOut', isWritten: true }),
        });

        const result = await simulation.answer(MOVE);

        expect(verdictOf(result)).toBe('moved');
        expect(postsOf(simulation)).toBe(1);
    });

    test('also show rows of a batch', async () => {
        const simulation = new Simulation({
            readLagMs: 3000,
            harm: ({ method }) => (method === 'POST' ? WRITTEN_500 : undefined),
        });

        const result = await simulation.answer({ action: 'latchMany', items: [ROW] });

        expect(result).toMatchObject({
            data: { results: [{ ok: true, data: { outcome: 'latched' } }] },
        });
    });

    test('do not make a later row of a batch take the customer from a previous holder', async () => {
        const simulation = new Simulation({ readLagMs: 4000 });
        const move = {
            fusebillId: CUSTOMERS.interiors,
            forceLatch: true,
            expectedHolder: HOLDINGS,
        };

        const result = await simulation.answer({
            action: 'latchMany',
            items: [
                { ...move, salesforceId: INTERIORS },
                { ...move, salesforceId: BAKERY },
            ],
        });

        expect(result).toMatchObject({
            data: {
                results: [
                    { ok: true },
                    { ok: false, error: { code: 'HOLDER_CHANGED', holder: INTERIORS } },
                ],
            },
        });
        expect(simulation.writes).toHaveLength(1);
    });

    test('leave a later row of the same customer unsent if there is no time to wait for them', async () => {
        const simulation = new Simulation();
        const move = {
            fusebillId: CUSTOMERS.interiors,
            forceLatch: true,
            expectedHolder: HOLDINGS,
        };
        const items = [INTERIORS, BAKERY].map((salesforceId) => ({ ...move, salesforceId }));

        const result = await simulation.answer({ action: 'latchMany', items }, 9000);

        expect(result).toMatchObject({
            data: { results: [{ ok: true }, { error: { code: 'NOT_ATTEMPTED' } }] },
        });
        expect(simulation.clock.now()).toBeLessThan(9000);
    });

    test('are not waited for after a certain refusal', async () => {
        const simulation = new Simulation({ readLagMs: 3000, harm: toPosts(REFUSED) });

        const result = await simulation.answer(LATCH);

        expect(verdictOf(result)).toBe('ACCOUNT_NOT_FOUND');
        expect(simulation.requests).toEqual(['POST', 'GET']);
        expect(simulation.clock.now()).toBeLessThan(1000);
    });

    test('are waited for at least five seconds before a latch is reported as not written', async () => {
        const simulation = new Simulation({
            harm: toPosts(UNWRITTEN_500, UNWRITTEN_500, UNWRITTEN_500),
        });

        const result = await simulation.answer(LATCH);

        const lastPost = simulation.sent.findLast(({ method }) => method === 'POST')?.at ?? 0;
        const lastRead = simulation.sent.at(-1)?.at ?? 0;
        expect(verdictOf(result)).toBe('FUSEBILL_UNAVAILABLE');
        expect(lastRead - lastPost).toBeGreaterThanOrEqual(5000);
    });

    test('leave the outcome unknown when the time is up first', async () => {
        const simulation = new Simulation({ harm: toPosts({ kind: 'timeOut' }) });

        expect(verdictOf(await simulation.answer(LATCH, 6000))).toBe('OUTCOME_UNKNOWN');
    });
});

test('reports latched, not already latched, when a refusal follows from an earlier attempt', async () => {
    const simulation = new Simulation({
        heldHereAnswer: 'error',
        readLagMs: 150,
        harm: toPosts({ kind: 'reset', isWritten: true }),
    });

    expect(verdictOf(await simulation.answer(LATCH))).toBe('latched');
    expect(postsOf(simulation)).toBe(2);
});

describe('an uncertain move', () => {
    test('is repeated on a read that shows the expected holder after five seconds', async () => {
        const simulation = new Simulation({ harm: toPosts({ kind: 'reset' }) });

        const result = await simulation.answer(MOVE);

        const posts = simulation.sent.filter(({ method }) => method === 'POST');
        expect(verdictOf(result)).toBe('moved');
        expect((posts[1]?.at ?? 0) - (posts[0]?.at ?? 0)).toBeGreaterThanOrEqual(5000);
    });

    test('is not repeated when another Account has the customer meanwhile', async () => {
        const simulation: Simulation = new Simulation({
            harm: ({ method }) => {
                if (method === 'POST') simulation.seize(CUSTOMERS.interiors, BAKERY);
                return method === 'POST' ? { kind: 'reset' } : undefined;
            },
        });

        const result = await simulation.answer(MOVE);

        expect(result).toMatchObject({ error: { code: 'HOLDER_CHANGED', holder: BAKERY } });
        expect(result.ok || result.error.message).not.toContain('nothing was written');
        expect(postsOf(simulation)).toBe(1);
    });
});

describe('a request that was never sent', () => {
    test.each(['ENOTFOUND', 'ECONNREFUSED', 'CERT_HAS_EXPIRED'])(
        'is reported as unavailable, with the cause %s, and is certain',
        async (reason) => {
            const simulation = new Simulation({ harm: () => ({ kind: 'notSent', reason }) });

            const [latch, move] = [await simulation.answer(LATCH), await simulation.answer(MOVE)];

            for (const result of [latch, move]) {
                expect(result).toMatchObject({
                    error: {
                        code: 'FUSEBILL_UNAVAILABLE',
                        message: expect.stringContaining(reason) as string,
                    },
                });
                expect(result.ok || result.error.message).toMatch(/nothing was written/);
            }
        },
    );
});

describe.each([301, 302, 307, 308])('a redirect with %i', (status) => {
    test('says that the address has changed, after a read that shows nothing written', async () => {
        const harm = toPosts({ kind: 'answer', status, body: '' });
        const simulation = new Simulation({ harm });

        const result = await simulation.answer(LATCH);

        expect(result).toMatchObject({
            error: {
                code: 'FUSEBILL_UNAVAILABLE',
                message: expect.stringContaining("Fusebill's address has changed") as string,
            },
        });
        expect(simulation.requests).toEqual(['POST', 'GET']);
    });

    test('is unknown when nothing can be read', async () => {
        const simulation = new Simulation({ harm: () => ({ kind: 'answer', status, body: '' }) });

        expect(verdictOf(await simulation.answer(LATCH))).toBe('OUTCOME_UNKNOWN');
    });
});

describe('a 400 to one read', () => {
    const outOfRange = ({ url }: { url: string }): Harm | undefined =>
        url.includes('9007199254740991')
            ? { kind: 'answer', status: 400, body: '{"Errors":[]}' }
            : undefined;

    test('does not reject the key for the good rows of a batch', async () => {
        const harm = (request: { url: string; method: string; body?: string }): Harm | undefined =>
            request.body?.includes('9007199254740991') ? REFUSED : outOfRange(request);
        const simulation = new Simulation({ harm });

        const result = await simulation.answer({
            action: 'latchMany',
            items: [
                { fusebillId: 9007199254740991, salesforceId: BAKERY },
                { fusebillId: CUSTOMERS.stolenBikes, salesforceId: STOLEN_BIKES },
            ],
        });

        expect(result).toMatchObject({
            data: { results: [{ error: { code: 'CUSTOMER_NOT_FOUND' } }, { ok: true }] },
        });
    });

    test('is about the id when the same key works for a list', async () => {
        const simulation = new Simulation({ harm: outOfRange });

        const event = { action: 'customer', fusebillId: 9007199254740991 } as const;
        const [first, second] = [await simulation.answer(event), await simulation.answer(event)];

        expect([first, second].map(verdictOf)).toEqual([
            'CUSTOMER_NOT_FOUND',
            'CUSTOMER_NOT_FOUND',
        ]);
        // The list is requested once per key.
        expect(simulation.sent.map(({ path }) => path.split('?')[0])).toEqual([
            '/v1/customers/9007199254740991',
            '/v1/customers',
            '/v1/customers/9007199254740991',
        ]);
    });
});

test('ends soon after the deadline, although a request never settles', async () => {
    const simulation = new Simulation();
    simulation.environment.connections.send = () => new Promise(() => undefined);

    const latch = await simulation.answer(LATCH);
    const search = await simulation.answer({ action: 'customer', fusebillId: 1 });
    const batch = await simulation.answer({ action: 'latchMany', items: [ROW] });

    expect([latch, search].map(verdictOf)).toEqual(['OUTCOME_UNKNOWN', 'FUSEBILL_UNAVAILABLE']);
    expect(batch).toMatchObject({ data: { results: [{ error: { code: 'OUTCOME_UNKNOWN' } }] } });
    expect(simulation.clock.now()).toBeLessThan(3 * 24_750 + 1);
});
