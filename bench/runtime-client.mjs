// Stands in for AWS's runtime client where that can't be compiled: the same loop over node:http, which warms up nothing that a handler would have to load itself.
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT, _HANDLER } = process.env;
const API = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
const agent = new Agent({ keepAlive: true });

function call(method, path, body) {
    return new Promise((resolve, reject) => {
        const outgoing = request(`${API}${path}`, { method, agent }, (incoming) => {
            const chunks = [];
            incoming.on('data', (chunk) => chunks.push(chunk));
            incoming.on('end', () => {
                resolve({ headers: incoming.headers, text: Buffer.concat(chunks).toString() });
            });
        });
        outgoing.on('error', reject).end(body);
    });
}

function contextOf(headers) {
    const deadline = Number(headers['lambda-runtime-deadline-ms']);
    return {
        awsRequestId: headers['lambda-runtime-aws-request-id'],
        invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
        functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
        functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
        memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
        getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    };
}

const [file, name] = _HANDLER.split('.');
const { [name]: handler } = await import(pathToFileURL(join(LAMBDA_TASK_ROOT, `${file}.mjs`)).href);

for (;;) {
    const { headers, text } = await call('GET', '/invocation/next');
    const path = `/invocation/${headers['lambda-runtime-aws-request-id']}`;
    try {
        const value = await handler(JSON.parse(text), contextOf(headers));
        await call('POST', `${path}/response`, JSON.stringify(value ?? null));
    } catch (error) {
        await call('POST', `${path}/error`, JSON.stringify({ errorMessage: String(error) }));
    }
}
