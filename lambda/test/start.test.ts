import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { keySecretName, STACK_NAME } from '../../contract/agreed-values';
import { startAws, type AwsEmulator } from '../../dev/aws/emulator';
import { invokeLatch } from './invoke-latch';

const SECRET = keySecretName(STACK_NAME);
const KEY = Buffer.from(`0:${'invented'.repeat(8)}`).toString('base64');

let fusebill: Server;
let received: string;
let aws: AwsEmulator;

beforeEach(async () => {
    received = '';
    fusebill = createServer((socket) => {
        socket.on('data', (part: Buffer) => (received += part.toString()));
    });
    await new Promise<void>((resolve) => fusebill.listen(0, '127.0.0.1', resolve));
    const { port } = fusebill.address() as AddressInfo;
    aws = await startAws({
        accessKeys: { AKIDEXAMPLE: { secret: 'invented', may: ['lambda:InvokeFunction'] } },
        secrets: { [SECRET]: KEY },
        functions: {
            latch: {
                bundle: join(__dirname, '../dist/index.mjs'),
                env: {
                    FUSEBILL_BASE_URL: `http://127.0.0.1:${port}/v1`,
                    FUSEBILL_KEY_SECRET_ID: SECRET,
                },
            },
        },
    });
});

afterEach(async () => {
    await aws.close();
    await new Promise((resolve) => fusebill.close(resolve));
});

async function checkHealth(): Promise<unknown> {
    const response = await invokeLatch(aws.url, { action: 'health' });
    return response.json();
}

test('opens a connection to Fusebill while it waits for the key, and sends nothing before it has it', async () => {
    aws.plan('secretsmanager', { kind: 'hang' });
    const reply = checkHealth();

    const [socket] = (await once(fusebill, 'connection')) as [Socket];
    const receivedBefore = received;
    await once(socket, 'data');

    expect(receivedBefore).toBe('');
    expect(received).toContain(`Authorization: Basic ${KEY}\r\n`);
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]');
    await expect(reply).resolves.toMatchObject({ ok: true });
});

test('sends nothing over it without a key', async () => {
    aws.secrets.put(SECRET, '');
    const opened = once(fusebill, 'connection');

    const reply = await checkHealth();

    await opened;
    expect(reply).toMatchObject({
        data: { checks: [{ name: 'secret', status: 'error' }, { name: 'version' }] },
    });
    expect(received).toBe('');
});
