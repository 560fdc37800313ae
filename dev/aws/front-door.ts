import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { refuseAccess, type AccessRules } from './access';
import type { Answer } from './protocol/answer';
import type { IncomingCall } from './protocol/canonical-request';
import { faultAnswer, type Fault } from './fault';
import { answerInvoke } from './lambda/invoke-api';
import type { LambdaFunction } from './lambda/lambda-function';
import { readBody } from './read-body';
import { routeOf, type Route, type Service } from './route';
import type { SecretStore } from './secrets-manager/secret-store';
import { answerSecretsManager } from './secrets-manager/secrets-manager';

/** A call that came in, by what was asked and what was answered; status 0 when the connection was cut or left hanging. */
export type RecordedCall = { service: Service; action: string; status: number };

/** What lies behind the door. */
export type Backend = AccessRules & {
    secrets: SecretStore;
    functions: ReadonlyMap<string, LambdaFunction>;
};

/** Takes every call: a planned fault of the connection first, then the signature, then a planned answer, then the service. */
export class FrontDoor {
    readonly calls: RecordedCall[] = [];
    private readonly backend: Backend;
    private readonly faults: Record<Service, Fault[]> = { lambda: [], secretsmanager: [] };

    constructor(backend: Backend) {
        this.backend = backend;
    }

    /** Queues faults; each takes one call of the service. */
    plan(service: Service, ...faults: Fault[]): void {
        this.faults[service].push(...faults);
    }

    /** Answers a request, or spoils it as planned. */
    async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const call = await readCall(request);
        const route = routeOf(call);
        const { service, action } = route;
        const fault = this.faults[service].shift();
        if (fault?.kind === 'hang' || fault?.kind === 'reset') {
            this.calls.push({ service, action, status: 0 });
            if (fault.kind === 'reset') request.socket.resetAndDestroy();
            return;
        }
        if (fault?.kind === 'delay') await sleep(fault.ms);
        const requestId = randomUUID();
        const answer =
            refuseAccess(call, route, this.backend) ??
            (fault === undefined ? null : faultAnswer(service, fault)) ??
            (await this.answer(call, route, requestId));
        this.calls.push({ service, action, status: answer.status });
        response.writeHead(answer.status, { ...answer.headers, 'x-amzn-RequestId': requestId });
        response.end(answer.body);
    }

    private answer(call: IncomingCall, route: Route, requestId: string): Answer | Promise<Answer> {
        const { secrets, functions } = this.backend;
        const { service, action, functionName } = route;
        return service === 'lambda'
            ? answerInvoke(call, functionName, functions.get(functionName), requestId)
            : answerSecretsManager(action, call.body.toString(), secrets);
    }
}

async function readCall(request: IncomingMessage): Promise<IncomingCall> {
    const { method = '', url: target = '', headersDistinct: headers } = request;
    return { method, target, headers, body: await readBody(request) };
}
