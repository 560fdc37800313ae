// Replaces Lambda's runtime client: loads the handler once, then handles one event at a time from the Runtime API.
// It uses node:http, not fetch, so that benchmarks don't start with modules already loaded that a handler would have to load.
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT, _HANDLER } = process.env;
const API = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
const agent = new Agent({ keepAlive: true });

const toError = (error) => ({
    errorType: error?.name ?? 'Error',
    errorMessage: String(error?.message ?? error),
    trace: String(error?.stack ?? '').split('\n'),
});

// Nothing is ever written to stdin. It closes when the emulator exits, whatever the handler is doing.
process.stdin.on('close', () => process.exit()).resume();

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

async function post(path, body) {
    await call('POST', path, JSON.stringify(body ?? null));
}

async function load() {
    const [file, name] = _HANDLER.split('.');
    const module = await import(pathToFileURL(join(LAMBDA_TASK_ROOT, `${file}.mjs`)).href);
    if (typeof module[name] === 'function') return module[name];
    const error = new Error(`${_HANDLER} is undefined or not exported`);
    throw Object.assign(error, { name: 'Runtime.HandlerNotFound' });
}

function contextOf(headers) {
    const deadline = Number(headers['lambda-runtime-deadline-ms']);
    return {
        awsRequestId: headers['lambda-runtime-aws-request-id'],
        functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
        functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
        memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
        logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
        logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
        invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
        callbackWaitsForEmptyEventLoop: true,
        getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    };
}

let handler;
try {
    handler = await load();
} catch (error) {
    await post('/init/error', toError(error));
    process.exit(1);
}

for (;;) {
    const { headers, text } = await call('GET', '/invocation/next');
    const context = contextOf(headers);
    const path = `/invocation/${context.awsRequestId}`;
    try {
        await post(`${path}/response`, await handler(JSON.parse(text), context));
    } catch (error) {
        await post(`${path}/error`, toError(error));
    }
}
