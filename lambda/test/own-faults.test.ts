import { CUSTOMERS } from '../../dev/demo-ids';
import type { LatchEvent } from '../../contract/event';
import { BAKERY, EVENTS, HOLDINGS, INTERIORS, STOLEN_BIKES } from './harness';
import { OWN_FAULT, Simulation, type Harm } from './simulated-fusebill';

const WRITING = {
    latch: EVENTS.latch,
    move: EVENTS.move,
    disable: EVENTS.synch,
    enable: { ...EVENTS.synch, operation: 'enable' },
    resynch: { ...EVENTS.synch, operation: 'resynch' },
} as Record<string, LatchEvent>;

const READING = ['account', 'search', 'customer'] as const;

const OWN: Harm = { kind: 'ownFault' };

/** A simulation in which requests of this method meet the fault. */
function failingAt(method: string): Simulation {
    return new Simulation({
        harm: (request) => (request.method === method ? OWN : undefined),
    });
}

describe.each(Object.entries(WRITING))('%s', (_, event) => {
    test('is unknown once the function failed after sending it', async () => {
        const simulation = failingAt('POST');

        const result = await simulation.answer(event);

        expect(result).toMatchObject({ ok: false, error: { code: 'OUTCOME_UNKNOWN' } });
        expect(JSON.stringify(result)).not.toContain(OWN_FAULT);
        expect(simulation.unexpected).toEqual([new TypeError(OWN_FAULT)]);
        expect(simulation.requests.filter((method) => method === 'POST')).toHaveLength(1);
    });

    test('is unknown when the function fails while it reads the outcome', async () => {
        let isSent = false;
        const simulation = new Simulation({
            harm: ({ method }) => {
                if (method === 'GET') return isSent ? OWN : undefined;
                isSent = true;
                return { kind: 'reset', isWritten: true };
            },
        });

        const result = await simulation.answer(event);

        // A resynchronization leaves nothing to read.
        const isRead = event.action !== 'synch' || event.operation !== 'resynch';
        expect(result).toMatchObject({ ok: false, error: { code: 'OUTCOME_UNKNOWN' } });
        expect(simulation.unexpected).toEqual(isRead ? [new TypeError(OWN_FAULT)] : []);
    });
});

test.each(['move', 'disable'])('%s has not begun while its holder is read', async (name) => {
    const simulation = failingAt('GET');

    const result = await simulation.answer(WRITING[name] as LatchEvent);

    expect(result).toMatchObject({ ok: false, error: { code: 'UNEXPECTED' } });
    expect(simulation.requests).toEqual(['GET']);
    expect(simulation.unexpected).toEqual([new TypeError(OWN_FAULT)]);
});

test.each(READING)('%s fails without a code', async (name) => {
    const simulation = failingAt('GET');

    const result = await simulation.answer(EVENTS[name] as LatchEvent);

    expect(result).toMatchObject({ ok: false, error: { code: 'UNEXPECTED' } });
    expect(simulation.unexpected[0]).toEqual(new TypeError(OWN_FAULT));
});

test('each row of a batch says whether it may be written', async () => {
    const simulation = new Simulation({
        harm: ({ method, url, body = '' }) => {
            if (url.endsWith(`/customers/${CUSTOMERS.interiors}`)) return OWN;
            const isStruck = method === 'POST' && body.includes(String(CUSTOMERS.stolenBikes));
            return isStruck ? OWN : undefined;
        },
    });
    const move = { forceLatch: true, expectedHolder: HOLDINGS };

    const result = await simulation.answer({
        action: 'latchMany',
        items: [
            { fusebillId: CUSTOMERS.stolenBikes, salesforceId: STOLEN_BIKES },
            { fusebillId: CUSTOMERS.interiors, salesforceId: INTERIORS, ...move },
            { fusebillId: CUSTOMERS.paperLantern, salesforceId: BAKERY },
        ],
    });

    expect(result).toMatchObject({
        ok: true,
        data: {
            results: [
                { error: { code: 'OUTCOME_UNKNOWN' } },
                { error: { code: 'UNEXPECTED' } },
                { data: { outcome: 'latched' } },
            ],
        },
    });
    expect(JSON.stringify(result)).not.toContain(OWN_FAULT);
    expect(simulation.unexpected).toEqual([new TypeError(OWN_FAULT), new TypeError(OWN_FAULT)]);
});

test('a batch that fails after its rows were sent is unknown as a whole', async () => {
    const simulation = new Simulation();
    let isSent = false;
    const { gate } = simulation.environment;
    jest.spyOn(gate, 'release').mockImplementation(() => (isSent = true));
    jest.spyOn(gate, 'state').mockImplementation(() => {
        if (isSent) throw new TypeError(OWN_FAULT);
        return { waitMs: 0, usedUp: null };
    });

    const result = await simulation.answer(EVENTS.latchMany as LatchEvent);

    expect(result).toMatchObject({ ok: false, error: { code: 'OUTCOME_UNKNOWN' } });
    expect(simulation.unexpected).toEqual([new TypeError(OWN_FAULT)]);
});

test("leaves the count of Fusebill's limit right", async () => {
    const simulation = new Simulation({
        limits: { minute: 3, day: 100 },
        harm: (_, count) => (count === 1 ? OWN : undefined),
    });

    for (let event = 0; event < 5; event++) {
        await simulation.answer(EVENTS.customer as LatchEvent);
    }

    expect(simulation.sent.map(({ status }) => status)).toEqual([200, 200, 200]);
});
