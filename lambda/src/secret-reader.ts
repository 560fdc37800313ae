import { SignatureV4 } from '@smithy/signature-v4';
import type { ReadSecret } from './key-store';
import { pauseBefore, type Clock } from './retry-pause';
import { NoAnswer, sendRequest, type HttpAnswer } from './send-request';
import { Sha256 } from './sha256';

/** The variables that Lambda gives every function, and the SDK's own for another endpoint. */
type Environment = Readonly<Record<string, string | undefined>>;

/** Secrets Manager answered an error; `name` is AWS's own. */
class SecretError extends Error {
    readonly isTransient: boolean;

    constructor(name: string, status: number) {
        super(`GetSecretValue answered ${status} ${name}`);
        this.name = name;
        this.isTransient = status >= 500 || status === 429 || name === 'ThrottlingException';
    }
}

/** For an answer that is not AWS's, as from a proxy. */
const UNREADABLE = 'UnreadableAnswer';
const ATTEMPTS = 3;
const ATTEMPT_MS = 2000;
const LIMIT_MS = 7000;

/**
 * Reads the secret of this name or ARN from AWS Secrets Manager; an attempt takes at most 2 s, and there are three. The request
 * is signed by the SDK's own signer and sent without the rest of the SDK, which would take most of a cold start.
 */
export function secretReader(secretId: string, env: Environment, clock: Clock): ReadSecret {
    const url = endpointOf(env);
    const signer = new SignatureV4({
        service: 'secretsmanager',
        region: env.AWS_REGION ?? '',
        sha256: Sha256,
        credentials: {
            accessKeyId: env.AWS_ACCESS_KEY_ID ?? '',
            secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? '',
            ...(env.AWS_SESSION_TOKEN !== undefined && { sessionToken: env.AWS_SESSION_TOKEN }),
        },
    });
    const body = JSON.stringify({ SecretId: secretId });
    return async () => {
        const until = clock.now() + LIMIT_MS;
        for (let attempt = 1; ; attempt++) {
            try {
                return readAnswer(await send(signer, url, body));
            } catch (error) {
                const isTransient =
                    error instanceof NoAnswer ||
                    (error instanceof SecretError && error.isTransient);
                const goesOn = isTransient && attempt < ATTEMPTS;
                if (!goesOn || !(await pauseBefore(attempt, until, clock))) throw error;
            }
        }
    };
}

/** Source: 'AWS Secrets Manager endpoints and quotas', AWS General Reference; 'Service-specific endpoints', SDKs and Tools Guide. */
function endpointOf(env: Environment): URL {
    const region = env.AWS_REGION ?? '';
    const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
    return new URL(
        env.AWS_ENDPOINT_URL_SECRETS_MANAGER ??
            env.AWS_ENDPOINT_URL ??
            `https://secretsmanager.${region}.${suffix}`,
    );
}

async function send(signer: SignatureV4, url: URL, body: string): Promise<HttpAnswer> {
    const { headers } = await signer.sign({
        method: 'POST',
        protocol: url.protocol,
        hostname: url.hostname,
        path: url.pathname,
        query: {},
        headers: {
            host: url.host,
            'content-type': 'application/x-amz-json-1.1',
            'x-amz-target': 'secretsmanager.GetSecretValue',
        },
        body,
    });
    return sendRequest({ method: 'POST', url: url.href, headers, body, limitMs: ATTEMPT_MS });
}

function readAnswer({ status, text }: HttpAnswer): string | undefined {
    const answer = parse(text);
    if (answer === null) throw new SecretError(UNREADABLE, status);
    const { __type: type, SecretString: secret } = answer;
    if (status === 200) return typeof secret === 'string' ? secret : undefined;
    throw new SecretError(typeof type === 'string' ? type.replace(/^.*#/, '') : UNREADABLE, status);
}

function parse(text: string): { __type?: unknown; SecretString?: unknown } | null {
    try {
        const answer: unknown = JSON.parse(text);
        return typeof answer === 'object' ? answer : null;
    } catch {
        return null;
    }
}
