import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FusebillEmulator } from '../emulator';
import { sampleCustomer } from '../seed/sample-customer';
import { errorBody, latch } from './call';
import { start } from './start';

const run = promisify(execFile);

const read = (name: string) => readFileSync(join(__dirname, 'samples', name), 'utf8');

/** The published response without line breaks, and with its hidden email addresses filled in. */
const publishedResponse = read('response.json.txt')
    .replace('[email protected]', 'john.doe@stolen-bikes.example.com')
    .replace('[email protected]', 'accounts@stolen-bikes.example.com')
    .replaceAll('\n', '');

const accountId = '0014100000JJ3wtAAD';
const expectedBody = publishedResponse.replace('"0014100000JJ3wt"', `"${accountId}"`);

/** How to run a sample, and the answer. */
type Way = [name: string, way: (text: string) => Promise<string>];

let fusebill: FusebillEmulator;

beforeEach(async () => {
    fusebill = await start();
});

describe('the published curl sample', () => {
    const ways: Way[] = [['replayed', replayCurl]];
    if (canRun('curl', '--version')) ways.push(['run by sh', runInShell]);

    test.each(ways)('latches the customer, %s', async (_, way) => {
        const body = await way(fill(read('curl.sh')));

        expect(body).toBe(expectedBody);
        expect(fusebill.writes).toEqual([{ customerId: 172677, from: null, to: accountId }]);
        expect(fusebill.requests[0]?.body).toBe(`{fusebillId:172677,salesforceId:'${accountId}'}`);
    });
});

describe('the published C# sample', () => {
    test('moves the customer when its request is replayed', async () => {
        await latch(fusebill, { fusebillId: 172677, salesforceId: '001Hs00001BaKeRIAV' });

        const body = await replayCSharp(fill(read('csharp.cs')));

        expect(body).toBe(expectedBody);
        expect(fusebill.requests[1]).toMatchObject({
            path: '/v1/Salesforce/Latch/',
            body: `{fusebillId:172677,salesforceID:'${accountId}','forceLatch': true}`,
        });
        expect(fusebill.customer(172677)?.salesforceId).toBe(accountId);
    });
});

describe('the published Python sample', () => {
    const ways: Way[] = [['replayed', replayPython]];
    if (canRun('python3', '-c', 'import requests')) ways.push(['run by python3', runInPython]);

    test.each(ways)('latches the customer, %s', async (_, way) => {
        const body = await way(fill(read('python.py')));

        expect(body).toBe(expectedBody);
        expect(fusebill.requests[0]?.body).toBe(
            `{"fusebillId": 172677, "salesforceId": "${accountId}"}`,
        );
    });
});

describe('the published JSON', () => {
    test('of the request latches the customer that it names', async () => {
        const named = await start({ customers: [{ ...sampleCustomer, id: 12717595 }] });

        const answer = await post(`${named.url}/Salesforce/Latch`, {
            key: named.key,
            body: read('request.json.txt'),
        });

        expect(JSON.parse(answer)).toMatchObject({
            id: 12717595,
            salesforceId: '0014100000JJ3wt',
        });
    });

    test('of the response comes back byte for byte', async () => {
        const answer = await latch(fusebill, {
            fusebillId: 172677,
            salesforceId: '0014100000JJ3wt',
        });

        expect(answer.status).toBe(200);
        expect(answer.text).toBe(publishedResponse);
    });

    test('of the error comes back for Account 1', async () => {
        const answer = await latch(fusebill, { fusebillId: 172677, salesforceId: '1' });

        expect(answer.status).toBe(400);
        expect(answer.text).toBe(JSON.stringify(JSON.parse(read('error.json.txt'))));
        expect(answer.text).toBe(errorBody(400, 'Salesforce Account 1 does not exist.'));
        expect(fusebill.writes).toEqual([]);
    });
});

function canRun(program: string, ...args: string[]): boolean {
    try {
        execFileSync(program, args, { stdio: 'ignore' });
        return true;
    } catch {
        return false;
    }
}

function fill(sample: string): string {
    return sample
        .replace(/https:\/\/secure\.fusebill\.com\/v1/i, fusebill.url)
        .replace('{APIKey}', fusebill.key)
        .replace(/\{customerId\}|\{id\}/, '172677')
        .replace('{salesforceId}', accountId);
}

async function runInShell(text: string): Promise<string> {
    return (await run('sh', ['-c', text])).stdout;
}

/** `print(r.content)` shows the bytes as a Python literal. */
async function runInPython(text: string): Promise<string> {
    const { stdout } = await run('python3', ['-c', text]);
    return part(stdout, /^b'(.*)'\s*$/);
}

function replayCurl(text: string): Promise<string> {
    return post(part(text, /POST "(.*?)"/), {
        key: part(text, /Authorization: Basic (.*?)"/),
        contentType: part(text, /Content-Type: (.*?)"/),
        body: part(text, /-d "(.*)"/),
    });
}

function replayCSharp(text: string): Promise<string> {
    return post(part(text, /Create\("(.*?)"\)/), {
        key: part(text, /apiKey = "(.*?)"/),
        contentType: part(text, /ContentType = "(.*?)"/),
        body: part(text, /jsonData = "(.*)";/),
    });
}

/** `json.dumps` writes a space after each colon and comma, and double quotes. */
function replayPython(text: string): Promise<string> {
    return post(part(text, /post\('(.*?)'/), {
        key: part(text, /Basic (.*?)'/),
        contentType: part(text, /'Content-Type' : '(.*?)'/),
        body: part(text, /payload = (.*)/)
            .replaceAll("'", '"')
            .replace(/([:,])(?=\S)/g, '$1 '),
    });
}

function part(text: string, pattern: RegExp): string {
    const found = pattern.exec(text)?.[1];
    if (found === undefined) throw new Error(`The sample has no ${pattern}.`);
    return found;
}

type Sent = { key: string; body: string; contentType?: string };

async function post(url: string, { key, body, contentType }: Sent): Promise<string> {
    const headers = {
        Authorization: `Basic ${key}`,
        'Content-Type': contentType ?? 'application/json',
    };
    return (await fetch(url, { method: 'POST', headers, body })).text();
}
