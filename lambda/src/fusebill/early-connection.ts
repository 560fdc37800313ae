import type { Agent } from 'node:http';
import { isIP, Socket } from 'node:net';

/**
 * A connection that is opened before there is a request for it, so that its handshakes are over when the request comes.
 * Nothing is sent over it before that.
 */
export class EarlyConnection {
    private readonly host: string;
    private readonly port: number;
    private socket: Socket | undefined;
    private taken: Socket | undefined;
    private isReady = false;

    /** Opens it as the agent would, with these options, and leaves it to the agent's first request to the host of the address. */
    constructor(url: string, agent: Agent, options: object) {
        const { protocol, hostname, port } = new URL(url);
        const isTls = protocol === 'https:';
        this.host = hostname;
        this.port = Number(port) || (isTls ? 443 : 80);
        const open = agent.createConnection.bind(agent);
        const servername = isIP(hostname) === 0 ? hostname : '';
        const target = { ...options, host: this.host, port: this.port, servername };
        const socket = open(target);
        agent.createConnection = (wanted, done) => this.take(wanted) ?? open(wanted, done);
        if (!(socket instanceof Socket)) return;
        this.socket = socket.unref();
        socket.once(isTls ? 'secureConnect' : 'connect', () => (this.isReady = true));
        socket.once('close', () => (this.socket = undefined));
        // The request finds no connection then, opens another, and reports what is wrong.
        socket.on('error', () => undefined);
    }

    /** Whether a request has this socket from here, with its handshakes over. */
    hasOpened(socket: object): boolean {
        return socket === this.taken && this.isReady;
    }

    /** Closes it, unless a request has taken it. */
    close(): void {
        this.socket?.destroy();
        this.socket = undefined;
    }

    private take({ host, port }: { host?: unknown; port?: unknown }): Socket | undefined {
        const { socket } = this;
        const isWanted = host === this.host && Number(port) === this.port;
        // What comes before a request is no answer to it.
        if (socket === undefined || !isWanted || socket.readableLength > 0) return undefined;
        this.socket = undefined;
        this.taken = socket.ref();
        return this.taken;
    }
}
