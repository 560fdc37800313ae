import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { childEnv } from '../run/child-env';
import { Obstacle } from '../run/step';

const displaySchema = v.object({ instanceUrl: v.string() });
const tokenSchema = v.object({ accessToken: v.string() });
const replySchema = v.looseObject({
    result: v.optional(v.unknown()),
    message: v.optional(v.string()),
});

const HOW_TO_SIGN_IN =
    'Sign in with "sf org login web --alias NAME" and give --org NAME, or set SF_ACCESS_TOKEN and SF_INSTANCE_URL.';

/** The instance URL of an org that `sf` knows. */
export async function instanceUrlOf(org: string, env: NodeJS.ProcessEnv): Promise<string> {
    const result = await sf(['org', 'display', '--target-org', org], env);
    return v.parse(displaySchema, result).instanceUrl;
}

/** A new access token for that org, read through a pipe. */
export async function accessTokenOf(org: string, env: NodeJS.ProcessEnv): Promise<string> {
    const args = ['org', 'auth', 'show-access-token', '--target-org', org, '--no-prompt'];
    return v.parse(tokenSchema, await sf(args, env)).accessToken;
}

async function sf(args: string[], env: NodeJS.ProcessEnv): Promise<unknown> {
    const child = spawn('sf', [...args, '--json'], {
        env: { ...childEnv(env), SF_DISABLE_TELEMETRY: 'true', SF_SKIP_NEW_VERSION_CHECK: 'true' },
        stdio: ['ignore', 'pipe', 'ignore'],
        shell: process.platform === 'win32', // there it is a script; the alias was checked for special characters
    });
    const isMissing = new Promise<never>((_, reject) => {
        child.once('error', () =>
            reject(new Obstacle(`The Salesforce CLI, sf, is not installed. ${HOW_TO_SIGN_IN}`)),
        );
    });
    const output = await Promise.race([text(child.stdout), isMissing]);
    const { result, message } = v.parse(replySchema, parse(output));
    if (result !== undefined) return result;
    throw new Obstacle(
        `sf ${args.slice(0, 2).join(' ')}: ${message ?? 'no answer'}. ${HOW_TO_SIGN_IN}`,
    );
}

function parse(output: string): unknown {
    try {
        return JSON.parse(output);
    } catch {
        return {};
    }
}
