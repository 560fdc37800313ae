import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AccessKey } from './access';
import { deployFunction, type FunctionOptions } from './lambda/deploy-function';
import type { Fault } from './fault';
import { FrontDoor, type RecordedCall } from './front-door';
import type { LambdaFunction } from './lambda/lambda-function';
import type { Service } from './route';
import { SecretStore } from './secrets-manager/secret-store';

/** What the emulator starts with. */
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

/** AWS on 127.0.0.1. */
export type AwsEmulator = {
    /** `http://127.0.0.1:PORT`, for both services. */
    readonly url: string;
    readonly secrets: SecretStore;
    /** Every signed or unsigned call since the start, in the order of their answers. */
    readonly calls: readonly RecordedCall[];
    /** What the functions wrote to stdout and stderr, a line each. */
    readonly logs: readonly string[];
    /** Queues faults; each takes one call of the service. */
    plan(service: Service, ...faults: Fault[]): void;
    /** Ends the function's environments, so that its next event starts cold. */
    coolDown(name: string): void;
    /** Ends the server and every function; resolves when no process of theirs is left. */
    close(): Promise<void>;
};

/** Secrets Manager and Lambda's Invoke API on 127.0.0.1; both refuse what is not signed by a known key with the right to ask. */
export async function startAws(options: AwsOptions): Promise<AwsEmulator> {
    const { port = 0, region = 'us-east-1' } = options;
    const keys = { ...options.accessKeys };
    const secrets = new SecretStore(region, options.secrets ?? {});
    const functions = new Map<string, LambdaFunction>();
    const logs: string[] = [];
    const door = new FrontDoor({ keys, region, secrets, functions });
    const server = createServer((request, response) => {
        door.serve(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    for (const [name, settings] of Object.entries(options.functions ?? {})) {
        const onLog = (line: string): void => void logs.push(line);
        const { lambda, role } = deployFunction(settings, { name, region, url, onLog });
        keys[role.id] = role.key;
        functions.set(name, lambda);
    }
    return {
        url,
        secrets,
        logs,
        calls: door.calls,
        plan: (service, ...faults) => door.plan(service, ...faults),
        coolDown: (name) => void functions.get(name)?.close(),
        close: async () => {
            await new Promise<void>((resolve) => {
                server.close(() => resolve());
                server.closeAllConnections();
            });
            await Promise.all([...functions.values()].map((lambda) => lambda.close()));
        },
    };
}
