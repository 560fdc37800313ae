import { parse } from 'json5';

export type LatchBody = { fusebillId: number; salesforceId: string; forceLatch: boolean };

/** A body that Fusebill can't parse; the message is its answer. */
export class UnreadableBody extends Error {}

/**
 * Reads the latch in a body, as leniently as the published samples require: unquoted names, single quotes, names in
 * any case (`salesforceID`), and the last of two equal names.
 */
export function readLatchRequest(text: string): LatchBody {
    const fields = readFields(text);
    const fusebillId = fields.get('fusebillid');
    const salesforceId = fields.get('salesforceid');
    const forceLatch = fields.get('forcelatch') ?? false;
    if (typeof fusebillId !== 'number' || !Number.isSafeInteger(fusebillId) || fusebillId < 1) {
        throw new UnreadableBody('fusebillId must be a positive integer.');
    }
    if (typeof salesforceId !== 'string' || salesforceId === '') {
        throw new UnreadableBody('salesforceId is required.');
    }
    if (typeof forceLatch !== 'boolean') {
        throw new UnreadableBody('forceLatch must be a boolean.');
    }
    return { fusebillId, salesforceId, forceLatch };
}

/** Reads which customer a body names, by its id or its Account, equally leniently. */
export function readResynchRequest(
    text: string,
): { fusebillId: number } | { salesforceId: string } {
    const fields = readFields(text);
    const fusebillId = fields.get('fusebillid');
    const salesforceId = fields.get('salesforceid');
    if ((fusebillId === undefined) === (salesforceId === undefined)) {
        throw new UnreadableBody('Either fusebillId or salesforceId is required.');
    }
    if (typeof fusebillId === 'number') return { fusebillId };
    if (typeof salesforceId === 'string') return { salesforceId };
    throw new UnreadableBody('fusebillId must be an integer, salesforceId a text.');
}

function readFields(text: string): Map<string, unknown> {
    const body = parseLeniently(text);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
        throw new UnreadableBody('The request body must be an object.');
    }
    return new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));
}

function parseLeniently(text: string): unknown {
    try {
        return parse(text);
    } catch (cause) {
        throw new UnreadableBody('The request body could not be read.', { cause });
    }
}
