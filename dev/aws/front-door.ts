import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { judgeAccess, type AccessKey } from './access';
import type { Cloud } from './cloud';
import { answerCloudFormation } from './cloudformation/api';
import { faultAnswer, type Fault } from './fault';
import { answerIam } from './iam/api';
import { answerInvoke } from './lambda/invoke-api';
import type { Answer } from './protocol/answer';
import type { IncomingCall } from './protocol/canonical-request';
import { formOf } from './protocol/query';
import { readBody } from './read-body';
import { functionNameOf, routeOf, type Route, type Service, SERVICES } from './route';
import { answerS3 } from './s3/api';
import { answerSecretsManager } from './secrets-manager/secrets-manager';
import { answerSts } from './sts/api';

/** A received call and its answer; status 0 if the connection was cut or left hanging. */
export type RecordedCall = {
    service: Service;
    action: string;
    status: number;
    /** The request: target, headers and body. */
    sent: string;
};

/**
 * Handles every call: first a planned connection fault, then the signature, then a planned answer, then the service.
 */
export class FrontDoor {
    readonly calls: RecordedCall[] = [];
    private readonly cloud: Cloud;
    private readonly stepMs: number;
    private readonly faults: ReadonlyMap<Service, Fault[]>;

    constructor(cloud: Cloud, { stepMs }: { stepMs: number }) {
        this.cloud = cloud;
        this.stepMs = stepMs;
        this.faults = new Map(SERVICES.map((service) => [service, []]));
    }

    /** Queues faults; each affects one call of the service. */
    plan(service: Service, ...faults: Fault[]): void {
        this.faults.get(service)?.push(...faults);
    }

    /** Clears the queued faults. */
    calm(service: Service): void {
        this.faults.get(service)?.splice(0);
    }

    /** Answers a request, or fails it as planned. */
    async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const call = await readCall(request);
        const route = routeOf(call, this.cloud);
        const { service, action } = route;
        const sent = `${call.target} ${JSON.stringify(call.headers)} ${call.body.toString()}`;
        const fault = this.faults.get(service)?.shift();
        if (fault?.kind === 'hang' || fault?.kind === 'reset') {
            this.calls.push({ service, action, status: 0, sent });
            if (fault.kind === 'reset') request.socket.resetAndDestroy();
            return;
        }
        if (fault?.kind === 'delay') await sleep(fault.ms);
        const requestId = randomUUID();
        const access = judgeAccess(call, route, this.cloud);
        const answer =
            'refusal' in access
                ? access.refusal
                : ((fault === undefined ? null : faultAnswer(service, fault)) ??
                  (await this.answer(call, route, { requestId, key: access.key })));
        this.calls.push({ service, action, status: answer.status, sent });
        response.writeHead(answer.status, { ...answer.headers, 'x-amzn-RequestId': requestId });
        response.end(answer.body);
    }

    private answer(
        call: IncomingCall,
        { service, action }: Route,
        { requestId, key }: { requestId: string; key: AccessKey },
    ): Answer | Promise<Answer> {
        const { cloud, stepMs } = this;
        const { secrets, functions, account, controls, identities } = cloud;
        switch (service) {
            case 'lambda': {
                const name = functionNameOf(call);
                return answerInvoke(call, name, functions.get(name), requestId);
            }
            case 'secretsmanager':
                return answerSecretsManager(action, call.body.toString(), secrets);
            case 's3':
                return answerS3(call, cloud.buckets, account);
            case 'sts':
                return answerSts(action, key, account);
            case 'iam':
                return answerIam({ action, form: formOf(call), identities, caller: key, controls });
            case 'cloudformation':
                return answerCloudFormation(action, formOf(call), {
                    cloud,
                    principal: key,
                    stepMs,
                });
        }
    }
}

async function readCall(request: IncomingMessage): Promise<IncomingCall> {
    const { method = '', url: target = '', headersDistinct: headers } = request;
    return { method, target, headers, body: await readBody(request) };
}
