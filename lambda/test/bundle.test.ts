import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ACCOUNTS, CUSTOMERS } from '../../dev/demo-ids';
import { keySecretName, STACK_NAME } from '../../contract/agreed-values';
import { readExamples } from '../../contract/read-examples';
import type { Reply } from '../../contract/reply';
import { startAws, type AwsEmulator } from '../../dev/aws/emulator';
import { startFusebill, type FusebillEmulator } from '../../dev/fusebill/emulator';
import type { Fault } from '../../dev/fusebill/fault';
import { bundleOptions } from '../bundle-options.cjs';
import { BAKERY, latch, move } from './harness';
import { invokeLatch } from './invoke-latch';

const BUNDLE = join(__dirname, '../dist/index.mjs');
const SECRET = keySecretName(STACK_NAME);
const MOST_BYTES = 215 * 1024;
const HINTS = { name: 'Harbour Light', website: 'harbour-light.example.com' };

let fusebill: FusebillEmulator;
let aws: AwsEmulator;

beforeAll(async () => {
    if (!existsSync(BUNDLE)) throw new Error('Run "npm run build:lambda" first.');
    fusebill = await startFusebill();
    aws = await startAws({
        accessKeys: { AKIDEXAMPLE: { secret: 'invented', may: ['lambda:InvokeFunction'] } },
        secrets: { [SECRET]: fusebill.key },
        functions: {
            latch: {
                bundle: BUNDLE,
                env: {
                    FUSEBILL_BASE_URL: fusebill.url,
                    FUSEBILL_KEY_SECRET_ID: SECRET,
                    FUSEBILL_ATTEMPT_MS: '5000',
                },
            },
        },
    });
});

beforeEach(() => {
    fusebill.reset();
    aws.secrets.put(SECRET, fusebill.key);
    aws.coolDown('latch');
});

afterAll(async () => {
    await aws.close();
    await fusebill.close();
});

async function invoke(event: unknown): Promise<Reply> {
    const response = await invokeLatch(aws.url, event);
    expect(response.headers.get('x-amz-function-error')).toBeNull();
    const reply = (await response.json()) as Reply;
    expect(reply.requestId).toBe(response.headers.get('x-amzn-requestid'));
    return reply;
}

const readsOfTheSecret = (): number =>
    aws.calls.filter(({ service }) => service === 'secretsmanager').length;

test('is small', () => {
    expect(statSync(BUNDLE).size).toBeLessThan(MOST_BYTES);
});

describe('the built bundle', () => {
    let files: string;
    let code: string;
    let builtins: string[];
    let waysToNode: Set<string>;

    beforeAll(async () => {
        const { metafile, outputFiles } = await build({
            ...bundleOptions,
            write: false,
            metafile: true,
        });
        const [output] = Object.values(metafile.outputs);
        code = outputFiles[0]?.text ?? '';
        files = Object.keys(output?.inputs ?? {}).join('\n');
        builtins = output?.imports.map(({ path }) => path) ?? [];
        waysToNode = new Set(output?.imports.map(({ kind }) => kind));
    });

    test("contains the SDK's client without the parts that are never used", () => {
        expect(files).toContain('@aws-sdk/client-secrets-manager');
        expect(files).not.toMatch(/credential-provider|event-?stream(?!s\.ts)|parseIni|readFile/);
    });

    test("requires Node's own modules instead of importing them", () => {
        expect(waysToNode).toEqual(new Set(['require-call']));
    });

    test('loads decompression only when an answer needs it', () => {
        expect(builtins).toContain('node:http');
        expect(builtins).not.toContain('node:zlib');
    });

    test('is pure ASCII, which V8 parses faster', () => {
        expect(code).toContain('@_+&');
        expect(code.replace(/[\x00-\x7f]/g, '')).toBe('');
    });
});

test("replies with the fields of the contract's examples", async () => {
    for (const name of [
        'latch-latched',
        'latch-moved',
        'customer-not-found',
        'billing-read',
        'health-ok',
    ]) {
        fusebill.reset();
        const { event, reply } = readExamples().find((example) => example.name === name) ?? {};

        const given = await invoke(event);

        expect(shapeOf(given)).toEqual(shapeOf(reply));
    }
});

/** The names of the fields and the types of their values; null stands for any type. */
function shapeOf(value: unknown): unknown {
    if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
    if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
    return Object.fromEntries(
        Object.entries(value)
            .filter(([, field]) => field !== null)
            .map(([name, field]) => [name, shapeOf(field)]),
    );
}

test('reads the secret once, before the first event', async () => {
    const before = readsOfTheSecret();

    await invoke(latch());
    await invoke(latch());

    expect(readsOfTheSecret() - before).toBe(1);
});

test('keeps the connection to Fusebill open between events', async () => {
    await invoke({ action: 'customer', fusebillId: CUSTOMERS.stolenBikes });
    await invoke({ action: 'customer', fusebillId: CUSTOMERS.stolenBikes });

    const ports = new Set(fusebill.requests.map(({ remotePort }) => remotePort));
    expect(ports.size).toBe(1);
});

test('loses at most one attempt to connections that went silent while it was frozen', async () => {
    const account = { action: 'account', salesforceId: ACCOUNTS.blueAnchor, hints: HINTS };
    await invoke(account); // parallel look-ups leave several connections open
    const ports = new Set(fusebill.requests.map(({ remotePort }) => remotePort));
    const pid = aws.cloud.functions.get('latch')?.pids[0] ?? NaN;
    const unheardBefore = fusebill.unheard;

    process.kill(pid, 'SIGSTOP');
    fusebill.silence();
    process.kill(pid, 'SIGCONT');
    const reply = await invoke(latch());

    expect(ports.size).toBeGreaterThan(1);
    expect(reply).toMatchObject({ ok: true, data: { outcome: 'latched' } });
    expect(fusebill.unheard - unheardBefore).toBeLessThanOrEqual(1);
    expect(fusebill.writes).toHaveLength(1);
    expect(aws.cloud.functions.get('latch')?.pids).toEqual([pid]);
});

test.each(['throttle', 'internal', 'reset'] as const)(
    'succeeds after a secret answers %s twice',
    async (kind) => {
        aws.plan('secretsmanager', { kind }, { kind });

        await expect(invoke(latch())).resolves.toMatchObject({ ok: true });
    },
);

test.each(['missing', 'denied', 'malformed'] as const)(
    'survives a secret that is %s at init, says so, and reads it again at the next event',
    async (kind) => {
        aws.plan('secretsmanager', { kind }, { kind });

        const first = await invoke(latch());
        const second = await invoke(latch());

        expect(first).toMatchObject({ ok: false, error: { code: 'KEY_MISSING' } });
        expect(second).toMatchObject({ ok: true });
    },
);

test('says that the key is missing when the secret has no value', async () => {
    aws.secrets.put(SECRET, ' \n');

    await expect(invoke(latch())).resolves.toMatchObject({ error: { code: 'KEY_MISSING' } });
});

test('accepts a key that ends with a newline', async () => {
    aws.secrets.put(SECRET, `${fusebill.key}\n`);

    await expect(invoke(latch())).resolves.toMatchObject({ ok: true });
});

test('continues with the new key after a rotation while the environment is warm', async () => {
    await invoke(latch());
    aws.secrets.put(SECRET, fusebill.rotateKey());

    await expect(invoke(move())).resolves.toMatchObject({ ok: true });
});

test('refuses six megabytes of nonsense quickly, and sends nothing', async () => {
    const event = { ...latch(), salesforceId: '0'.repeat(6_000_000) };

    await expect(invoke(event)).resolves.toMatchObject({ error: { code: 'INVALID_REQUEST' } });
    expect(fusebill.requests).toEqual([]);
});

test.each([
    ['nested lists', { ...latch(), fusebillId: nested(3000) }],
    ['keys of the prototype', JSON.parse('{"action":"latch","__proto__":{"fusebillId":1}}')],
    ['a number that is too large', { ...latch(), fusebillId: 1e308 }],
    ['a list instead of an event', [latch()]],
    ['text instead of an event', 'latch'],
    ['null instead of an event', null],
])('refuses %s, and sends nothing', async (_, event: unknown) => {
    await expect(invoke(event)).resolves.toMatchObject({ error: { code: 'INVALID_REQUEST' } });
    expect(fusebill.requests).toEqual([]);
});

function nested(depth: number): unknown {
    return JSON.parse('['.repeat(depth) + ']'.repeat(depth));
}

describe('the log', () => {
    const PERSON = 'dana.fox@harbour-light.example.com';
    const PLANTED = [
        'Dana',
        'Fox',
        'dana.fox',
        'Harbour',
        'Halden',
        'Juniper',
        '@',
        'Quill',
        '+44',
    ];
    const bakery = { action: 'customer', fusebillId: CUSTOMERS.bakery };
    const batch = {
        action: 'latchMany',
        items: [
            { fusebillId: CUSTOMERS.stolenBikes, salesforceId: ACCOUNTS.stolenBikes },
            { fusebillId: CUSTOMERS.interiors, salesforceId: ACCOUNTS.stolenBikes },
        ],
    };
    const hints = { ...HINTS, emails: [PERSON] };

    /** An event, and the faults that its requests meet. */
    const SITUATIONS: [event: unknown, code: string, ...faults: Fault[]][] = [
        [latch(), 'OK'],
        [move(), 'OK'],
        [bakery, 'OK'],
        [batch, 'OK'],
        [{ action: 'health' }, 'OK'],
        [{ action: 'search', term: 'Dana Fox' }, 'OK'],
        [{ action: 'account', salesforceId: ACCOUNTS.blueAnchor, hints }, 'OK'],
        [{ ...latch(), salesforceId: PERSON }, 'INVALID_REQUEST'],
        [{ ...latch(), [PERSON]: PERSON }, 'INVALID_REQUEST'],
        [{ action: PERSON, client: { version: PERSON, orgId: PERSON } }, 'INVALID_REQUEST'],
        [latch({ fusebillId: CUSTOMERS.interiors }), 'ALREADY_LATCHED'],
        [move({ expectedHolder: PERSON }), 'HOLDER_CHANGED'],
        [latch({ fusebillId: 999_999 }), 'CUSTOMER_NOT_FOUND'],
        [
            latch(),
            'LATCH_REFUSED',
            { kind: 'status', status: 409, message: 'Ask Dana Fox.', method: 'POST' },
        ],
        [
            { ...bakery, action: 'synch', salesforceId: BAKERY, operation: 'disable' },
            'SYNCH_REFUSED',
            { kind: 'status', status: 409, message: 'Ask Dana Fox.', method: 'POST' },
        ],
        [
            latch(),
            'ACCOUNT_NOT_FOUND',
            { kind: 'status', status: 400, message: `Ask ${PERSON}.`, method: 'POST' },
        ],
        [bakery, 'FUSEBILL_UNAVAILABLE', { kind: 'truncated', times: 'always' }],
        [
            bakery,
            'FUSEBILL_UNAVAILABLE',
            { kind: 'status', status: 500, body: 'Dana Fox', times: 'always' },
        ],
        [bakery, 'RATE_LIMITED', { kind: 'rateLimited', times: 'always' }],
        [bakery, 'KEY_REJECTED', { kind: 'status', status: 401, body: PERSON, times: 'always' }],
        [
            latch(),
            'OUTCOME_UNKNOWN',
            { kind: 'reset', method: 'POST', when: 'afterWrite' },
            { kind: 'status', status: 401, method: 'GET', times: 'always' },
        ],
    ];

    test.each(SITUATIONS)(
        'of %j (%s) contains no keys, names, addresses or search terms',
        async (event, code, ...faults) => {
            fusebill.plan(...faults);
            const start = aws.logs.length;

            const reply = await invoke(event);

            const log = aws.logs.slice(start).join('\n');
            expect(reply.ok ? 'OK' : reply.error.code).toBe(code);
            expect(log.match(/fusebillRequests/g)).toHaveLength(1);
            expect(log).toContain(`code: '${code}'`);
            expect(log).toMatch(/latencyMs: \d+/);
            const told = reply.ok ? '' : reply.error.message;
            for (const secret of [...PLANTED, fusebill.key, fusebill.key.slice(0, 20)]) {
                expect(log).not.toContain(secret);
                if (code !== 'INVALID_REQUEST') expect(told).not.toContain(secret);
            }
        },
    );

    test('says what was attempted and what came back', async () => {
        const start = aws.logs.length;
        fusebill.plan({ kind: 'status', status: 503, times: 'always' });

        await invoke(bakery);

        const log = aws.logs.slice(start).join('\n');
        expect(log).toContain("action: 'customer'");
        expect(log).toContain('fusebillRequests: 3');
        expect(log).toContain(`GET /v1/customers/${CUSTOMERS.bakery} answered 503.`);
    });

    test.each([
        (key: string) => JSON.stringify({ Message: `Bad request: Authorization: Basic ${key}` }),
        (key: string) => JSON.stringify({ Message: key }).replaceAll('/', '\\/'),
        (key: string) =>
            JSON.stringify({ Errors: [{ Value: Buffer.from(key, 'base64').toString('latin1') }] }),
    ])('contains no key that an answer echoes, and neither does the reply (%#)', async (bodyOf) => {
        const start = aws.logs.length;
        const decoded = Buffer.from(fusebill.key, 'base64').toString('latin1');
        const body = bodyOf(fusebill.key);
        fusebill.plan({ kind: 'status', status: 400, body, method: 'POST' });

        const reply = await invoke(latch());

        expect(reply).toMatchObject({
            error: { fusebillMessage: expect.stringContaining('[key]') as string },
        });
        for (const text of [JSON.stringify(reply), aws.logs.slice(start).join('\n')]) {
            expect(text).not.toContain(fusebill.key.slice(0, 20));
            expect(text).not.toContain(decoded.slice(0, 20));
        }
    });

    test('contains no part of a secret that is not a key', async () => {
        const start = aws.logs.length;
        aws.secrets.put(SECRET, `{"key": "${fusebill.key}", "keyId": "invented"}`);

        await expect(invoke(bakery)).resolves.toMatchObject({ error: { code: 'KEY_MISSING' } });
        expect(aws.logs.slice(start).join('\n')).not.toContain(fusebill.key.slice(0, 20));
    });
});
