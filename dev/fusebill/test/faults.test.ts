import { ACCOUNTS, CUSTOMERS } from '../../demo-ids';
import { Agent, get, type ClientRequest } from 'node:http';
import type { FusebillEmulator } from '../emulator';
import type { Fault } from '../fault';
import { type Called, call, errorBody, latch } from './call';
import { start } from './start';

const accountId = ACCOUNTS.stolenBikes;
const request = { fusebillId: CUSTOMERS.stolenBikes, salesforceId: accountId };

let fusebill: FusebillEmulator;

beforeEach(async () => {
    fusebill = await start();
});

/** Longer than any answer that isn't deliberately delayed takes, even on a busy machine. */
const LATE_MS = 1_500;

/** How early a timer of Node may fire. */
const TIMER_MS = 5;

/** The answer, or the code of the network error. */
async function attempt(signal?: AbortSignal): Promise<Called | string> {
    try {
        return await latch(fusebill, request, signal);
    } catch (error) {
        return networkCode(error);
    }
}

/** Like `attempt`, by a client that disconnects as soon as the request has arrived. */
async function attemptAndLeave(): Promise<Called | string> {
    const leaving = new AbortController();
    const answer = attempt(leaving.signal);
    await until(() => fusebill.requests.length > 0);
    leaving.abort();
    return answer;
}

function networkCode(error: unknown): string {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    return cause?.code ?? name;
}

function isWritten(): boolean {
    return fusebill.customer(CUSTOMERS.stolenBikes)?.salesforceId === accountId;
}

describe('the answer of a fault, and whether the latch is written', () => {
    const answers: [string, Fault, number, string | RegExp, boolean][] = [
        [
            'status with its own words',
            { kind: 'status', status: 500, message: 'Broken.' },
            ...([500, errorBody(500, 'Broken.'), false] as const),
        ],
        [
            'status in the other shape',
            { kind: 'status', status: 404, shape: 'message', message: 'Gone.' },
            ...([404, '{"Message":"Gone."}', false] as const),
        ],
        [
            'status with a body of its own',
            { kind: 'status', status: 400, body: '<oops>', contentType: 'text/plain' },
            ...([400, '<oops>', false] as const),
        ],
        [
            'status without a body',
            { kind: 'status', status: 401, body: '' },
            ...([401, '', false] as const),
        ],
        [
            'status after the write',
            { kind: 'status', status: 503, when: 'afterWrite' },
            ...([503, /was planned/, true] as const),
        ],
        ['HTML page', { kind: 'html' }, 502, /^<!DOCTYPE html>/, false],
        [
            'HTML page after the write',
            { kind: 'html', status: 504, when: 'afterWrite' },
            ...([504, /<h1>504/, true] as const),
        ],
        ['empty body', { kind: 'empty' }, 200, '', true],
        ['empty body before', { kind: 'empty', when: 'beforeWrite' }, 200, '', false],
        ['null', { kind: 'null' }, 200, 'null', true],
        ['null before the write', { kind: 'null', when: 'beforeWrite' }, 200, 'null', false],
        ['no holder', { kind: 'noHolder' }, 200, /^(?!.*salesforceId).*"id":172677/, true],
        ['truncated body', { kind: 'truncated' }, 200, /^\{"firstName":"John".*[^}]$/, true],
        ['5 MB body', { kind: 'huge' }, 200, /^\{"firstName":"John"/, true],
        [
            'rate limit',
            { kind: 'rateLimited' },
            429,
            errorBody(429, 'The rate limit per minute is exceeded.'),
            false,
        ],
        [
            'integration off',
            { kind: 'integrationOff' },
            ...([
                409,
                errorBody(409, 'The Salesforce integration is not enabled.'),
                false,
            ] as const),
        ],
        [
            'integration off, by another status',
            { kind: 'integrationOff', status: 400 },
            ...([400, /not enabled/, false] as const),
        ],
    ];

    test.each(answers)('%s', async (_, fault, status, body, isWrite) => {
        fusebill.plan(fault);

        const answer = await latch(fusebill, request);

        expect(answer.status).toBe(status);
        if (typeof body === 'string') expect(answer.text).toBe(body);
        else expect(answer.text).toMatch(body);
        expect(isWritten()).toBe(isWrite);
        expect(fusebill.writes).toHaveLength(isWrite ? 1 : 0);
        expect(fusebill.requests).toMatchObject([{ status, fault: fault.kind }]);
    });

    const silences: [string, Fault, string, boolean][] = [
        ['hang', { kind: 'hang' }, 'AbortError', false],
        ['hang after the write', { kind: 'hang', when: 'afterWrite' }, 'AbortError', true],
        ['reset', { kind: 'reset' }, 'ECONNRESET', false],
        ['reset after the write', { kind: 'reset', when: 'afterWrite' }, 'ECONNRESET', true],
        ['refuse', { kind: 'refuse', ms: 50 }, 'ECONNRESET', false],
    ];

    test.each(silences)('%s', async (_, fault, code, isWrite) => {
        fusebill.plan(fault);

        const answer = await (code === 'AbortError' ? attemptAndLeave() : attempt());

        expect(answer).toBe(code);
        expect(isWritten()).toBe(isWrite);
        expect(fusebill.requests).toMatchObject([{ status: null, fault: fault.kind }]);
    });
});

test('silence keeps connections open, and only new ones are answered', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const path = `${fusebill.url}/customers/${CUSTOMERS.stolenBikes}`;
    const headers = { Authorization: `Basic ${fusebill.key}` };
    const statusBy = (ask: ClientRequest): Promise<unknown> =>
        new Promise((resolve) => {
            ask.on('response', (answer) => resolve(answer.resume().statusCode));
            ask.on('error', () => resolve('nothing'));
        });
    await statusBy(get(path, { agent, headers }));
    fusebill.silence();

    const lost = get(path, { agent, headers });
    const first = statusBy(lost);
    while (fusebill.unheard === 0) await new Promise(setImmediate);
    lost.destroy();

    expect(lost.reusedSocket).toBe(true);
    expect(await first).toBe('nothing');
    expect(await statusBy(get(path, { agent, headers }))).toBe(200);
    expect(fusebill.requests).toHaveLength(2);
    agent.destroy();
});

describe('the headers of a fault', () => {
    test('carry a Retry-After and an empty limit with 429', async () => {
        fusebill.plan({ kind: 'rateLimited', headers: { 'Retry-After': '21' } });

        const { headers } = await latch(fusebill, request);

        expect(headers.get('retry-after')).toBe('21');
        expect(headers.get('x-rate-limit-remaining-minute')).toBe('0');
        expect(headers.get('x-rate-limit-limit-minute')).toBe('1000');
    });

    test('are those of the planned status', async () => {
        fusebill.plan({ kind: 'status', status: 503, headers: { 'Retry-After': '1' } });

        const { headers } = await latch(fusebill, request);

        expect(headers.get('retry-after')).toBe('1');
        expect(headers.get('content-type')).toMatch('application/json');
    });

    test("are a proxy's, not Fusebill's, with an HTML page", async () => {
        fusebill.plan({ kind: 'html' });

        const { headers } = await latch(fusebill, request);

        expect(headers.get('content-type')).toBe('text/html');
        expect(headers.get('x-rate-limit-limit-minute')).toBeNull();
    });

    test('state the size of a huge body: five million bytes, or the planned size', async () => {
        fusebill.plan({ kind: 'huge' }, { kind: 'huge', bytes: 20_000 });

        const first = await latch(fusebill, request);
        const second = await latch(fusebill, request);

        expect(first.headers.get('content-length')).toBe('5000000');
        expect(JSON.parse(first.text)).toMatchObject({ id: CUSTOMERS.stolenBikes });
        expect(second.headers.get('content-length')).toBe('20000');
    });
});

describe('slow answers', () => {
    test('arrive late, after the write', async () => {
        fusebill.plan({ kind: 'delay', ms: LATE_MS });
        const started = performance.now();
        const order: string[] = [];

        await Promise.all([
            until(isWritten).then(() => order.push('written')),
            latch(fusebill, request).then(({ status }) => order.push(`answered ${status}`)),
        ]);

        expect(order).toEqual(['written', 'answered 200']);
        expect(performance.now() - started).toBeGreaterThan(LATE_MS - TIMER_MS);
    });

    test('are written late, even after the client has left', async () => {
        fusebill.plan({ kind: 'delay', ms: LATE_MS, when: 'beforeWrite' });

        const answer = await attemptAndLeave();
        const writtenWhenLeft = isWritten();
        await until(isWritten);

        expect([answer, writtenWhenLeft]).toEqual(['AbortError', false]);
        expect(fusebill.requests).toMatchObject([{ status: null, fault: 'delay' }]);
    });

    test('send their body slowly after the headers', async () => {
        fusebill.plan({ kind: 'slowBody', ms: LATE_MS, path: '/v1/customers/' });
        const headers = { Authorization: `Basic ${fusebill.key}` };

        const response = await fetch(`${fusebill.url}/customers/${CUSTOMERS.stolenBikes}`, {
            headers,
        });
        const headersAt = performance.now();
        const text = await response.text();

        expect(performance.now() - headersAt).toBeGreaterThan(LATE_MS / 2);
        expect(JSON.parse(text)).toMatchObject({ id: CUSTOMERS.stolenBikes });
    });
});

describe('a closed port', () => {
    test('refuses connections for a while, then opens again', async () => {
        fusebill.plan({ kind: 'refuse', ms: LATE_MS });

        await attempt();
        const shut = await attempt();
        await until(async () => typeof (await attempt()) !== 'string');

        expect(shut).toBe('ECONNREFUSED');
        expect(isWritten()).toBe(true);
    });

    test('can be closed for good meanwhile', async () => {
        const other = await start();
        other.plan({ kind: 'refuse', ms: 20 });

        await call(other, { path: `/customers/${CUSTOMERS.stolenBikes}` }).catch(networkCode);
        await other.close();
        await new Promise((resolve) => setTimeout(resolve, 60));

        const after = await call(other, { path: `/customers/${CUSTOMERS.stolenBikes}` }).catch(
            networkCode,
        );
        expect(after).toBe('ECONNREFUSED');
    });
});

describe('which requests a fault affects', () => {
    const read = (path: string) => call(fusebill, { path }).then(({ status }) => status);

    test('the next one, once, in the planned order', async () => {
        fusebill.plan({ kind: 'status', status: 500 }, { kind: 'status', status: 503 });

        const statuses = [
            await read(`/customers/${CUSTOMERS.stolenBikes}`),
            await read(`/customers/${CUSTOMERS.stolenBikes}`),
        ];

        expect([...statuses, await read(`/customers/${CUSTOMERS.stolenBikes}`)]).toEqual([
            500, 503, 200,
        ]);
    });

    test('as many as `times` says', async () => {
        fusebill.plan(
            { kind: 'html', times: 2 },
            { kind: 'null', method: 'POST', times: 'always' },
        );

        const statuses = [await read('/customers/1'), await read('/customers/1')];
        const latches = [await latch(fusebill, request), await latch(fusebill, request)];

        expect([...statuses, await read('/customers/1')]).toEqual([502, 502, 404]);
        expect(latches.map(({ text }) => text)).toEqual(['null', 'null']);
    });

    test.each([
        [{ method: 'post' }, `/customers/${CUSTOMERS.stolenBikes}`, 200],
        [{ method: 'get' }, `/customers/${CUSTOMERS.stolenBikes}`, 500],
        [{ path: '/V1/Customers/' }, `/customers/${CUSTOMERS.stolenBikes}`, 500],
        [{ path: '/v1/customers/' }, `/customers?query=Id:${CUSTOMERS.stolenBikes}`, 200],
        [{ path: '/v1/customers?query=PrimaryEmail:' }, '/customers?query=PrimaryEmail%3A*a*', 500],
        [{ path: '/v1/customers?query=PrimaryEmail:' }, '/customers?query=CompanyName%3A*a*', 200],
        [{ path: '^.*companyname:\\*a' }, '/customers?query=CompanyName%3A*a*', 500],
        [{ path: '^/v1/customers/\\d+$' }, `/customers/${CUSTOMERS.stolenBikes}`, 500],
        [{ path: '^/v1/customers/\\d$' }, `/customers/${CUSTOMERS.stolenBikes}`, 200],
    ])('one that matches %j, not others: %s', async (target, path, status) => {
        fusebill.plan({ kind: 'status', status: 500, ...target });

        expect(await read(path)).toBe(status);
    });

    test('none after a reset, which also undoes latches, keys and ledgers', async () => {
        const key = fusebill.key;
        await latch(fusebill, request);
        fusebill.plan({ kind: 'hang', times: 'always' });
        fusebill.rotateKey();

        fusebill.reset();

        expect([fusebill.requests, fusebill.writes]).toEqual([[], []]);
        expect(fusebill.key).toBe(key);
        expect(await read(`/customers/${CUSTOMERS.stolenBikes}`)).toBe(200);
        expect(isWritten()).toBe(false);
    });

    test('none when the plan is malformed', () => {
        expect(() => fusebill.plan({ kind: 'hang', path: '^(' })).toThrow(
            'fault 0.path: Invalid regular expression',
        );
    });
});

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 10));
}
