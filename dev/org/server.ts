import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { DemoControls } from './demo-controls';
import type { DemoOrg } from './demo-org';

const STYLES = join(__dirname, '../../node_modules/@salesforce-ux/design-system/assets');
const FONTS = join(__dirname, '../../node_modules/@fontsource/noto-sans-arabic/files');
const PAGE = join(__dirname, 'page');

const TYPES: Record<string, string> = {
    '.css': 'text/css',
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.json': 'application/json; charset=utf-8',
    '.png': 'image/png',
    '.svg': 'image/svg+xml',
    '.woff2': 'font/woff2',
};

export type OrgServer = {
    /** `http://127.0.0.1:{port}` */
    url: string;
    /** The org behind the page; a test may change it. */
    org: DemoOrg;
    /** Settles once no call is running in the org. A call may outlive its page. */
    idle: () => Promise<void>;
    close: () => Promise<void>;
};

/**
 * Serves the Account page, its scripts, the design system and the org on 127.0.0.1. Only the page itself may call
 * Apex: a request from another origin is refused.
 * @param options.scripts the folder that `buildPage` wrote
 */
export async function startOrg(options: {
    port?: number;
    org: DemoOrg;
    scripts: string;
    /** The controls behind the page's panel; without them there is no panel. */
    demo?: DemoControls;
}): Promise<OrgServer> {
    const { port = 0, org, scripts, demo } = options;
    const underWay = new Set<Promise<void>>();
    const server = createServer((request, response) => {
        const answered = answer(request, response, { org, scripts, demo })
            .catch((error: unknown) => {
                console.error(error); // an error of the runtime or the page; Apex exceptions are answers
                sendJson(response, 500, { message: String(error) });
            })
            .finally(() => underWay.delete(answered));
        underWay.add(answered);
    });
    await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        org,
        idle: async () => {
            while (underWay.size > 0) await Promise.all(underWay);
        },
        close: () =>
            new Promise((resolve) => {
                server.close(() => resolve());
                server.closeAllConnections();
            }),
    };
}

async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    { org, scripts, demo }: { org: DemoOrg; scripts: string; demo: DemoControls | undefined },
): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    const [, area = '', name = '', ...rest] = pathname.split('/');
    const path = [name, ...rest].join('/');
    if (request.method === 'POST' && area === 'apex') {
        return apex(request, response, { org, demo, name });
    }
    if (area === 'demo') return controls(request, response, { demo, action: name });
    if (area === 'records') return record(response, org, decodeURIComponent(name));
    if (area === 'accounts.json') return sendJson(response, 200, org.accounts());
    if (area === 'user.js') return send(response, 200, '.js', userScript(org));
    if (area === 'scripts') return file(request, response, scripts, path);
    if (area === 'slds' || area === '_slds') return file(request, response, STYLES, path);
    if (area === 'fonts') return file(request, response, FONTS, path);
    return file(request, response, PAGE, area === '' ? 'index.html' : pathname.slice(1));
}

async function apex(
    request: IncomingMessage,
    response: ServerResponse,
    { org, demo, name }: { org: DemoOrg; demo: DemoControls | undefined; name: string },
): Promise<void> {
    if (isForeign(request)) return refuseForeign(response);
    const parameters = await readParameters(request);
    const outcome = await org.call(name, parameters, request.headers['accept-language']);
    if (outcome === null) {
        return sendJson(response, 404, { message: `There is no method ${name}.` });
    }
    if (outcome.ok) demo?.see(outcome.value);
    if (outcome.ok) return sendJson(response, 200, outcome.value);
    return sendJson(response, 500, outcome);
}

/** Handles a request of the demo's panel. */
async function controls(
    request: IncomingMessage,
    response: ServerResponse,
    { demo, action }: { demo: DemoControls | undefined; action: string },
): Promise<void> {
    if (demo === undefined) return sendJson(response, 404, { message: 'There is no panel here.' });
    if (request.method !== 'POST') return sendJson(response, 200, demo.state());
    if (isForeign(request)) return refuseForeign(response);
    await demo.carryOut(action, await readParameters(request));
    return sendJson(response, 200, demo.state());
}

function isForeign({ headers: { origin, host } }: IncomingMessage): boolean {
    return origin !== undefined && origin !== `http://${host}`;
}

function refuseForeign(response: ServerResponse): void {
    sendJson(response, 403, { message: 'Only the page may call this.' });
}

async function readParameters(request: IncomingMessage): Promise<Record<string, unknown>> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
}

function record(response: ServerResponse, org: DemoOrg, id: string): void {
    const account = org.account(id);
    if (account === undefined) {
        return sendJson(response, 404, { message: 'The requested resource does not exist.' });
    }
    const fields = Object.fromEntries(
        Object.entries(account).map(([field, value]) => [field, { value, displayValue: null }]),
    );
    return sendJson(response, 200, { apiName: 'Account', id, fields });
}

/** What an org tells a page about its user before components load. */
function userScript(org: DemoOrg): string {
    return `window.latchUser = ${JSON.stringify({ permissions: org.customPermissions() })};`;
}

/** Sends a file, or tells the browser that its copy is still right. */
async function file(
    request: IncomingMessage,
    response: ServerResponse,
    folder: string,
    path: string,
): Promise<void> {
    const full = normalize(join(folder, decodeURIComponent(path)));
    const found = full.startsWith(join(folder, '/')) ? await stat(full).catch(() => null) : null;
    if (!found?.isFile()) return sendJson(response, 404, { message: 'Not found.' });
    const version = `"${found.mtimeMs}-${found.size}"`;
    const headers = { 'Cache-Control': 'no-cache', ETag: version };
    if (request.headers['if-none-match'] === version) {
        response.writeHead(304, headers).end();
        return;
    }
    send(response, 200, extname(full), await readFile(full), headers);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
    send(response, status, '.json', JSON.stringify(body));
}

function send(
    response: ServerResponse,
    status: number,
    ending: string,
    body: string | Buffer,
    headers: Record<string, string> = { 'Cache-Control': 'no-store' },
): void {
    const type = TYPES[ending] ?? 'application/octet-stream';
    response.writeHead(status, { 'Content-Type': type, ...headers });
    response.end(body);
}
