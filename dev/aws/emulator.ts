import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { awsError, type Answer } from './answer';
import { faultAnswer, type Fault, type Service } from './fault';
import { answerInvoke, newRequestId } from './invoke-api';
import { LambdaFunction, type FunctionOptions } from './lambda-function';
import { SecretStore } from './secret-store';
import { answerSecretsManager } from './secrets-manager';
import { verifySignature } from './sigv4';

/** A principal's key, and the actions that it may do, such as `lambda:InvokeFunction`. */
export type AccessKey = { secret: string; may: readonly string[] };

export type AwsOptions = {
    /** 0, the default, takes a free one. */
    port?: number;
    /** `us-east-1` when absent. */
    region?: string;
    /** By access key id. */
    accessKeys: Readonly<Record<string, AccessKey>>;
    /** The value of AWSCURRENT by name; null is a secret without a value. */
    secrets?: Readonly<Record<string, string | null>>;
    /** By name. */
    functions?: Readonly<Record<string, FunctionOptions>>;
};

/** A call that came in, by what was asked and what was answered; status 0 when the connection was cut. */
export type RecordedCall = { service: Service; action: string; status: number };

export type AwsEmulator = {
    /** `http://127.0.0.1:PORT`, for both services. */
    readonly url: string;
    readonly secrets: SecretStore;
    /** Every signed or unsigned call since the start, oldest first. */
    readonly calls: readonly RecordedCall[];
    /** What the functions wrote to stdout and stderr, a line each. */
    readonly logs: readonly string[];
    /** Queues faults; each takes one call of the service. */
    plan(service: Service, ...faults: Fault[]): void;
    /** Ends the function's environments, so that its next event starts cold. */
    coolDown(name: string): void;
    /** Ends the server and every function. */
    close(): Promise<void>;
};

const INVOKE_PATH = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** Secrets Manager and Lambda's Invoke API on 127.0.0.1; both refuse what is not signed by a known key with the right to ask. */
export async function startAws(options: AwsOptions): Promise<AwsEmulator> {
    const emulator = new Emulator(options);
    await emulator.listen(options.port ?? 0);
    return emulator;
}

class Emulator implements AwsEmulator {
    url = '';
    readonly secrets: SecretStore;
    readonly calls: RecordedCall[] = [];
    readonly logs: string[] = [];
    private readonly region: string;
    private readonly accessKeys: Record<string, AccessKey>;
    private readonly options: AwsOptions;
    private readonly functions = new Map<string, LambdaFunction>();
    private readonly faults: Record<Service, Fault[]> = { lambda: [], secretsmanager: [] };
    private readonly server = createServer((request, response) => {
        this.serve(request, response).catch((error: unknown) => {
            response.destroy(error instanceof Error ? error : undefined);
        });
    });

    constructor(options: AwsOptions) {
        this.options = options;
        this.region = options.region ?? 'us-east-1';
        this.secrets = new SecretStore(this.region, options.secrets ?? {});
        this.accessKeys = { ...options.accessKeys };
    }

    async listen(port: number): Promise<void> {
        await new Promise<void>((resolve, reject) => {
            this.server.once('error', reject).listen(port, '127.0.0.1', resolve);
        });
        this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
        for (const [name, settings] of Object.entries(this.options.functions ?? {})) {
            this.functions.set(name, this.deploy(name, settings));
        }
    }

    plan(service: Service, ...faults: Fault[]): void {
        this.faults[service].push(...faults);
    }

    coolDown(name: string): void {
        this.functions.get(name)?.close();
    }

    async close(): Promise<void> {
        this.functions.forEach((lambda) => lambda.close());
        await new Promise<void>((resolve) => {
            this.server.close(() => resolve());
            this.server.closeAllConnections();
        });
    }

    /** Gives the function a role of its own, which may read secrets, and Lambda's environment variables. */
    private deploy(name: string, settings: FunctionOptions): LambdaFunction {
        const accessKeyId = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
        const secret = randomBytes(30).toString('base64');
        this.accessKeys[accessKeyId] = { secret, may: ['secretsmanager:GetSecretValue'] };
        const { bundle, env = {}, timeoutMs = 25_000, memoryMb = 512 } = settings;
        return new LambdaFunction(settings, {
            bundle,
            timeoutMs,
            node: settings.node ?? process.execPath,
            functionArn: `arn:aws:lambda:${this.region}:000000000000:function:${name}`,
            onLog: (line) => this.logs.push(line),
            env: {
                PATH: process.env.PATH ?? '',
                TZ: ':UTC',
                AWS_REGION: this.region,
                AWS_DEFAULT_REGION: this.region,
                AWS_ACCESS_KEY_ID: accessKeyId,
                AWS_SECRET_ACCESS_KEY: secret,
                AWS_SESSION_TOKEN: randomBytes(30).toString('base64'),
                AWS_ENDPOINT_URL_SECRETS_MANAGER: this.url,
                AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
                AWS_LAMBDA_FUNCTION_NAME: name,
                AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
                AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
                AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
                AWS_LAMBDA_LOG_FORMAT: 'JSON',
                AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
                AWS_LAMBDA_LOG_STREAM_NAME: 'local',
                LAMBDA_TASK_ROOT: dirname(bundle),
                _HANDLER: 'index.handler',
                ...env,
            },
        });
    }

    private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const body = Buffer.concat(chunks);
        const [, functionName] = INVOKE_PATH.exec(request.url ?? '') ?? [];
        const service: Service = functionName === undefined ? 'secretsmanager' : 'lambda';
        const target = String(request.headers['x-amz-target'] ?? '');
        const action =
            functionName === undefined ? target.replace(/^secretsmanager\./, '') : 'InvokeFunction';
        const fault = this.faults[service].shift();
        if (fault?.kind === 'hang' || fault?.kind === 'reset') {
            this.calls.push({ service, action, status: 0 });
            if (fault.kind === 'reset') request.socket.resetAndDestroy();
            return;
        }
        if (fault?.kind === 'delay') await sleep(fault.ms);
        const answer =
            this.refusal(request, body, service, action) ??
            (fault === undefined ? null : faultAnswer(service, fault)) ??
            (functionName === undefined
                ? answerSecretsManager(action, body.toString(), this.secrets)
                : await answerInvoke(
                      functionName,
                      this.functions.get(functionName),
                      body.toString(),
                      String(request.headers['x-amz-invocation-type'] ?? 'RequestResponse'),
                  ));
        this.calls.push({ service, action, status: answer.status });
        response.writeHead(answer.status, {
            'x-amzn-RequestId': newRequestId(),
            ...answer.headers,
        });
        response.end(answer.body);
    }

    private refusal(
        request: IncomingMessage,
        body: Buffer,
        service: Service,
        action: string,
    ): Answer | null {
        const { method = '', url: target = '', headers } = request;
        const secrets = Object.fromEntries(
            Object.entries(this.accessKeys).map(([id, { secret }]) => [id, secret]),
        );
        const verdict = verifySignature(
            { method, target, headers, body },
            { secrets, region: this.region, service },
        );
        const status = service === 'lambda' ? 403 : 400;
        if (!verdict.accepted) return awsError(status, verdict.refusal, verdict.reason);
        const may = this.accessKeys[verdict.accessKeyId]?.may ?? [];
        return may.includes(`${service}:${action}`)
            ? null
            : awsError(
                  status,
                  'AccessDeniedException',
                  `The principal is not authorized to perform: ${service}:${action}`,
              );
    }
}
