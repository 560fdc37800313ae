import { resourceOfStackCall } from './cloudformation/stack-name';
import { resourceOfUserCall } from './iam/api';
import { headerOf, type IncomingCall } from './protocol/canonical-request';
import { formOf } from './protocol/query';
import { s3ActionOf, s3ResourceOf } from './s3/api';

/** The emulated services, by their names in signatures. */
export const SERVICES = ['secretsmanager', 'lambda', 'cloudformation', 's3', 'sts', 'iam'] as const;
export type Service = (typeof SERVICES)[number];

/** Where the emulated account is. */
export type Place = { account: string; region: string };

/** The service, action and resource of a call. The action is IAM's name; empty if there is none. */
export type Route = { service: Service; action: string; resource: string };

const INVOKE_PATH = /^\/2015-03-31\/functions\/([^/?]+)\/invocations$/;

/**
 * Recognizes Lambda by the path, Secrets Manager by the header `X-Amz-Target`, and the others by the signature's
 * scope.
 */
export function routeOf(call: IncomingCall, place: Place): Route {
    if (call.target.startsWith('/2015-03-31/')) return lambdaRoute(call, place);
    const target = headerOf(call, 'x-amz-target');
    const service = target === '' ? signedService(call) : 'secretsmanager';
    switch (service) {
        case 's3':
            return { service, action: s3ActionOf(call), resource: s3ResourceOf(call) };
        case 'sts':
            return { service, action: formOf(call).get('Action') ?? '', resource: '*' };
        case 'iam':
            return {
                service,
                action: formOf(call).get('Action') ?? '',
                resource: resourceOfUserCall(formOf(call), place),
            };
        case 'cloudformation':
            return {
                service,
                action: formOf(call).get('Action') ?? '',
                resource: resourceOfStackCall(formOf(call), place),
            };
        default:
            return secretRoute(call, target, place);
    }
}

/** The function's name in an Invoke API call; empty if there is none. */
export function functionNameOf({ target }: IncomingCall): string {
    return INVOKE_PATH.exec(target)?.[1] ?? '';
}

function lambdaRoute(call: IncomingCall, { account, region }: Place): Route {
    const name = functionNameOf(call);
    const isInvoke = name !== '' && call.method === 'POST';
    const resource = `arn:aws:lambda:${region}:${account}:function:${name}`;
    return { service: 'lambda', action: isInvoke ? 'InvokeFunction' : '', resource };
}

function secretRoute(call: IncomingCall, target: string, { account, region }: Place): Route {
    const [, id = ''] = /"SecretId":\s*"([^"]*)"/.exec(call.body.toString()) ?? [];
    const resource = id.startsWith('arn:')
        ? id
        : `arn:aws:secretsmanager:${region}:${account}:secret:${id}-AbCdEf`;
    return {
        service: 'secretsmanager',
        action: target.replace(/^secretsmanager\./, ''),
        resource,
    };
}

function signedService(call: IncomingCall): Service | undefined {
    const [, name] =
        /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(headerOf(call, 'authorization')) ?? [];
    return SERVICES.find((service) => service === name);
}
