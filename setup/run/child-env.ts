/** Variables that hold secrets; child processes never get them. */
const SECRET = /TOKEN|SECRET|PASSWORD|ACCESS_KEY|SESSION|PRIVATE/i;

/** The environment for a child process, without secrets. */
export function childEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !SECRET.test(name)));
}
