/** Http, HttpRequest and HttpResponse. */
import { STRING } from '../interpret/types';
import type { Interpreter } from '../interpreter';
import { AList, Native, type Value } from '../values';
import { Bytes } from './blob';
import { send, withoutPause, type Steps } from './callout';
import { HttpMessage } from './http-message';
import { bool, integer, nativeOf, stateOf, text } from './kinds';
import { method, methodTable, nullable, pure, type Signature } from './signature';

const MOST_TIMEOUT = 120_000;

export const httpMethods = methodTable(nativeOf('Http'), {
    send: method([nativeOf('HttpRequest')], ({ vm }, _, request) =>
        request.state instanceof HttpMessage
            ? withoutPause(vm, send(vm, request.state, request))
            : undefined,
    ),
});

/** The steps of a call of `Http.send`; null for any other call. */
export function stepsOfSend(vm: Interpreter, target: Value, args: readonly Value[]): Steps | null {
    const [request = null] = args;
    if (!(target instanceof Native) || target.type !== 'Http') return null;
    if (!(request instanceof Native) || !(request.state instanceof HttpMessage)) return null;
    return send(vm, request.state, request);
}

/** A method that changes a message. */
const change = (action: () => void): null => {
    action();
    return null;
};

const messageMethods: Record<string, Signature<HttpMessage>> = {
    setheader: pure([text, nullable(text)], (m, name, value) =>
        change(() => m.setHeader(name, value ?? '')),
    ),
    getheader: pure([text], (m, name) => m.header(name)),
    setbody: pure([text], (m, body) => change(() => (m.body = body))),
    getbody: pure([], (m) => m.body),
    setbodyasblob: pure([stateOf(Bytes)], (m, { buffer }) =>
        change(() => (m.body = buffer.toString('utf8'))),
    ),
    getbodyasblob: pure([], (m) => new Native('Blob', Bytes.ofText(m.body))),
};

const message = stateOf(HttpMessage);

export const requestMethods = methodTable(message, {
    ...messageMethods,
    setendpoint: pure([text], (m, endpoint) => change(() => (m.endpoint = endpoint))),
    getendpoint: pure([], (m) => m.endpoint),
    setmethod: pure([text], (m, name) => change(() => (m.method = name))),
    getmethod: pure([], (m) => m.method),
    setcompressed: pure([bool], (m, is) => change(() => (m.isCompressed = is))),
    getcompressed: pure([], (m) => m.isCompressed),
    gettimeout: pure([], (m) => m.timeout),
    settimeout: method([integer], ({ vm }, m, milliseconds) => {
        if (milliseconds < 1 || milliseconds > MOST_TIMEOUT) {
            const range = `between 1 and ${MOST_TIMEOUT} milliseconds`;
            vm.raise('CalloutException', `Timeout must be ${range}`);
        }
        return change(() => (m.timeout = milliseconds));
    }),
});

export const responseMethods = methodTable(message, {
    ...messageMethods,
    getheaderkeys: pure(
        [],
        (m) =>
            new AList(
                [...m.headers.values()].map(({ name }) => name),
                STRING,
            ),
    ),
    setstatuscode: pure([integer], (m, code) => change(() => (m.code = code))),
    getstatuscode: pure([], (m) => m.code),
    setstatus: pure([text], (m, status) => change(() => (m.status = status))),
    getstatus: pure([], (m) => m.status),
});
