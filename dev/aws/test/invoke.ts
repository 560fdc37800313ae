import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';
import type { FunctionOptions } from '../lambda/deploy-function';
import { startAws, type AwsEmulator } from '../emulator';

/** The answer of the Invoke API; the body is undefined if it was empty. */
export type Invocation = { status: number; headers: Headers; body: unknown };

const KEYS = {
    AKIDINVOKER: { secret: 'invented', may: ['lambda:InvokeFunction'] },
    AKIDBYSTANDER: { secret: 'invented', may: ['secretsmanager:GetSecretValue'] },
};

/** The bundle in a folder of `handlers`. */
export function bundleOf(folder: string): string {
    return join(__dirname, 'handlers', folder, 'index.mjs');
}

/**
 * Starts the emulator with functions from the folders of `handlers` with their names, unless they name another
 * bundle.
 */
export function startFunctions(
    functions: Record<string, Partial<FunctionOptions>>,
): Promise<AwsEmulator> {
    return startAws({
        accessKeys: KEYS,
        functions: Object.fromEntries(
            Object.entries(functions).map(([name, options]) => [
                name,
                { bundle: bundleOf(name), ...options },
            ]),
        ),
    });
}

/** Sends an event as JSON, or text as it is, signed by the key that may invoke unless another is named. */
export async function invoke(
    { url }: AwsEmulator,
    name: string,
    event: unknown = {},
    options: { invocationType?: string; keyId?: keyof typeof KEYS; signal?: AbortSignal } = {},
): Promise<Invocation> {
    const { invocationType, keyId = 'AKIDINVOKER', signal = null } = options;
    const signer = new AwsClient({
        accessKeyId: keyId,
        secretAccessKey: KEYS[keyId].secret,
        region: 'us-east-1',
        service: 'lambda',
        retries: 0,
    });
    const response = await signer.fetch(`${url}/2015-03-31/functions/${name}/invocations`, {
        method: 'POST',
        headers: invocationType === undefined ? {} : { 'X-Amz-Invocation-Type': invocationType },
        body: typeof event === 'string' ? event : JSON.stringify(event),
        signal,
    });
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, headers: response.headers, body };
}

/** True while a process of this id runs. */
export function isAlive(pid: number): boolean {
    try {
        return process.kill(pid, 0);
    } catch {
        return false;
    }
}

/** Resolves as soon as the condition is true; fails after a generous time-out. */
export async function until(condition: () => boolean): Promise<void> {
    const limit = Date.now() + 100_000;
    while (!condition()) {
        if (Date.now() > limit) throw new Error(`Still not true: ${condition.toString()}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
}
