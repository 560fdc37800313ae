/** Callouts: requests, answers and their rules. */
import { NotSupported } from '../errors';
import type { Interpreter } from '../interpreter';
import { Native, type Value } from '../values';
import { HttpMessage } from './http-message';

/** A request, as passed to the host. */
export interface Callout {
    endpoint: string;
    method: string;
    /** In milliseconds. */
    timeout: number;
    headers: { name: string; value: string }[];
    body: string;
}

/** The answer: a response, or the text of a CalloutException. */
export type CalloutAnswer = (
    | { status: number; headers: Readonly<Record<string, string>>; body: string }
    | { exception: string }
) & {
    /** How long it took; counts towards the transaction's callout time. */
    milliseconds?: number;
};

/** Answers a callout at once. */
export type CallOut = (callout: Callout) => CalloutAnswer;

/** Apex that pauses at callouts; each step goes on with the answer. */
export type Steps = Generator<Callout, Value, CalloutAnswer>;

/** Runs steps to their end. `vm.callOut` answers the callouts. */
export function withoutPause(vm: Interpreter, steps: Steps): Value {
    let step = steps.next();
    while (!step.done) {
        if (!vm.callOut) throw new NotSupported('a callout without an answer');
        step = steps.next(vm.callOut(step.value));
    }
    return step.value;
}

/** Sends a request: to the host, or to the mock of a test. */
export function* send(vm: Interpreter, request: HttpMessage, native: Value): Steps {
    const raise = (type: string, message: string): never => vm.raise(type, message);
    vm.transaction.startCallout(raise);
    if (vm.job && !vm.job.allowsCallouts) {
        vm.raise('CalloutException', `Callout not allowed from this ${vm.job.kind} job.`);
    }
    const { endpoint, method } = request;
    if (!endpoint) return vm.raise('CalloutException', 'Endpoint cannot be null');
    if (!method) return vm.raise('CalloutException', 'Method cannot be null');
    if (!vm.callOut) return askMock(vm, native);
    const { timeout, body, headers } = request;
    const answer = yield { endpoint, method, timeout, headers: [...headers.values()], body };
    const { milliseconds = 0 } = answer;
    vm.transaction.endCallout(Math.min(milliseconds, timeout), raise);
    if (milliseconds > timeout) return vm.raise('CalloutException', 'Read timed out');
    if ('exception' in answer) return vm.raise('CalloutException', answer.exception);
    return new Native('HttpResponse', HttpMessage.response(answer));
}

function askMock(vm: Interpreter, request: Value): Value {
    if (vm.mock) return vm.call(vm.mock, 'respond', [request]);
    return vm.raise(
        'TypeException',
        'Methods defined as TestMethod do not support Web service callouts',
    );
}
