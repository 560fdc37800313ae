import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LatchEvent } from '../../../contract/event';
import { readExamples, readHopExamples, type HopExample } from '../../../contract/read-examples';
import { DEMO_ACCOUNTS, type DemoAccount } from '../demo-accounts';
import { callController, type ControllerReply, type Org } from '../latch-controller';
import { exceptionReply } from '../latch-client';

type Answer = NonNullable<HopExample['response']>;
type Seen = { headers: IncomingMessage['headers']; body: unknown };

let server: Server;
let answer: Answer;
let seen: Seen[];

beforeAll(async () => {
    server = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
            seen.push({
                headers: request.headers,
                body: JSON.parse(Buffer.concat(chunks).toString()),
            });
            response.writeHead(answer.status, answer.headers).end(answer.body);
        });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

beforeEach(() => {
    seen = [];
    answer = { status: 200, headers: {}, body: 'null' };
});

afterAll(() => server.close());

function orgWith(overrides: Partial<Org> = {}): Org {
    const { port } = server.address() as AddressInfo;
    return {
        credential: {
            url: `http://127.0.0.1:${port}/2015-03-31/functions/fusebill-latch/invocations`,
            region: 'us-east-1',
            accessKey: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'invented' },
        },
        accounts: DEMO_ACCOUNTS,
        permissions: new Set(['Latch_Customer', 'Latch_Move']),
        ...overrides,
    };
}

/** The org in which the Account has what the event's hints say, and no more. */
function orgOf(event: LatchEvent): Org {
    if (event.action !== 'account' || event.hints === undefined) return orgWith();
    const { name, website = null, phone = null, emails = [] } = event.hints;
    const account: DemoAccount = {
        Id: event.salesforceId,
        Name: name ?? '',
        AccountNumber: '',
        Website: website,
        Phone: phone,
        Industry: '',
        BillingCity: '',
        contacts: emails.map((Email) => ({ Name: Email, Email })),
        knownToFusebill: true,
    };
    return orgWith({ accounts: [account] });
}

/** Calls the method that sends this event. */
function call(org: Org, event: LatchEvent): Promise<ControllerReply | null> {
    const { action, ...fields } = event;
    const parameters: Record<string, unknown> = { ...fields };
    if ('salesforceId' in event) parameters.accountId = event.salesforceId;
    const isMove = event.action === 'latch' && event.forceLatch === true;
    return callController(org, isMove ? 'move' : action, parameters);
}

const examples = readExamples().filter(({ event }) => event.action !== 'latchMany');

test.each(examples)('sends the event and gives back the reply: $name', async ({ event, reply }) => {
    answer = { status: 200, headers: {}, body: JSON.stringify(reply) };

    const given = await call(orgOf(event), event);

    expect(seen.map(({ body }) => body)).toEqual([event]);
    expect(seen[0]?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 .*\/us-east-1\/lambda\//);
    expect(given).toMatchObject(reply);
});

const answered = readHopExamples().flatMap((example) =>
    example.response === undefined ? [] : [{ ...example, response: example.response }],
);

test.each(answered)('names the fault of the hop: $name', async ({ event, response, code }) => {
    answer = response;

    const reply = await call(orgWith(), event);

    expect(reply).toMatchObject({ ok: false, error: { code } });
});

const thrown = readHopExamples().flatMap((example) =>
    example.exception === undefined ? [] : [{ ...example, exception: example.exception }],
);

test.each(thrown)('names the exception of the callout: $name', ({ exception, code }) => {
    const reply = exceptionReply(exception);

    expect(reply).toMatchObject({ ok: false, error: { code } });
});

test.each(['Latch_Customer', 'Latch_Move'])('asks nobody without %s', async (missing) => {
    const permissions = new Set(['Latch_Customer', 'Latch_Move']);
    permissions.delete(missing);

    const reply = await callController(orgWith({ permissions }), 'move', {
        accountId: DEMO_ACCOUNTS[0]?.Id,
        fusebillId: 172677,
        expectedHolder: null,
    });

    expect(reply).toMatchObject({ ok: false, error: { code: 'NO_PERMISSION' } });
    expect(seen).toEqual([]);
});

test('says that the credential has no key', async () => {
    const { credential } = orgWith();

    const reply = await callController(
        orgWith({ credential: { ...credential, accessKey: null } }),
        'health',
        {},
    );

    expect(reply).toMatchObject({ ok: false, error: { code: 'CREDENTIAL_MISSING' } });
    expect(seen).toEqual([]);
});

test('names the Accounts that stand in a reply', async () => {
    const { reply } = readExamples().find(({ name }) => name === 'already-latched') ?? {};
    answer = { status: 200, headers: {}, body: JSON.stringify(reply) };

    const given = await callController(orgWith(), 'latch', {
        accountId: DEMO_ACCOUNTS[3]?.Id,
        fusebillId: 172704,
    });

    expect(given?.holders).toEqual({ '001Hs00004JuHoLIAV': 'Juniper Finch Holdings' });
});

test('has no method that Apex has not', async () => {
    await expect(callController(orgWith(), 'constructor', {})).resolves.toBeNull();
});
