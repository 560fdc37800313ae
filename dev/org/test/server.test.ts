import { createServer, type Server, type ServerResponse } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DemoOrg } from '../demo-org';
import { startOrg, type OrgServer } from '../server';

let lambda: Server;
let held: ServerResponse[];
let demoOrg: DemoOrg;
let org: OrgServer;
let folder: string;
let scripts: string;

beforeAll(async () => {
    demoOrg = await DemoOrg.start();
});

beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'latch-page-'));
    scripts = join(folder, 'scripts');
    mkdirSync(scripts);
    held = [];
    lambda = createServer((_, response) => held.push(response));
    await new Promise<void>((resolve) => lambda.listen(0, '127.0.0.1', resolve));
    demoOrg.credential = {
        url: `http://127.0.0.1:${(lambda.address() as AddressInfo).port}/`,
        region: 'us-east-1',
        accessKey: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'invented' },
    };
    org = await startOrg({ org: demoOrg, scripts });
});

afterEach(async () => {
    await org.close();
    lambda.close();
    lambda.closeAllConnections();
    rmSync(folder, { recursive: true });
});

/** Calls Apex from a page that is closed before the answer. */
async function leavePage(): Promise<void> {
    const page = new AbortController();
    const body = JSON.stringify({ term: 'maple' });
    const { signal } = page;
    const url = `${org.url}/apex/LatchController.search`;
    const call = fetch(url, { method: 'POST', body, signal }).catch(() => null);
    while (held.length === 0) await wait(5);
    page.abort();
    await call;
}

test('is idle only after a call has ended, even if its page was closed', async () => {
    await leavePage();

    const idle = org.idle().then(() => 'idle');
    const meanwhile = await Promise.race([idle, wait(50, 'under way')]);
    held[0]?.end('null');

    expect(meanwhile).toBe('under way');
    expect(await idle).toBe('idle');
});

test.each([
    ['/scripts/page.js', 200],
    ['/scripts/', 404],
    ['/scripts/absent.js', 404],
    ['/scripts/..%2Foutside.js', 404],
])('serves only the files in the folder of scripts: %s', async (path, status) => {
    writeFileSync(join(scripts, 'page.js'), 'page');
    writeFileSync(join(folder, 'outside.js'), 'not the page');

    const response = await fetch(`${org.url}${path}`);

    expect(response.status).toBe(status);
});

test('sends a file again only after it has changed', async () => {
    const url = `${org.url}/scripts/page.js`;
    const load = (etag = ''): Promise<Response> =>
        fetch(url, { headers: { 'If-None-Match': etag } });
    writeFileSync(join(scripts, 'page.js'), 'first');

    const first = await load();
    const etag = first.headers.get('etag') ?? '';
    const same = await load(etag);
    writeFileSync(join(scripts, 'page.js'), 'the second');
    const second = await load(etag);

    expect([first.status, await first.text()]).toEqual([200, 'first']);
    expect([same.status, await same.text()]).toEqual([304, '']);
    expect([second.status, await second.text()]).toEqual([200, 'the second']);
    expect(first.headers.get('cache-control')).toBe('no-cache'); // the browser asks each time
});
