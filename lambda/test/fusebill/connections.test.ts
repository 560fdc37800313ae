import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { createServer as createNetServer, type AddressInfo, type Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { CUSTOMERS } from '../../../dev/demo-ids';
import { Connections, type HttpAnswer } from '../../src/fusebill/connections';
import { NoAnswer } from '../../src/fusebill/no-answer';

/** Answers the first request of a connection and keeps it open; closes it on the second. */
let server: Server;
let url: string;
let seen: string[];
let connections: Connections;

beforeEach(async () => {
    seen = [];
    connections = new Connections();
    const used = new WeakSet<object>();
    server = createServer((request, response) => {
        seen.push(request.method ?? '');
        if (used.has(request.socket)) request.socket.destroy();
        else response.end('{}');
        used.add(request.socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterEach(() => new Promise((resolve) => server.closeAllConnections() ?? server.close(resolve)));

const send = (method: 'GET' | 'POST', limitMs = 5000, to = url): Promise<HttpAnswer> =>
    connections.send({
        method,
        url: to,
        headers: {},
        limitMs,
        ...(method === 'POST' && { body: '{}' }),
    });

test('sends a GET again when the kept connection was closed meanwhile', async () => {
    await send('GET');

    await expect(send('GET')).resolves.toMatchObject({ status: 200 });
    expect(seen).toEqual(['GET', 'GET', 'GET']);
});

test('sends it again over a new connection, although another kept one is left', async () => {
    await Promise.all([send('GET'), send('GET')]);

    await expect(send('GET')).resolves.toMatchObject({ status: 200 });
    expect(seen).toEqual(['GET', 'GET', 'GET', 'GET']);
});

test('never sends a POST again, and says that it may have arrived', async () => {
    await send('GET');

    const failure: unknown = await send('POST').catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(NoAnswer);
    expect(failure).toMatchObject({ isSent: true });
    expect(seen).toEqual(['GET', 'POST']);
});

test('says that nothing was sent when there is no connection', async () => {
    await new Promise((resolve) => server.close(resolve));

    await expect(send('POST')).rejects.toMatchObject({ isSent: false });
});

test('gives up on a body that is longer than any customer list', async () => {
    server.removeAllListeners('request');
    server.on('request', (_, response) => void response.end(Buffer.alloc(7 * 1024 * 1024)));

    await expect(send('GET')).rejects.toBeInstanceOf(NoAnswer);
});

test('applies the time limit to the whole answer, not just its start', async () => {
    server.removeAllListeners('request');
    server.on('request', (_, response) => void response.write('{'));

    await expect(send('GET', 1000)).rejects.toMatchObject({ isSent: true });
});

describe('an incomplete answer', () => {
    const raw = (text: string): void => {
        server.removeAllListeners('request');
        server.on('connection', (socket) => socket.once('data', () => socket.write(text)));
    };

    test('ends soon after an unrequested 101 Switching Protocols', async () => {
        raw('HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n');

        await expect(send('POST', 20_000)).rejects.toMatchObject({
            isSent: true,
            reason: 'the connection was closed',
        });
    });

    test('ends in time when the server goes silent midway', async () => {
        raw('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{');

        await expect(send('GET', 100)).rejects.toMatchObject({ reason: 'timed out' });
    });
});

describe('a compressed answer', () => {
    test.each([
        ['gzip', gzipSync],
        ['x-gzip', gzipSync],
        ['GZIP', gzipSync],
        ['br', brotliCompressSync],
        ['deflate', deflateSync],
        ['deflate', deflateRawSync],
        ['identity', (text: string) => text],
    ])('is not requested, but accepted: %s', async (encoding, compress) => {
        const asked: (string | undefined)[] = [];
        server.removeAllListeners('request');
        server.on('request', ({ headers }: IncomingMessage, response: ServerResponse) => {
            asked.push(String(headers['accept-encoding']));
            response
                .setHeader('Content-Encoding', encoding)
                .end(compress(`{"id":${CUSTOMERS.stolenBikes}}`));
        });

        await expect(send('GET')).resolves.toMatchObject({
            text: `{"id":${CUSTOMERS.stolenBikes}}`,
        });
        expect(asked).toEqual(['identity']);
    });

    test.each([
        ['is too long when decompressed', 'gzip', gzipSync(Buffer.alloc(7 * 1024 * 1024))],
        ['is broken', 'gzip', Buffer.from('not compressed')],
        ['is compressed in an unknown way', 'zstd', Buffer.from('unknown')],
    ])('is an error when it %s', async (_, encoding, body) => {
        server.removeAllListeners('request');
        server.on('request', (_request, response: ServerResponse) => {
            response.setHeader('Content-Encoding', encoding).end(body);
        });

        await expect(send('POST')).rejects.toMatchObject({ name: 'NoAnswer', isSent: true });
    });
});

describe('connections that went silent while the environment was frozen', () => {
    let wall: number;
    let silent: WeakSet<object>;
    let opened: number;

    /** Eight kept connections that the server has dropped without closing. */
    beforeEach(async () => {
        wall = 0;
        opened = 0;
        silent = new WeakSet();
        connections = new Connections(() => wall);
        server.on('connection', () => opened++);
        server.removeAllListeners('request');
        server.on('request', (request: IncomingMessage, response: ServerResponse) => {
            if (!silent.has(request.socket)) setTimeout(() => response.end('{}'), 50);
        });
        const kept = new Set<object>();
        server.on('request', ({ socket }: IncomingMessage) => kept.add(socket));
        await Promise.all(Array.from({ length: 8 }, () => send('GET')));
        kept.forEach((socket) => silent.add(socket));
        expect(opened).toBe(8);
    });

    test('cost at most one attempt', async () => {
        await expect(send('POST', 200)).rejects.toMatchObject({ reason: 'timed out' });

        await expect(send('POST')).resolves.toMatchObject({ status: 200 });
        expect(opened).toBe(9);
    });

    test('cost none when the clock shows that the environment slept', async () => {
        wall += 31_000;

        await expect(send('POST')).resolves.toMatchObject({ status: 200 });
        expect(opened).toBe(9);
    });

    test('cost none when it slept during a request to another host', async () => {
        const mute = createNetServer(() => (wall += 31_000));
        await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
        const { port } = mute.address() as AddressInfo;
        await send('GET', 200, `http://127.0.0.1:${port}/`).catch(() => undefined);
        mute.close();

        await expect(send('POST')).resolves.toMatchObject({ status: 200 });
        expect(opened).toBe(9);
    });

    test('are kept when it did not sleep', async () => {
        silent = new WeakSet();
        wall += 10_000;

        await send('POST');

        expect(opened).toBe(8);
    });
});

describe('a connection that is opened ahead', () => {
    let sockets: Socket[];
    let received: number;
    let wall: number;

    beforeEach(async () => {
        sockets = [];
        received = 0;
        wall = 0;
        connections = new Connections(() => wall);
        server.removeAllListeners('request');
        server.on('request', (_, response: ServerResponse) => void response.end('{}'));
        server.on('connection', (socket) => {
            sockets.push(socket);
            socket.on('data', ({ length }: Buffer) => (received += length));
        });
        connections.open(url);
        await once(server, 'connection');
        // This side may hear of it a turn later.
        for (let turn = 0; turn < 2; turn++) await new Promise(setImmediate);
    });

    test('sends nothing until the first request, which goes over it', async () => {
        const before = received;

        await expect(send('POST')).resolves.toMatchObject({ status: 200 });
        await expect(send('POST')).resolves.toMatchObject({ status: 200 });

        expect(before).toBe(0);
        expect(sockets).toHaveLength(1);
    });

    test('leaves a second request at the same time one of its own', async () => {
        await Promise.all([send('POST'), send('POST')]);

        expect(sockets).toHaveLength(2);
    });

    test('costs nothing when the other side closes it first', async () => {
        const closed = once(sockets[0] as Socket, 'close');
        sockets[0]?.end();
        await closed;

        await expect(send('POST')).resolves.toMatchObject({ status: 200 });
        expect(sockets).toHaveLength(2);
    });

    test('is not used when something came before the request', async () => {
        sockets[0]?.end('HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n');
        await once(sockets[0] as Socket, 'finish');
        for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
        await new Promise(setImmediate); // what has arrived is read now, even if the timer was late

        await expect(send('POST')).resolves.toMatchObject({ status: 200 });
        expect(sockets).toHaveLength(2);
    });

    test('is not used when the clock shows that the environment slept', async () => {
        wall += 31_000;

        await expect(send('POST')).resolves.toMatchObject({ status: 200 });
        expect(sockets).toHaveLength(2);
    });

    test('may have carried a request that it lost', async () => {
        server.removeAllListeners('request');
        server.on('request', ({ socket }: IncomingMessage) => socket.destroy());

        await expect(send('POST')).rejects.toMatchObject({ isSent: true });
    });

    test('carries a GET again over another when it was dead', async () => {
        server.removeAllListeners('request');
        server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
            if (socket === sockets[0]) socket.destroy();
            else response.end('{}');
        });

        await expect(send('GET')).resolves.toMatchObject({ status: 200 });
    });

    test('is closed when another is opened', async () => {
        const closed = once(sockets[0] as Socket, 'close');
        connections.open(url);

        await closed;
        await send('POST');
        expect(sockets).toHaveLength(2);
    });
});

test('a connection that can not be opened ahead leaves the fault to the request', async () => {
    await new Promise((resolve) => server.close(resolve));
    connections.open(url);
    await new Promise((resolve) => setTimeout(resolve, 50));

    await expect(send('POST')).rejects.toMatchObject({ isSent: false, reason: 'ECONNREFUSED' });
});

describe('over TLS', () => {
    test('says that nothing was sent when the handshake of a connection opened ahead fails', async () => {
        const notTls = url.replace('http:', 'https:');
        connections.open(notTls);

        await expect(send('POST', 5000, notTls)).rejects.toMatchObject({ isSent: false });
    });

    test('says that nothing was sent when the handshake fails', async () => {
        const notTls = url.replace('http:', 'https:');

        await expect(send('POST', 5000, notTls)).rejects.toMatchObject({ isSent: false });
    });

    test('says that nothing was sent when the handshake never ends', async () => {
        const mute = createNetServer(() => undefined);
        await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
        const { port } = mute.address() as AddressInfo;

        const failure: unknown = await send('POST', 100, `https://127.0.0.1:${port}/`).catch(
            (error: unknown) => error,
        );

        mute.close();
        expect(failure).toMatchObject({ isSent: false, reason: 'timed out' });
    });
});

test('reports the code of an unknown host', async () => {
    const request = { method: 'GET', headers: {}, limitMs: 20_000 } as const;

    await expect(
        connections.send({ ...request, url: 'http://fusebill.invalid/' }),
    ).rejects.toMatchObject({
        isSent: false,
        reason: expect.stringMatching(/^[A-Z_]+$/) as string,
    });
});
