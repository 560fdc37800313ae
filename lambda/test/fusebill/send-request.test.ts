import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NoAnswer, sendRequest } from '../../src/fusebill/send-request';

/** Answers the first request of a connection and keeps it open; the second finds it closed. */
let server: Server;
let url: string;
let seen: string[];

beforeEach(async () => {
    seen = [];
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

const send = (method: 'GET' | 'POST', limitMs = 5000): ReturnType<typeof sendRequest> =>
    sendRequest({ method, url, headers: {}, limitMs, ...(method === 'POST' && { body: '{}' }) });

test('sends a GET again when the kept connection was closed meanwhile', async () => {
    await send('GET');

    await expect(send('GET')).resolves.toMatchObject({ status: 200 });
    expect(seen).toEqual(['GET', 'GET', 'GET']);
});

test('gives up a GET whose next connection was closed as well', async () => {
    await Promise.all([send('GET'), send('GET')]);

    await expect(send('GET')).rejects.toBeInstanceOf(NoAnswer);
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

test('gives up a body that is longer than any customer list', async () => {
    server.removeAllListeners('request');
    server.on('request', (_, response) => void response.end(Buffer.alloc(7 * 1024 * 1024)));

    await expect(send('GET')).rejects.toBeInstanceOf(NoAnswer);
});

test('takes a limit for the whole of the answer, not for its start', async () => {
    server.removeAllListeners('request');
    server.on('request', (_, response) => void response.write('{'));

    await expect(send('GET', 50)).rejects.toMatchObject({ isSent: true });
});
