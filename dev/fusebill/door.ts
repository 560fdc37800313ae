import { type RequestListener, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A port on 127.0.0.1 that can be shut for a while. */
export type Door = {
    port: number;
    /** Ends every connection and refuses new ones for `ms`. */
    refuse(ms: number): void;
    close(): Promise<void>;
};

/** Opens the port, a free one for 0. Rejects when it is taken. */
export async function openDoor(listener: RequestListener, wanted: number): Promise<Door> {
    const server = createServer(listener);
    let reopening: NodeJS.Timeout | undefined;

    await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(wanted, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo; // a TCP server that listens has one

    return {
        port,
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
