import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LatchEvent } from '../../../contract/event';
import { readExamples, readHopExamples, type HopExample } from '../../../contract/read-examples';
import { DEMO_ACCOUNTS, type DemoAccount } from '../demo-accounts';
import { demoRecords } from '../demo-records';
import { callController, type ControllerReply, type Org } from '../latch-controller';
import { exceptionReply } from '../latch-client';
import { LatchRecords } from '../latch-records';

const PERMISSIONS = ['Latch_Customer', 'Latch_Health', 'Latch_Move'];

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
        permissions: new Set(PERMISSIONS),
        records: new LatchRecords('Robin Vale'),
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

/** Calls a method that replies. */
async function reply(
    org: Org,
    method: string,
    parameters: Record<string, unknown>,
): Promise<ControllerReply> {
    const given = await callController(org, method, parameters);
    if (given === null || !('ok' in given)) throw new Error(`${method} gave no reply.`);
    return given;
}

/** Calls the method that sends this event. */
function call(org: Org, event: LatchEvent): Promise<ControllerReply> {
    const { action, ...fields } = event;
    const parameters: Record<string, unknown> = { reason: 'Billed here', ...fields };
    if ('salesforceId' in event) parameters.accountId = event.salesforceId;
    const isMove = event.action === 'latch' && event.forceLatch === true;
    return reply(org, isMove ? 'move' : action, parameters);
}

function answerOf(name: string): Answer {
    const example = readExamples().find((each) => each.name === name);
    if (example === undefined) throw new Error(`There is no example ${name}.`);
    return { status: 200, headers: {}, body: JSON.stringify(example.reply) };
}

const examples = readExamples().filter(({ event }) => event.action !== 'latchMany');

test.each(examples)('sends the event and gives back the reply: $name', async (example) => {
    const { event } = example;
    answer = { status: 200, headers: {}, body: JSON.stringify(example.reply) };

    const given = await call(orgOf(event), event);

    expect(seen.map(({ body }) => body)).toEqual([event]);
    expect(seen[0]?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 .*\/us-east-1\/lambda\//);
    expect(given).toMatchObject(example.reply);
});

test('names the Contacts of the Account by their addresses, and of no other call', async () => {
    answer = answerOf('account-latched');

    const account = await reply(orgWith(), 'account', { accountId: '001Hs00001BaKeRIAV' });
    const search = await reply(orgWith(), 'search', { term: 'bakery' });

    expect(account.contacts).toEqual({ 'dana.fox@harbour-light.example.com': 'Dana Fox' });
    expect(search.contacts).toEqual({});
});

const answered = readHopExamples().flatMap((example) =>
    example.response === undefined ? [] : [{ ...example, response: example.response }],
);

test.each(answered)('names the fault of the hop: $name', async ({ event, response, code }) => {
    answer = response;

    const given = await call(orgWith(), event);

    expect(given).toMatchObject({ ok: false, error: { code } });
});

const thrown = readHopExamples().flatMap((example) =>
    example.exception === undefined ? [] : [{ ...example, exception: example.exception }],
);

test.each(thrown)('names the exception of the callout: $name', ({ exception, code }) => {
    const given = exceptionReply(exception);

    expect(given).toMatchObject({ ok: false, error: { code } });
});

const refused = readHopExamples().flatMap(({ missingPermission, permissionSet, ...example }) =>
    missingPermission === undefined ? [] : [{ ...example, missingPermission, permissionSet }],
);

test.each(refused)(
    'asks nothing of the function without $missingPermission: $name',
    async ({ event, code, missingPermission, permissionSet }) => {
        const permissions = new Set(PERMISSIONS);
        permissions.delete(missingPermission);

        const given = await call(orgWith({ permissions }), event);

        const message = expect.stringContaining(`permission set ${permissionSet}.`) as string;
        expect(given).toMatchObject({ ok: false, error: { code, message }, stored: null });
        expect(seen).toEqual([]);
    },
);

const readings = examples.filter(
    ({ event }) => event.action !== 'latch' && event.action !== 'health',
);

test.each(readings)('needs no custom permission to read: $name', async ({ event, reply }) => {
    answer = { status: 200, headers: {}, body: JSON.stringify(reply) };

    const given = await call({ ...orgOf(event), permissions: new Set() }, event);

    expect(given).toMatchObject(reply);
});

test('shows what is stored without a custom permission', async () => {
    const org = orgWith({ permissions: new Set(), records: demoRecords() });

    const given = await callController(org, 'stored', { accountId: '001Hs00001BaKeRIAV' });

    expect(given).toMatchObject({ current: [{ customerId: 172690 }] });
});

test.each([
    ['account', 'no access to this Account'],
    ['latch', 'edit access to this Account'],
    ['move', 'edit access to this Account'],
])('asks nothing for an Account that the user has no access to: %s', async (method, words) => {
    const parameters = { fusebillId: 172677, expectedHolder: null, reason: 'Billed here' };

    const given = await reply(orgWith({ accounts: [] }), method, {
        ...parameters,
        accountId: DEMO_ACCOUNTS[0]?.Id,
    });

    const message = expect.stringContaining(words) as string;
    expect(given).toMatchObject({ ok: false, error: { code: 'NO_PERMISSION', message } });
    expect(seen).toEqual([]);
});

test('says that the credential has no key', async () => {
    const { credential } = orgWith();

    const org = orgWith({ credential: { ...credential, accessKey: null } });

    const given = await reply(org, 'health', {});

    expect(given).toMatchObject({ ok: false, error: { code: 'CREDENTIAL_MISSING' } });
    expect(seen).toEqual([]);
});

test('names the Accounts that stand in a reply', async () => {
    answer = answerOf('already-latched');

    const given = await reply(orgWith(), 'latch', {
        accountId: DEMO_ACCOUNTS[3]?.Id,
        fusebillId: 172704,
    });

    expect(given.holders).toEqual({ '001Hs00004JuHoLIAV': 'Juniper Finch Holdings' });
});

describe('the record of latches', () => {
    const INTERIORS = '001Hs00003JuNipIAF';
    const HOLDINGS = '001Hs00004JuHoLIAV';

    function move(org: Org, reason: string): Promise<ControllerReply> {
        const parameters = { accountId: INTERIORS, fusebillId: 172704, expectedHolder: HOLDINGS };
        return reply(org, 'move', { ...parameters, reason });
    }

    test('keeps who moved a customer and why, and gives it back with the reply', async () => {
        const org = orgWith();
        answer = answerOf('latch-moved');

        const given = await move(org, '  Billed here since May ');

        const row = {
            customerId: 172704,
            customerName: 'Juniper & Finch Interiors',
            outcome: 'moved',
            code: null,
            reason: 'Billed here since May',
            forced: true,
            previousAccountId: HOLDINGS,
            previousAccountName: 'Juniper Finch Holdings',
            by: 'Robin Vale',
            current: true,
        };
        expect(given.stored).toMatchObject({ current: [row], history: [row] });
        await expect(callController(org, 'stored', { accountId: INTERIORS })).resolves.toEqual(
            given.stored,
        );
    });

    test.each(['', '   ', 'x'.repeat(256)])('sends nothing for the reason "%s"', async (reason) => {
        const org = orgWith();

        const given = await move(org, reason);

        expect(given).toMatchObject({
            ok: false,
            error: { code: 'INVALID_REQUEST' },
            stored: null,
        });
        expect(seen).toEqual([]);
        expect(org.records.stored(INTERIORS, new Map()).history).toEqual([]);
    });

    test('keeps a failure, and never as current', async () => {
        const org = orgWith();
        answer = answerOf('latch-refused');

        const given = await reply(org, 'latch', { accountId: INTERIORS, fusebillId: 172704 });

        expect(given.stored).toMatchObject({
            current: [],
            history: [{ outcome: 'failed', code: 'LATCH_REFUSED', current: false }],
        });
    });

    test('ends the rows of a customer that another Account has now', async () => {
        const org = orgWith();
        answer = answerOf('latch-moved');
        await move(org, 'Billed here');
        answer = answerOf('already-latched');

        const given = await reply(org, 'latch', { accountId: INTERIORS, fusebillId: 172704 });

        expect(given.stored?.current).toEqual([]);
        expect(given.stored?.history).toHaveLength(2);
    });

    test('warns when the latch stands but could not be stored', async () => {
        const org = orgWith();
        org.records.isWritable = false;
        answer = answerOf('latch-moved');

        const given = await move(org, 'Billed here');

        expect(given).toMatchObject({ ok: true, warning: 'RECORD_MISSING', stored: null });
    });

    test('shows at most 20 entries, newest first, and none to who may not see them', async () => {
        const org = orgWith();
        answer = answerOf('latch-refused');
        for (let id = 1; id <= 21; id += 1) {
            await reply(org, 'latch', { accountId: INTERIORS, fusebillId: id });
        }

        const { history } = org.records.stored(INTERIORS, new Map());
        org.records.isReadable = false;

        expect(history.map(({ customerId }) => customerId)).toEqual(
            Array.from({ length: 20 }, (_, index) => 21 - index),
        );
        expect(org.records.stored(INTERIORS, new Map())).toEqual({ current: [], history: [] });
    });
});

test('has no method that Apex has not', async () => {
    await expect(callController(orgWith(), 'constructor', {})).resolves.toBeNull();
});
