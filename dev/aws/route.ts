import { headerOf, type IncomingCall } from './protocol/canonical-request';

/** The services that are emulated, by their names in signatures. */
export type Service = 'secretsmanager' | 'lambda';

/** What a call asks for; the action by its name in IAM, empty when there is none. */
export type Route = { service: Service; action: string; functionName: string };

const INVOKE_PATH = /^\/2015-03-31\/functions\/([^/?]+)\/invocations$/;

/** Lambda is told by the path, Secrets Manager by the header `X-Amz-Target`. */
export function routeOf(call: IncomingCall): Route {
    if (call.target.startsWith('/2015-03-31/')) {
        const [, functionName = ''] = INVOKE_PATH.exec(call.target) ?? [];
        const isInvoke = functionName !== '' && call.method === 'POST';
        return { service: 'lambda', action: isInvoke ? 'InvokeFunction' : '', functionName };
    }
    const target = headerOf(call, 'x-amz-target');
    const action = target.replace(/^secretsmanager\./, '');
    return { service: 'secretsmanager', action, functionName: '' };
}
