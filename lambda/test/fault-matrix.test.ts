import type { Action } from '../../contract/event';
import type { Fault } from '../../dev/fusebill/fault';
import {
    BAKERY,
    INTERIORS,
    latch,
    move,
    SHORT_ATTEMPT_MS,
    startHarness,
    STOLEN_BIKES,
    type Harness,
    type Result,
} from './harness';

const CASES = {
    latch: latch(),
    move: move(),
    latchMany: {
        action: 'latchMany',
        items: [{ fusebillId: 172677, salesforceId: STOLEN_BIKES }],
    },
    account: { action: 'account', salesforceId: BAKERY },
    search: { action: 'search', term: 'juniper' },
    customer: { action: 'customer', fusebillId: 172690 },
    health: { action: 'health' },
} satisfies Record<Action | 'move', object>;

type Case = keyof typeof CASES;

/** Per case: `OK`, the code, or the health check that fails; how many requests Fusebill got; and that it latched. */
type Expected = Record<Case, string>;

/** Of look-ups side by side, some may have been sent before the first refusal came. */
const SOME = expect.stringMatching(/^KEY_REJECTED [456]$/) as string;

const LATE_MS = SHORT_ATTEMPT_MS * 3;

const FAULTS = {
    '400': { kind: 'status', status: 400 },
    '401': { kind: 'status', status: 401 },
    '404': { kind: 'status', status: 404 },
    '404 of a proxy': { kind: 'html', status: 404 },
    '409': { kind: 'status', status: 409 },
    '409 after the write': { kind: 'status', status: 409, when: 'afterWrite' },
    'integration off': { kind: 'integrationOff' },
    '429': { kind: 'rateLimited' },
    '429 with Retry-After': { kind: 'rateLimited', headers: { 'Retry-After': '1' } },
    '500': { kind: 'status', status: 500 },
    '500 after the write': { kind: 'status', status: 500, when: 'afterWrite' },
    '502 HTML': { kind: 'html' },
    '503': { kind: 'status', status: 503 },
    'a redirect': { kind: 'status', status: 302, headers: { Location: '/' } },
    'empty before the write': { kind: 'empty', when: 'beforeWrite' },
    'empty after the write': { kind: 'empty' },
    'null before the write': { kind: 'null', when: 'beforeWrite' },
    'null after the write': { kind: 'null' },
    truncated: { kind: 'truncated' },
    '5 MB': { kind: 'huge' },
    '20 MB': { kind: 'huge', bytes: 20_000_000 },
    'slow headers': { kind: 'delay', ms: LATE_MS },
    'slow headers before the write': { kind: 'delay', ms: LATE_MS, when: 'beforeWrite' },
    'slow body': { kind: 'slowBody', ms: LATE_MS * 20 },
    'hang before the write': { kind: 'hang' },
    'hang after the write': { kind: 'hang', when: 'afterWrite' },
    'reset before the write': { kind: 'reset' },
    'reset after the write': { kind: 'reset', when: 'afterWrite' },
} satisfies Record<string, Fault>;

type FaultName = keyof typeof FAULTS;

/** Nothing of these is tried again; the request that was struck decides. */
const REFUSED_ONCE = {
    account: 'FUSEBILL_UNAVAILABLE 1',
    search: 'OK 6',
    customer: 'FUSEBILL_UNAVAILABLE 1',
    health: 'fusebill 1',
};
const READ_AGAIN = { account: 'OK 2', search: 'OK 7', customer: 'OK 2', health: 'fusebill 1' };
const LATCHED_AGAIN = {
    latch: 'OK 3 latched',
    move: 'OK 4 latched',
    latchMany: 'OK 3 latched',
    ...READ_AGAIN,
};
const LATCHED_AS_READ = {
    latch: 'OK 2 latched',
    move: 'OK 3 latched',
    latchMany: 'OK 2 latched',
    ...READ_AGAIN,
};
const UNHARMED = {
    latch: 'OK 1 latched',
    move: 'OK 2 latched',
    latchMany: 'OK 1 latched',
    account: 'OK 1',
    search: 'OK 6',
    customer: 'OK 1',
    health: 'OK 1',
};
const latching = (code: string): Pick<Expected, 'latch' | 'move' | 'latchMany'> => ({
    latch: `${code} 2`,
    move: `${code} 3`,
    latchMany: `${code} 2`,
});

/** The fault strikes one request: of a latch the one that latches, else the first. */
const ONCE: Record<FaultName, Expected> = {
    '400': {
        ...latching('ACCOUNT_NOT_FOUND'),
        account: 'FUSEBILL_UNAVAILABLE 2',
        search: 'OK 6',
        customer: 'KEY_REJECTED 1',
        health: 'key 1',
    },
    '401': {
        latch: 'KEY_REJECTED 1',
        move: 'KEY_REJECTED 2',
        latchMany: 'KEY_REJECTED 1',
        account: 'KEY_REJECTED 1',
        search: SOME,
        customer: 'KEY_REJECTED 1',
        health: 'key 1',
    },
    '404': {
        ...latching('ACCOUNT_NOT_FOUND'),
        ...REFUSED_ONCE,
        customer: 'CUSTOMER_NOT_FOUND 1',
        health: 'OK 1',
    },
    '404 of a proxy': LATCHED_AGAIN,
    '409': { ...latching('LATCH_REFUSED'), ...REFUSED_ONCE },
    '409 after the write': { ...LATCHED_AS_READ, ...REFUSED_ONCE },
    'integration off': { ...latching('LATCH_REFUSED'), ...REFUSED_ONCE },
    '429': LATCHED_AGAIN,
    '429 with Retry-After': LATCHED_AGAIN,
    '500': LATCHED_AGAIN,
    '500 after the write': LATCHED_AS_READ,
    '502 HTML': LATCHED_AGAIN,
    '503': LATCHED_AGAIN,
    'a redirect': LATCHED_AGAIN,
    'empty before the write': LATCHED_AGAIN,
    'empty after the write': LATCHED_AS_READ,
    'null before the write': LATCHED_AGAIN,
    'null after the write': LATCHED_AS_READ,
    truncated: LATCHED_AS_READ,
    '5 MB': UNHARMED,
    '20 MB': LATCHED_AS_READ,
    'slow headers': LATCHED_AS_READ,
    'slow headers before the write': LATCHED_AGAIN,
    'slow body': LATCHED_AS_READ,
    'hang before the write': LATCHED_AGAIN,
    'hang after the write': LATCHED_AS_READ,
    'reset before the write': LATCHED_AGAIN,
    'reset after the write': LATCHED_AS_READ,
};

const UNAVAILABLE = {
    move: 'FUSEBILL_UNAVAILABLE 3',
    account: 'FUSEBILL_UNAVAILABLE 3',
    search: 'FUSEBILL_UNAVAILABLE 18',
    customer: 'FUSEBILL_UNAVAILABLE 3',
    health: 'fusebill 1',
};
const DOWN = { latch: 'OUTCOME_UNKNOWN 4', latchMany: 'OUTCOME_UNKNOWN 4', ...UNAVAILABLE };
const DOWN_BUT_WRITING = {
    latch: 'OUTCOME_UNKNOWN 4 latched',
    latchMany: 'OUTCOME_UNKNOWN 4 latched',
    ...UNAVAILABLE,
};
const REFUSING = {
    latch: 'OUTCOME_UNKNOWN 2',
    move: 'FUSEBILL_UNAVAILABLE 1',
    latchMany: 'OUTCOME_UNKNOWN 2',
    account: 'FUSEBILL_UNAVAILABLE 1',
    search: 'FUSEBILL_UNAVAILABLE 6',
    customer: 'FUSEBILL_UNAVAILABLE 1',
    health: 'fusebill 1',
};
const BUSY = {
    latch: 'RATE_LIMITED 6',
    move: 'RATE_LIMITED 3',
    latchMany: expect.stringMatching(/^RATE_LIMITED \d+$/) as string,
    account: 'RATE_LIMITED 3',
    search: 'RATE_LIMITED 18',
    customer: 'RATE_LIMITED 3',
    health: 'fusebill 1',
};

/** The fault strikes every request. */
const ALWAYS: Record<Exclude<FaultName, '20 MB'>, Expected> = {
    '400': {
        latch: 'KEY_REJECTED 2',
        move: 'KEY_REJECTED 1',
        latchMany: 'KEY_REJECTED 2',
        account: 'KEY_REJECTED 2',
        search: 'KEY_REJECTED 7',
        customer: 'KEY_REJECTED 1',
        health: 'key 1',
    },
    '401': {
        latch: 'KEY_REJECTED 1',
        move: 'KEY_REJECTED 1',
        latchMany: 'KEY_REJECTED 1',
        account: 'KEY_REJECTED 1',
        search: SOME,
        customer: 'KEY_REJECTED 1',
        health: 'key 1',
    },
    '404': {
        ...REFUSING,
        latch: 'CUSTOMER_NOT_FOUND 2',
        move: 'CUSTOMER_NOT_FOUND 1',
        latchMany: 'CUSTOMER_NOT_FOUND 2',
        customer: 'CUSTOMER_NOT_FOUND 1',
        health: 'OK 1',
    },
    '404 of a proxy': DOWN,
    '409': REFUSING,
    '409 after the write': {
        ...REFUSING,
        latch: 'OUTCOME_UNKNOWN 2 latched',
        latchMany: 'OUTCOME_UNKNOWN 2 latched',
    },
    'integration off': REFUSING,
    '429': BUSY,
    '429 with Retry-After': BUSY,
    '500': DOWN,
    '500 after the write': DOWN_BUT_WRITING,
    '502 HTML': DOWN,
    '503': DOWN,
    'a redirect': DOWN,
    'empty before the write': DOWN,
    'empty after the write': DOWN_BUT_WRITING,
    'null before the write': DOWN,
    'null after the write': DOWN_BUT_WRITING,
    truncated: DOWN_BUT_WRITING,
    '5 MB': UNHARMED,
    'slow headers': DOWN_BUT_WRITING,
    'slow headers before the write': DOWN_BUT_WRITING,
    'slow body': DOWN_BUT_WRITING,
    'hang before the write': DOWN,
    'hang after the write': DOWN_BUT_WRITING,
    'reset before the write': DOWN,
    'reset after the write': DOWN_BUT_WRITING,
};

const isSlow = ({ kind }: Fault): boolean => ['delay', 'slowBody', 'hang'].includes(kind);

const isLatching = (name: Case): boolean => ['latch', 'move', 'latchMany'].includes(name);

function codeOf(result: Result): string {
    if (!result.ok) return result.error.code;
    if ('checks' in result.data) {
        return result.data.checks.find(({ status }) => status === 'error')?.name ?? 'OK';
    }
    const verdict = 'results' in result.data ? result.data.results[0] : undefined;
    return verdict?.ok === false ? verdict.error.code : 'OK';
}

/** What one case comes to in front of an emulator of its own; Fusebill's ledger is the judge of what is told. */
async function outcomeOf(name: Case, fault: Fault, mode: 'once' | 'always'): Promise<string> {
    const harness = await startHarness(isSlow(fault) ? { attemptMs: SHORT_ATTEMPT_MS } : {});
    const { fusebill } = harness;
    const [id, account] = name === 'move' ? [172704, INTERIORS] : [172677, STOLEN_BIKES];
    const before = fusebill.customer(id)?.salesforceId;
    const target = mode === 'once' && isLatching(name) ? { method: 'POST' } : {};
    fusebill.plan({ ...fault, ...target, times: mode === 'once' ? 1 : 'always' });

    // A batch takes one turn after the other while Fusebill is busy.
    const isBusyBatch = name === 'latchMany' && fault.kind === 'rateLimited';
    const result = await harness.answer(CASES[name], isBusyBatch ? { timeMs: 7000 } : {});

    const code = codeOf(result);
    const requests = fusebill.requests.length;
    judge(harness, { id, account, before, code, isLatching: isLatching(name) });
    await settle(fault, mode);
    const isLatched = fusebill.writes.length > 0 && fusebill.customer(id)?.salesforceId === account;
    await fusebill.close();
    return `${code} ${requests}${isLatched ? ' latched' : ''}`;
}

type Told = {
    id: number;
    account: string;
    before: string | null | undefined;
    code: string;
    isLatching: boolean;
};

function judge({ fusebill }: Harness, { id, account, before, code, isLatching }: Told): void {
    expect(fusebill.writes.length).toBeLessThanOrEqual(isLatching ? 1 : 0);
    const now = fusebill.customer(id)?.salesforceId;
    if (isLatching && code === 'OK') expect(now).toBe(account);
    else if (code !== 'OUTCOME_UNKNOWN') expect(now).toBe(before);
}

/** Lets a request that was given up be carried out after all. */
async function settle(fault: Fault, mode: 'once' | 'always'): Promise<void> {
    if (fault.kind !== 'delay' || fault.when !== 'beforeWrite') return;
    await new Promise((done) => setTimeout(done, mode === 'once' ? 0 : LATE_MS));
}

async function rowOf(fault: Fault, mode: 'once' | 'always'): Promise<Partial<Expected>> {
    const names = Object.keys(CASES) as Case[];
    const cells = names.map(async (name) => [name, await outcomeOf(name, fault, mode)] as const);
    return Object.fromEntries(await Promise.all(cells));
}

describe.each([
    ['once', ONCE],
    ['always', ALWAYS],
] as const)('%s', (mode, table) => {
    const rows = Object.entries(table) as [FaultName, Expected][];

    test.each(rows.filter(([name]) => !isSlow(FAULTS[name])))('%s', async (name, expected) => {
        await expect(rowOf(FAULTS[name], mode)).resolves.toEqual(expected);
    });

    test('what is too slow, side by side', async () => {
        const slow = rows.filter(([name]) => isSlow(FAULTS[name]));

        const given = await Promise.all(
            slow.map(async ([name]) => [name, await rowOf(FAULTS[name], mode)] as const),
        );

        expect(slow).toHaveLength(5);
        expect(Object.fromEntries(given)).toEqual(Object.fromEntries(slow));
    });
});

test('says that Fusebill is unavailable when no connection can be made', async () => {
    const harness = await startHarness();
    await harness.fusebill.close();

    const results = await Promise.all(
        Object.values(CASES).map(async (event) => codeOf(await harness.answer(event))),
    );

    expect(results).toEqual([...Array<string>(6).fill('FUSEBILL_UNAVAILABLE'), 'fusebill']);
});
