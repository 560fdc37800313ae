import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from './answer';
import type { Fault } from './fault';
import type { RecordedRequest } from './ledger';
import { spoilAnswer } from './spoil-answer';

const DROPS = 20;

/** A request, and how to answer it. */
export type Exchange = {
    response: ServerResponse;
    record: RecordedRequest;
    /** Carries out the request. */
    carryOut: () => Answer;
    /** The headers of the rate limits. */
    headers: Record<string, string>;
    /** Closes the port for a while. */
    refuse: (ms: number) => void;
};

/** Answers the request, unless a fault prevents it. */
export async function deliver(exchange: Exchange, fault: Fault | undefined): Promise<void> {
    if (!fault) return send(exchange, exchange.carryOut());
    switch (fault.kind) {
        case 'delay':
            return delay(exchange, fault);
        case 'slowBody':
            return drip(exchange, exchange.carryOut(), fault.ms);
        case 'hang':
            if (fault.when === 'afterWrite') exchange.carryOut();
            return;
        case 'reset':
            if (fault.when === 'afterWrite') exchange.carryOut();
            return reset(exchange);
        case 'refuse':
            reset(exchange);
            return exchange.refuse(fault.ms);
        case 'html':
            return send({ ...exchange, headers: {} }, spoilAnswer(fault, exchange.carryOut));
        default:
            return send(exchange, spoilAnswer(fault, exchange.carryOut));
    }
}

async function delay(
    exchange: Exchange,
    { ms, when }: Extract<Fault, { kind: 'delay' }>,
): Promise<void> {
    const early = when === 'beforeWrite' ? undefined : exchange.carryOut();
    await wait(ms, undefined, { ref: false });
    send(exchange, early ?? exchange.carryOut());
}

async function drip(exchange: Exchange, answer: Answer, ms: number): Promise<void> {
    const body = Buffer.from(answer.body);
    const size = Math.ceil(body.length / DROPS);
    start(exchange, answer);
    exchange.response.flushHeaders();
    for (let at = 0; at < body.length && !exchange.response.destroyed; at += size) {
        await wait(ms / DROPS, undefined, { ref: false });
        exchange.response.write(body.subarray(at, at + size));
    }
    exchange.response.end();
}

function send(exchange: Exchange, answer: Answer): void {
    if (exchange.response.destroyed) return;
    start(exchange, answer);
    exchange.response.end(answer.body);
}

function start({ response, record, headers }: Exchange, answer: Answer): void {
    record.status = answer.status;
    response.statusCode = answer.status;
    const all = { ...headers, 'Content-Type': answer.contentType, ...answer.headers };
    for (const [name, value] of Object.entries(all)) response.setHeader(name, value);
    response.setHeader('Content-Length', Buffer.byteLength(answer.body));
}

function reset({ response }: Exchange): void {
    response.socket?.resetAndDestroy();
}
