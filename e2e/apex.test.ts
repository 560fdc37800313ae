import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PERMISSION_SETS, PERMISSION_SET_GROUPS } from '../contract/agreed-values';
import { startLocalStack, type LocalStack } from '../dev/local-stack';
import type { DemoOrg } from '../dev/org/demo-org';
import type { NamedCredential } from '../dev/org/named-credential';
import { ACCOUNTS, CUSTOMERS } from '../dev/demo-ids';

/** The package's Apex between a component and Fusebill, without a browser. */
let stack: LocalStack;
let org: DemoOrg;
let credential: NamedCredential;

/** Answers instead of AWS. */
let stub: Server;
let answer: { status: number; headers?: Record<string, string>; body: string };

beforeAll(async () => {
    stack = await startLocalStack();
    org = stack.org.org;
    credential = org.credential;
    stub = createServer((_, response) => {
        response.writeHead(answer.status, answer.headers).end(answer.body);
    });
    await new Promise<void>((resolve) => stub.listen(0, '127.0.0.1', resolve));
});

beforeEach(() => {
    org.credential = credential;
    org.reset();
    stack.fusebill.reset();
});

afterAll(async () => {
    await stack.close();
    stub.close();
    stub.closeAllConnections();
});

/** What Apex answers to a component. */
async function call(method: string, parameters: Record<string, unknown>): Promise<unknown> {
    const outcome = await org.call(`LatchController.${method}`, parameters);
    if (outcome?.ok !== true) throw new Error(JSON.stringify(outcome));
    return outcome.value;
}

const latch = (accountId: string, fusebillId: unknown) => call('latch', { accountId, fusebillId });

const stored = (accountId: string) => call('stored', { accountId });

/** Sends the next callouts to the stub. */
function answerWith(body: unknown, status = 200, headers: Record<string, string> = {}): void {
    answer = { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
    const { port } = stub.address() as AddressInfo;
    org.credential = { ...credential, url: `http://127.0.0.1:${port}/` };
}

const failure = (code: string) => expect.objectContaining({ code }) as unknown;

test.each([0, -5, null, 2 ** 53])('sends nothing for the customer id %s', async (fusebillId) => {
    expect(await latch(ACCOUNTS.stolenBikes, fusebillId)).toMatchObject({
        ok: false,
        error: failure('INVALID_REQUEST'),
        stored: null,
    });
    expect(stack.fusebill.requests).toEqual([]);
});

test('checks that a request is valid before it checks permissions', async () => {
    org.assign(PERMISSION_SET_GROUPS.viewer);

    expect(await latch(ACCOUNTS.stolenBikes, 0)).toMatchObject({
        error: failure('INVALID_REQUEST'),
    });
});

test('accepts Account ids of 15 characters', async () => {
    const short = ACCOUNTS.stolenBikes.slice(0, 15);

    expect(await latch(short, CUSTOMERS.stolenBikes)).toMatchObject({ ok: true });

    expect(await stored(short)).toMatchObject({ current: [{ customerId: CUSTOMERS.stolenBikes }] });
    expect(await call('account', { accountId: short })).toMatchObject({
        data: { customers: [{ id: CUSTOMERS.stolenBikes }] },
    });
    expect(await call('account', { accountId: ACCOUNTS.bakery.slice(0, 15) })).toMatchObject({
        ok: true,
    });
});

test("clears the former holder's current row even when the row of a move cannot be written", async () => {
    expect(await stored(ACCOUNTS.bakery)).toMatchObject({
        current: [{ customerId: CUSTOMERS.bakery }],
    });
    org.refuseNewRows('Fusebill_Latch__c');

    const reply = await call('move', {
        accountId: ACCOUNTS.blueAnchor,
        fusebillId: CUSTOMERS.bakery,
        expectedHolder: ACCOUNTS.bakery,
        reason: 'Billed there',
    });

    expect(reply).toMatchObject({ ok: true, warning: 'RECORD_MISSING', stored: null });
    expect(await stored(ACCOUNTS.bakery)).toMatchObject({ current: [] });
});

test.each([
    [400, 'IncompleteSignatureException', 'SIGNATURE_REFUSED'],
    [400, 'ThrottlingException', 'THROTTLED'],
    [400, 'MissingAuthenticationTokenException', 'CREDENTIAL_MISSING'],
    [403, 'MissingAuthenticationTokenException:http://internal.example.com/', 'CREDENTIAL_MISSING'],
    [400, 'InvalidRequestContentException', 'UNEXPECTED'],
])('translates the AWS error %i %s', async (status, errorType, code) => {
    answerWith('{}', status, { 'x-amzn-ErrorType': errorType });

    expect(await call('health', {})).toMatchObject({ ok: false, error: failure(code) });
});

test('calls AWS unsigned when no access key is stored', async () => {
    org.credential = { ...credential, accessKey: null };

    expect(await call('health', {})).toMatchObject({ error: failure('CREDENTIAL_MISSING') });
    expect(stack.fusebill.requests).toEqual([]);
});

test('makes no callout for a user without access to the access key', async () => {
    org.assign(PERMISSION_SETS.admin);
    answerWith({ ok: true, data: {} });

    expect(await call('health', {})).toMatchObject({ error: failure('CREDENTIAL_MISSING') });
});

test('looks up the Account name only for a valid holder id', async () => {
    answerWith({ ok: true, data: { matches: [], note: `see ${ACCOUNTS.bakery}` } });

    const reply = JSON.stringify(await call('search', { term: 'bakery' }));

    expect(reply).not.toContain('Harbour Light Bakery');
});

test.each([7, 'x', [], null])('does not treat %j as data', async (data) => {
    answerWith({ ok: true, data });

    expect(await latch(ACCOUNTS.stolenBikes, CUSTOMERS.stolenBikes)).toMatchObject({
        ok: false,
        error: failure('UNEXPECTED'),
    });
    expect(await stored(ACCOUNTS.stolenBikes)).toMatchObject({ current: [] });
});

test.each([{}, { outcome: 7 }, { outcome: null }])(
    'never stores a latch as current without an outcome: %j',
    async (data) => {
        answerWith({ ok: true, data });

        expect(await latch(ACCOUNTS.stolenBikes, CUSTOMERS.stolenBikes)).toMatchObject({
            ok: true,
            warning: 'RECORD_MISSING',
        });
        expect(await stored(ACCOUNTS.stolenBikes)).toMatchObject({ current: [] });
    },
);

test.each([7, { id: 7 }, null])('shows a refusal whose holder is %j', async (holder) => {
    answerWith({ ok: false, error: { code: 'ALREADY_LATCHED', message: 'Words.', holder } });

    expect(await latch(ACCOUNTS.stolenBikes, CUSTOMERS.stolenBikes)).toMatchObject({
        ok: false,
        error: failure('ALREADY_LATCHED'),
    });
    expect(await stored(ACCOUNTS.stolenBikes)).toMatchObject({
        history: [{ code: 'ALREADY_LATCHED' }],
    });
});

test('truncates a name that is too long', async () => {
    const customer = { id: CUSTOMERS.stolenBikes, companyName: 'N'.repeat(300) };
    answerWith({ ok: true, data: { outcome: 'latched', customer, previousHolder: null } });

    await latch(ACCOUNTS.stolenBikes, CUSTOMERS.stolenBikes);

    expect(await stored(ACCOUNTS.stolenBikes)).toMatchObject({
        current: [{ customerName: 'N'.repeat(255) }],
    });
});

test('has no request id when the function does not answer', async () => {
    answerWith('', 500);

    expect(await call('health', {})).toMatchObject({ requestId: null });
});

test('explains a refusal in the language of the user', async () => {
    org.assign(PERMISSION_SET_GROUPS.viewer);
    const parameters = { accountId: ACCOUNTS.stolenBikes, fusebillId: CUSTOMERS.stolenBikes };

    const outcome = await org.call('LatchController.latch', parameters, 'de');

    expect(JSON.stringify(outcome)).toMatch(/Berechtigungssatz/);
});
