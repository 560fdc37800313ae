import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerControl, type Controls } from './control';
import { deliver } from './deliver';
import type { Door } from './door';
import { type Incoming, readIncoming } from './incoming';
import type { Session } from './session';

/** The state of the emulator for one request. */
export type Stage = {
    emulator: Controls;
    session: Session;
    door: Door;
};

/** Answers a request. An error in the emulator itself becomes a 500 with its stack trace. */
export async function serve(
    message: IncomingMessage,
    response: ServerResponse,
    stage: Stage,
): Promise<void> {
    try {
        await answer(await readIncoming(message), response, stage);
    } catch (error) {
        if (!message.complete) return; // the client disconnected before it had sent everything
        response.statusCode = 500;
        response.end(
            `The emulator failed: ${error instanceof Error ? error.stack : String(error)}`,
        );
    }
}

async function answer(
    request: Incoming,
    response: ServerResponse,
    { emulator, session, door }: Stage,
): Promise<void> {
    if (request.path.startsWith('/control/')) {
        const { status, contentType, body } = answerControl(request, emulator, session);
        response.writeHead(status, { 'Content-Type': contentType }).end(body);
        return;
    }
    const record = session.record(request);
    const { exceeded, headers } = session.count();
    const fault = session.faults.take(request);
    record.fault = fault?.kind ?? null;
    const carryOut = () => session.carryOut(request, exceeded);
    const refuse = (ms: number) => door.refuse(ms);
    await deliver({ response, record, carryOut, headers, refuse }, fault);
}
