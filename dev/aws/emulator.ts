import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AccessKey } from './access';
import type { Cloud } from './cloud';
import { StackStore } from './cloudformation/stack';
import type { Fault } from './fault';
import { FrontDoor, type RecordedCall } from './front-door';
import { IdentityStore } from './iam/identity-store';
import type { FunctionOptions } from './lambda/deploy-function';
import { FunctionHost } from './lambda/function-host';
import type { Service } from './route';
import { BucketStore } from './s3/bucket-store';
import { SecretStore } from './secrets-manager/secret-store';

/** The options of the emulator. */
export type AwsOptions = {
    /** 0, the default, picks a free one. */
    port?: number;
    /** `us-east-1` by default. */
    region?: string;
    /** `000000000000` by default. */
    account?: string;
    /** How many milliseconds CloudFormation takes for each resource; 1 by default. */
    stepMs?: number;
    /** By access key id. */
    accessKeys: Readonly<Record<string, AccessKey>>;
    /** The AWSCURRENT values, by name; null for a secret without a value. */
    secrets?: Readonly<Record<string, string | null>>;
    /** By name. */
    functions?: Readonly<Record<string, FunctionOptions>>;
};

/** AWS on 127.0.0.1. */
export type AwsEmulator = {
    /** `http://127.0.0.1:PORT`, for all services. */
    readonly url: string;
    /** The state of the account. */
    readonly cloud: Cloud;
    readonly secrets: SecretStore;
    /** Every signed or unsigned call since the start, in the order of the answers. */
    readonly calls: readonly RecordedCall[];
    /** The lines that functions wrote to stdout and stderr. */
    readonly logs: readonly string[];
    /** Queues faults; each affects one call of the service. */
    plan(service: Service, ...faults: Fault[]): void;
    /** Clears the queued faults. */
    calm(service: Service): void;
    /** Ends the function's environments, so that its next event starts cold. */
    coolDown(name: string): void;
    /** Stops the server and every function; resolves when all their processes have exited. */
    close(): Promise<void>;
};

/**
 * Starts the AWS services that the function and its set-up use, on 127.0.0.1. All refuse requests that are not signed
 * by a known key with the needed permission.
 */
export async function startAws(options: AwsOptions): Promise<AwsEmulator> {
    const { port = 0, region = 'us-east-1', account = '000000000000', stepMs = 1 } = options;
    const server = createServer((request, response) => {
        door.serve(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const logs: string[] = [];
    const cloud = openCloud(options, {
        region,
        account,
        url,
        onLog: (line) => void logs.push(line),
    });
    const door = new FrontDoor(cloud, { stepMs });
    for (const [name, settings] of Object.entries(options.functions ?? {})) {
        await cloud.functions.deploy(name, settings);
    }
    return {
        url,
        cloud,
        secrets: cloud.secrets,
        logs,
        calls: door.calls,
        plan: (service, ...faults) => door.plan(service, ...faults),
        calm: (service) => door.calm(service),
        coolDown: (name) => void cloud.functions.get(name)?.close(),
        close: async () => {
            await new Promise<void>((resolve) => {
                server.close(() => resolve());
                server.closeAllConnections();
            });
            await cloud.functions.close();
        },
    };
}

function openCloud(
    options: AwsOptions,
    site: { region: string; account: string; url: string; onLog: (line: string) => void },
): Cloud {
    const { region, account } = site;
    const keys = { ...options.accessKeys };
    return {
        region,
        account,
        keys,
        controls: [],
        secrets: new SecretStore({ region, account }, options.secrets ?? {}),
        functions: new FunctionHost(keys, site),
        buckets: new BucketStore(),
        identities: new IdentityStore(keys),
        stacks: new StackStore(),
    };
}
