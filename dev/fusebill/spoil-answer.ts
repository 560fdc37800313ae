import { type Answer, errors, json, message, tooMany } from './answer';
import type { Fault } from './fault';

const FIVE_MEGABYTES = 5_000_000;

/** The faults that change the answer, not its delivery. */
export type Spoiler = Extract<
    Fault,
    {
        kind:
            | 'status'
            | 'html'
            | 'empty'
            | 'null'
            | 'noHolder'
            | 'truncated'
            | 'huge'
            | 'rateLimited'
            | 'integrationOff';
    }
>;

/** The answer with the fault. Only faults after the write call `carryOut`. */
export function spoilAnswer(fault: Spoiler, carryOut: () => Answer): Answer {
    switch (fault.kind) {
        case 'status':
            if (fault.when === 'afterWrite') carryOut();
            return statusAnswer(fault);
        case 'html':
            if (fault.when === 'afterWrite') carryOut();
            return htmlPage(fault.status ?? 502);
        case 'empty':
            if (fault.when !== 'beforeWrite') carryOut();
            return { ...json(200, null), body: '' };
        case 'null':
            if (fault.when !== 'beforeWrite') carryOut();
            return json(200, null);
        case 'noHolder':
            return withoutHolder(carryOut());
        case 'truncated':
            return cutInHalf(carryOut());
        case 'huge':
            return padTo(fault.bytes ?? FIVE_MEGABYTES, carryOut());
        case 'rateLimited':
            return {
                ...errors(429, tooMany('Minute')),
                headers: { 'X-Rate-Limit-Remaining-Minute': '0', ...fault.headers },
            };
        case 'integrationOff':
            return errors(fault.status ?? 409, 'The Salesforce integration is not enabled.');
    }
}

function statusAnswer(fault: Extract<Fault, { kind: 'status' }>): Answer {
    const shape = fault.shape === 'message' ? message : errors;
    const answer = shape(fault.status, fault.message ?? `Status ${fault.status} was planned.`);
    return {
        ...answer,
        body: fault.body ?? answer.body,
        contentType: fault.contentType ?? answer.contentType,
        headers: fault.headers ?? {},
    };
}

function htmlPage(status: number): Answer {
    const body = `<!DOCTYPE html>\n<html><head><title>${status}</title></head><body><h1>${status} Bad Gateway</h1><hr>proxy</body></html>\n`;
    return { status, body, contentType: 'text/html', headers: {} };
}

function withoutHolder(answer: Answer): Answer {
    const drop = (name: string, value: unknown): unknown =>
        name === 'salesforceId' ? undefined : value;
    return { ...answer, body: JSON.stringify(JSON.parse(answer.body), drop) };
}

function cutInHalf(answer: Answer): Answer {
    return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
}

function padTo(bytes: number, answer: Answer): Answer {
    const missing = Math.max(0, bytes - Buffer.byteLength(answer.body));
    return { ...answer, body: answer.body + ' '.repeat(missing) };
}
