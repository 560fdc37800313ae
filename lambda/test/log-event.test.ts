import type { Reply } from '../../contract/reply';
import { logEvent, logUnexpected } from '../src/log-event';

const MEASURES = { fusebillRequests: 2, latencyMs: 120, coldStart: false };
const ENVELOPE = { requestId: 'r', version: '0.1.0' };
const REFUSED: Reply = {
    ...ENVELOPE,
    ok: false,
    error: { code: 'FUSEBILL_UNAVAILABLE', message: 'GET /v1/customers/1 answered 500.' },
};

beforeEach(() => {
    for (const level of ['info', 'warn', 'error'] as const)
        jest.spyOn(console, level).mockReturnValue();
});

afterEach(() => jest.restoreAllMocks());

test('writes one line at level info for a success, with the number of rows per outcome', () => {
    const error = { code: 'NOT_ATTEMPTED' as const, message: 'invented' };
    const results = [
        { ok: false as const, error },
        { ok: false as const, error },
    ];

    logEvent({
        event: { action: 'latchMany', client: { version: '0.1.0', orgId: '00DHs0000000001MAA' } },
        reply: {
            ...ENVELOPE,
            ok: true,
            data: { results, rateLimit: null, retryAfterSeconds: null, usedUp: null },
        },
        ...MEASURES,
    });

    expect(jest.mocked(console.info).mock.calls).toEqual([
        [
            expect.objectContaining({
                action: 'latchMany',
                code: 'OK',
                rows: { NOT_ATTEMPTED: 2 },
                clientVersion: '0.1.0',
                orgId: '00DHs0000000001MAA',
                ...MEASURES,
            }),
        ],
    ]);
    expect(console.warn).not.toHaveBeenCalled();
});

test('counts the failed checks of a health check', () => {
    const check = (status: 'ok' | 'warning' | 'error') =>
        ({ name: 'key', status, detail: 'invented', fix: null }) as const;
    const checks = [check('ok'), check('warning'), check('error'), check('error')];

    logEvent({
        event: { action: 'health' },
        reply: { ...ENVELOPE, ok: true, data: { version: '0.1.0', checks, rateLimit: null } },
        ...MEASURES,
    });

    expect(console.info).toHaveBeenCalledWith(expect.objectContaining({ failedChecks: 2 }));
});

test('counts the failed parts of billing', () => {
    const error = { code: 'NOT_OFFERED', message: 'invented' } as const;
    const none = { list: [], count: 0, isComplete: true };

    logEvent({
        event: { action: 'billing', fusebillId: 1 },
        reply: {
            ...ENVELOPE,
            ok: true,
            data: { subscriptions: { ok: true, data: none }, invoices: { ok: false, error } },
        },
        ...MEASURES,
    });

    expect(console.info).toHaveBeenCalledWith(expect.objectContaining({ failedParts: 1 }));
});

test('writes one line at level warn for a failure, with what was attempted and what came back', () => {
    logEvent({ event: { action: 'customer', fusebillId: 1 }, reply: REFUSED, ...MEASURES });

    expect(console.warn).toHaveBeenCalledWith(
        expect.objectContaining({
            action: 'customer',
            code: 'FUSEBILL_UNAVAILABLE',
            detail: 'GET /v1/customers/1 answered 500.',
        }),
    );
});

test.each([
    null,
    'latch',
    [],
    { action: { toString: 'x' } },
    { action: 'dana.fox', client: 'Dana' },
])('copies nothing from %j', (event) => {
    logEvent({ event, reply: REFUSED, ...MEASURES });

    expect(console.warn).toHaveBeenCalledWith(
        expect.objectContaining({
            action: 'unknown',
            clientVersion: undefined,
            orgId: undefined,
        }),
    );
});

test.each([
    ['an address', 'dana.fox@example.com'],
    ['two lines', '0.1.0\n{"code":"OK"}'],
    ['a very long text', 'x'.repeat(21)],
])('leaves out %s sent as the version', (_, version) => {
    logEvent({ event: { action: 'health', client: { version } }, reply: REFUSED, ...MEASURES });

    expect(console.warn).toHaveBeenCalledWith(
        expect.objectContaining({ clientVersion: undefined }),
    );
});

test('logs the stack of an unexpected error without its message', () => {
    logUnexpected(new TypeError('dana.fox@example.com\nis no customer'));
    logUnexpected('dana.fox@example.com');

    const lines = jest.mocked(console.error).mock.calls.flat();
    expect(lines).toMatchObject([{ unexpected: 'TypeError' }, { unexpected: 'Error' }]);
    expect(JSON.stringify(lines)).toContain('log-event.test.ts');
    expect(JSON.stringify(lines)).not.toContain('dana');
});
