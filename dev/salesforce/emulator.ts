import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { readBody } from '../aws/read-body';
import type { DemoOrg } from '../org/demo-org';
import { type Answer, SalesforceFault } from './answer';
import { answerApi, answerVersions, type Backend, type Incoming } from './api';
import { deployedEndpoint } from './credentials/deployed-endpoint';
import { Org } from './org';
import { ADMIN, type OrgOptions } from './org-options';

/** The options of the emulator. */
export type SalesforceOptions = OrgOptions & {
    /** 0, the default, picks a free one. */
    port?: number;
    /** Runs the package's Apex on request. */
    demo?: DemoOrg;
    /** The AWS emulator, which receives calls to `https://lambda.REGION.amazonaws.com`. */
    awsUrl?: string;
};

/** A received request; `sent` is its target, headers and body. */
export type RecordedRequest = { method: string; path: string; status: number; sent: string };

/** An org's REST API on 127.0.0.1. */
export type SalesforceEmulator = {
    /** The instance URL, `http://127.0.0.1:PORT`. */
    readonly url: string;
    /** The access token, valid until the session expires. */
    readonly token: string;
    readonly org: Org;
    readonly requests: readonly RecordedRequest[];
    /** Ends the session; the token is no longer valid. */
    expireSession(): void;
    /** Signs in again, with another token. */
    renewSession(): void;
    /** Cuts the connection of the next requests whose path contains this. Replaces earlier plans. */
    cut(path: string, times: number): void;
    close(): Promise<void>;
};

/** Starts an org without the package. */
export async function startSalesforce(
    options: SalesforceOptions = {},
): Promise<SalesforceEmulator> {
    const { demo, awsUrl = '' } = options;
    const org = new Org(options);
    const session = { token: newToken(org), isValid: true };
    const requests: RecordedRequest[] = [];
    const cuts: string[] = [];
    const backend: Backend = { org, demo };
    demo?.assign();

    const server = createServer((request, response) => {
        void serve(request, response).catch(() => response.destroy());
    });
    const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
        const incoming = await read(request);
        const { method, url } = incoming;
        const headers = JSON.stringify(request.headersDistinct);
        const sent = `${url.pathname}${url.search} ${headers} ${incoming.body.toString()}`;
        const at = cuts.findIndex((path) => url.pathname.includes(path));
        if (at >= 0) {
            cuts.splice(at, 1);
            requests.push({ method, path: url.pathname, status: 0, sent });
            request.socket.resetAndDestroy();
            return;
        }
        const isSignedIn =
            session.isValid && request.headers.authorization === `Bearer ${session.token}`;
        const { status, body } = await answer(incoming, backend, isSignedIn);
        requests.push({ method, path: url.pathname, status, sent });
        if (demo !== undefined) equip(demo, org, awsUrl);
        response.writeHead(status, { 'Content-Type': 'application/json;charset=UTF-8' });
        response.end(body === undefined ? '' : JSON.stringify(body));
    };

    await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    return {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        get token() {
            return session.token;
        },
        org,
        requests,
        expireSession: () => {
            session.isValid = false;
        },
        renewSession: () => {
            session.isValid = true;
            session.token = newToken(org);
        },
        cut: (path, times) => {
            cuts.length = 0;
            for (let left = times; left > 0; left--) cuts.push(path);
        },
        close: () =>
            new Promise((resolve) => {
                server.close(() => resolve());
                server.closeAllConnections();
            }),
    };
}

async function answer(request: Incoming, backend: Backend, isSignedIn: boolean): Promise<Answer> {
    try {
        if (request.url.pathname === '/services/data') return answerVersions(backend.org);
        if (!isSignedIn) {
            throw new SalesforceFault(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
        }
        return await answerApi(request, backend);
    } catch (error) {
        if (error instanceof SalesforceFault) return error.answer;
        return new SalesforceFault(500, 'UNKNOWN_EXCEPTION', String(error)).answer;
    }
}

/** Copies the deployed credential and the user's assignments to the org that runs Apex. */
function equip(demo: DemoOrg, { components, credentials, tables }: Org, awsUrl: string): void {
    const { url, region } = deployedEndpoint(components);
    demo.credential = {
        url: url.replace(/^https:\/\/lambda\.[a-z0-9-]+\.amazonaws\.com/, awsUrl),
        region,
        accessKey: credentials.accessKey('Fusebill_Latch', 'Lambda'),
    };
    demo.assign(...tables.assignedTo(ADMIN.Id));
}

async function read(request: IncomingMessage): Promise<Incoming> {
    return {
        method: request.method ?? '',
        url: new URL(request.url ?? '/', 'http://localhost'),
        contentType: request.headers['content-type'] ?? '',
        body: await readBody(request),
    };
}

function newToken({ orgId }: Org): string {
    return `${orgId.slice(0, 15)}!AQ${randomBytes(40).toString('hex')}`;
}
