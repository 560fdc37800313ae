import { type Answer, json, message } from './answer';
import type { Fault } from './fault';
import { BadPlan, parsePlan } from './fault-plan';
import { importPage } from './import-page';
import type { Incoming } from './incoming';
import type { Session } from './session';

/** The controls of a running emulator. */
export type Controls = {
    plan(...faults: Fault[]): void;
    rotateKey(key?: string): string;
    reset(): void;
};

/**
 * Handles a request under `/control`, the emulator's own API for other processes on this machine. It needs no key.
 */
export function answerControl(request: Incoming, emulator: Controls, session: Session): Answer {
    try {
        switch (`${request.method} ${request.path}`) {
            case 'POST /control/faults': {
                const faults = parsePlan(readJson(request.body));
                emulator.plan(...faults);
                return json(200, { planned: faults.length });
            }
            case 'POST /control/rotate-key':
                return json(200, { key: emulator.rotateKey(readKey(request.body)) });
            case 'POST /control/reset':
                emulator.reset();
                return json(200, {});
            case 'POST /control/import':
                return session.importLatches(request.body);
            case 'GET /control/import':
                return importPage();
            case 'GET /control/state':
                return json(200, readState(session));
            default:
                return message(404, `There is no ${request.method} ${request.path}.`);
        }
    } catch (error) {
        if (error instanceof BadPlan || error instanceof RangeError) {
            return message(400, error.message);
        }
        throw error;
    }
}

function readState({ key, book, requests, faults }: Session) {
    const { writes, synchs } = book;
    return { key, customers: book.readAll(), requests, writes, synchs, faults: faults.waiting() };
}

function readKey(body: string): string | undefined {
    if (body === '') return undefined;
    const value = readJson(body);
    if (typeof value === 'object' && value !== null && 'key' in value) {
        if (typeof value.key === 'string') return value.key;
    }
    throw new BadPlan('The body must be empty or {"key": "…"}.');
}

function readJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch (cause) {
        throw new BadPlan('The body is not JSON.', { cause });
    }
}
