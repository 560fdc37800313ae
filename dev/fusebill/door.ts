import { type RequestListener, createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A port on 127.0.0.1 that can be closed for a while. */
export type Door = {
    port: number;
    /** Requests that arrived on silenced connections. */
    readonly unheard: number;
    /** Ends every connection and refuses new ones for `ms`. */
    refuse(ms: number): void;
    /** Ignores everything that arrives on currently open connections. */
    silence(): void;
    close(): Promise<void>;
};

/** Opens the port, or a free one for 0. Rejects if it is taken. */
export async function openDoor(listener: RequestListener, wanted: number): Promise<Door> {
    const open = new Set<Socket>();
    const silent = new WeakSet<Socket>();
    let unheard = 0;
    const server = createServer((request, response) => {
        if (silent.has(request.socket)) unheard += 1;
        else listener(request, response);
    });
    server.on('connection', (socket) => {
        open.add(socket);
        socket.once('close', () => open.delete(socket));
    });
    let reopening: NodeJS.Timeout | undefined;

    await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(wanted, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo; // a listening TCP server has one

    return {
        port,
        get unheard() {
            return unheard;
        },
        silence() {
            open.forEach((socket) => silent.add(socket));
        },
        refuse(ms) {
            clearTimeout(reopening);
            server.close();
            server.closeAllConnections();
            reopening = setTimeout(() => server.listen(port, '127.0.0.1'), ms);
        },
        close() {
            clearTimeout(reopening);
            const closed = new Promise<void>((resolve) => server.close(() => resolve()));
            server.closeAllConnections();
            return closed;
        },
    };
}
