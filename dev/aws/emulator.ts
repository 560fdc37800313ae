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

/** What the emulator starts with. */
export type AwsOptions = {
    /** 0, the default, takes a free one. */
    port?: number;
    /** `us-east-1` when absent. */
    region?: string;
    /** `000000000000` when absent. */
    account?: string;
    /** Milliseconds that CloudFormation takes for a resource: 1 when absent. */
    stepMs?: number;
    /** By access key id. */
    accessKeys: Readonly<Record<string, AccessKey>>;
    /** The value of AWSCURRENT by name; null is a secret without a value. */
    secrets?: Readonly<Record<string, string | null>>;
    /** By name. */
    functions?: Readonly<Record<string, FunctionOptions>>;
};

/** AWS on 127.0.0.1. */
export type AwsEmulator = {
    /** `http://127.0.0.1:PORT`, for all services. */
    readonly url: string;
    /** What the account has. */
    readonly cloud: Cloud;
    readonly secrets: SecretStore;
    /** Every signed or unsigned call since the start, in the order of their answers. */
    readonly calls: readonly RecordedCall[];
    /** What the functions wrote to stdout and stderr, a line each. */
    readonly logs: readonly string[];
    /** Queues faults; each takes one call of the service. */
    plan(service: Service, ...faults: Fault[]): void;
    /** Forgets the faults that are still queued. */
    calm(service: Service): void;
    /** Ends the function's environments, so that its next event starts cold. */
    coolDown(name: string): void;
    /** Ends the server and every function; resolves when no process of theirs is left. */
    close(): Promise<void>;
};

/** The services of AWS that the function and its set-up use, on 127.0.0.1; all refuse what is not signed by a known key with the right to ask. */
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
