import { AwsClient } from 'aws4fetch';
import { CUSTOMERS } from '../dev/demo-ids';
import { FUSEBILL_KEY_SECRET } from '../dev/local-cloud';
import { readExamples } from '../contract/read-examples';
import type { LocalStack } from '../dev/local-stack';
import { Stage } from './stage';

const stage = new Stage();

const INVALID = readExamples().find(({ name }) => name === 'invalid-request')?.event;

let stack: LocalStack;

beforeAll(() => {
    ({ stack } = stage);
});

test('AWS refuses an unsigned invocation', async () => {
    const { url } = stack.org.org.credential;

    const response = await fetch(url, { method: 'POST', body: '{"action":"health"}' });

    expect(response.status).toBe(403);
    expect(stack.fusebill.requests).toEqual([]);
});

test('AWS refuses an invocation that is signed with another secret', async () => {
    const { url, accessKey } = stack.org.org.credential;
    const aws = new AwsClient({
        accessKeyId: accessKey?.accessKeyId ?? '',
        secretAccessKey: 'another',
        service: 'lambda',
        region: 'us-east-1',
        retries: 0,
    });

    const response = await aws.fetch(url, { method: 'POST', body: '{"action":"health"}' });

    expect(response.status).toBe(403);
    expect(response.headers.get('x-amzn-ErrorType')).toContain('InvalidSignatureException');
});

test("Salesforce's access key cannot read the Fusebill key", async () => {
    const { accessKey } = stack.org.org.credential;
    const aws = new AwsClient({
        accessKeyId: accessKey?.accessKeyId ?? '',
        secretAccessKey: accessKey?.secretAccessKey ?? '',
        service: 'secretsmanager',
        region: 'us-east-1',
        retries: 0,
    });

    const response = await aws.fetch(`${stack.aws.url}/`, {
        method: 'POST',
        headers: {
            'Content-Type': 'application/x-amz-json-1.1',
            'X-Amz-Target': 'secretsmanager.GetSecretValue',
        },
        body: JSON.stringify({ SecretId: FUSEBILL_KEY_SECRET }),
    });

    expect(response.ok).toBe(false);
    expect(await response.text()).toContain('AccessDenied');
});

test('Fusebill refuses a wrong key', async () => {
    const wrong = Buffer.from(`0:${'x'.repeat(64)}`).toString('base64');

    const response = await fetch(`${stack.fusebill.url}/customers/${CUSTOMERS.stolenBikes}`, {
        headers: { Authorization: `Basic ${wrong}` },
    });

    expect(response.status).toBe(401);
});

test('the function refuses invalid input and sends nothing to Fusebill', async () => {
    const { url, accessKey } = stack.org.org.credential;
    const aws = new AwsClient({
        accessKeyId: accessKey?.accessKeyId ?? '',
        secretAccessKey: accessKey?.secretAccessKey ?? '',
        service: 'lambda',
        region: 'us-east-1',
        retries: 0,
    });
    const before = stack.fusebill.requests.length;

    const response = await aws.fetch(url, { method: 'POST', body: JSON.stringify(INVALID) });

    expect(await response.json()).toMatchObject({ ok: false, error: { code: 'INVALID_REQUEST' } });
    expect(stack.fusebill.requests).toHaveLength(before);
});
