import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { requirePrivate } from '../run/private-url';
import type { Secrets } from '../run/secrets';
import { Obstacle } from '../run/step';
import { accessTokenOf, instanceUrlOf } from './sf-cli';

/** The API version of the package. */
export const API_VERSION = '67.0';

/** A row of a query. */
export type Row = Record<string, unknown>;

/** A request. */
export type Request = {
    method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
    json?: unknown;
    /** A body that isn't JSON. */
    content?: { type: string; bytes: Uint8Array<ArrayBuffer> };
};

/** An error answer, with the platform's message. */
export class SalesforceError extends Error {
    readonly status: number;

    constructor(status: number, message: string) {
        super(message);
        this.status = status;
    }
}

const errorsSchema = v.array(v.looseObject({ errorCode: v.string(), message: v.string() }));
const LIMIT_MS = 120_000;
const PAUSES_MS = [500, 2000];

/** The REST API of one org, with the session of `SF_ACCESS_TOKEN` or of `sf`. The token is in memory only. */
export class OrgAccess {
    private readonly env: NodeJS.ProcessEnv;
    private readonly secrets: Secrets;
    private readonly org: string | undefined;
    private session: { url: URL; token: string } | undefined;

    /** @param options.org alias or user name in `sf`, used if the environment has no token */
    constructor(options: { env: NodeJS.ProcessEnv; secrets: Secrets; org: string | undefined }) {
        this.env = options.env;
        this.secrets = options.secrets;
        this.org = options.org;
    }

    /** The address of a page in the org. */
    async page(path: string): Promise<string> {
        const { url } = await this.open();
        return new URL(path, url).href;
    }

    /** Runs a query. */
    async query(soql: string): Promise<Row[]> {
        const answer = await this.data(`/query?q=${encodeURIComponent(soql)}`);
        return v.parse(v.object({ records: v.array(v.record(v.string(), v.unknown())) }), answer)
            .records;
    }

    /** Calls a resource below `/services/data/vNN.N`. */
    data(path: string, request: Request = {}): Promise<unknown> {
        return this.call(`/services/data/v${API_VERSION}${path}`, request);
    }

    /** Calls a resource. Throws a SalesforceError for an error answer, an Obstacle for an expired session. */
    async call(path: string, request: Request = {}): Promise<unknown> {
        const first = await this.send(path, request);
        const response =
            first.status === 401 && this.renew() ? await this.send(path, request) : first;
        const text = await response.text();
        if (response.ok) return text === '' ? undefined : JSON.parse(text);
        if (response.status === 401) {
            throw new Obstacle(
                'The Salesforce session has expired or is invalid. Sign in again (sf org login web), or set a new SF_ACCESS_TOKEN.',
            );
        }
        throw refusal(
            response.status,
            `${request.method ?? 'GET'} ${path.split('?')[0] ?? path}`,
            text,
        );
    }

    /** Repeats read requests when the network fails. */
    private async send(
        path: string,
        { method = 'GET', json, content }: Request,
    ): Promise<Response> {
        const { url, token } = await this.open();
        const type = json === undefined ? content?.type : 'application/json';
        const body = json === undefined ? content?.bytes : JSON.stringify(json);
        const pauses = method === 'GET' ? [...PAUSES_MS] : [];
        for (;;) {
            try {
                return await fetch(new URL(path, url), {
                    method,
                    headers: {
                        Authorization: `Bearer ${token}`,
                        ...(type && { 'Content-Type': type }),
                    },
                    ...(body !== undefined && { body }),
                    signal: AbortSignal.timeout(LIMIT_MS),
                });
            } catch (error) {
                const pause = pauses.shift();
                if (pause === undefined) throw unreachable(url, error);
                await sleep(pause);
            }
        }
    }

    private async open(): Promise<{ url: URL; token: string }> {
        this.session ??= await this.signIn();
        return this.session;
    }

    private async signIn(): Promise<{ url: URL; token: string }> {
        const { SF_ACCESS_TOKEN, SF_INSTANCE_URL } = this.env;
        if (SF_ACCESS_TOKEN !== undefined && SF_ACCESS_TOKEN !== '') {
            if (SF_INSTANCE_URL === undefined) {
                throw new Obstacle('SF_ACCESS_TOKEN is set, but SF_INSTANCE_URL is not.');
            }
            const url = requirePrivate(SF_INSTANCE_URL, 'SF_INSTANCE_URL');
            return { url, token: this.secrets.add(SF_ACCESS_TOKEN.trim()) };
        }
        if (this.org === undefined) {
            throw new Obstacle(
                'Which org? Give --org, or set SF_ACCESS_TOKEN and SF_INSTANCE_URL.',
            );
        }
        const url = requirePrivate(await instanceUrlOf(this.org, this.env), "The org's URL");
        return { url, token: this.secrets.add(await accessTokenOf(this.org, this.env)) };
    }

    /** Whether another token is available. */
    private renew(): boolean {
        const canRenew = !this.env['SF_ACCESS_TOKEN'] && this.session !== undefined;
        if (canRenew) this.session = undefined;
        return canRenew;
    }
}

function refusal(status: number, what: string, text: string): SalesforceError {
    const parsed = v.safeParse(errorsSchema, parse(text));
    const [first] = parsed.success ? parsed.output : [];
    const words = first === undefined ? `status ${status}` : `${first.errorCode}: ${first.message}`;
    return new SalesforceError(status, `${what} answered ${words}`);
}

function parse(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}

function unreachable({ host }: URL, error: unknown): Obstacle {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const words = cause instanceof Error ? cause.message : String(cause);
    return new Obstacle(`Salesforce can't be reached at ${host}: ${words}.`);
}
