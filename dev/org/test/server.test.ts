import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { DemoOrg } from '../demo-org';
import { startOrg, type OrgServer } from '../server';

let lambda: Server;
let held: ServerResponse[];
let demoOrg: DemoOrg;
let org: OrgServer;

beforeAll(async () => {
    demoOrg = await DemoOrg.start();
});

beforeEach(async () => {
    held = [];
    lambda = createServer((_, response) => held.push(response));
    await new Promise<void>((resolve) => lambda.listen(0, '127.0.0.1', resolve));
    demoOrg.credential = {
        url: `http://127.0.0.1:${(lambda.address() as AddressInfo).port}/`,
        region: 'us-east-1',
        accessKey: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'invented' },
    };
    org = await startOrg({ org: demoOrg, scripts: __dirname });
});

afterEach(async () => {
    await org.close();
    lambda.close();
    lambda.closeAllConnections();
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
    ['/scripts/server.test.ts', 200],
    ['/scripts/absent.js', 404],
    ['/scripts/..%2Fserver.ts', 404],
])('serves only the files in the folder of scripts: %s', async (path, status) => {
    const response = await fetch(`${org.url}${path}`);

    expect(response.status).toBe(status);
});
