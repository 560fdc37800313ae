import { randomUUID } from 'node:crypto';
import type { Answer } from './answer';
import type { IncomingCall } from './canonical-request';

/** An error of a service with the query protocol, or of S3. */
export class AwsFault extends Error {
    readonly status: number;
    readonly code: string;

    constructor(code: string, message: string, status = 400) {
        super(message);
        this.code = code;
        this.status = status;
    }
}

/** A value in an answer. Lists become `member` elements, and undefined values are left out. */
export type XmlValue =
    | string
    | number
    | boolean
    | Date
    | undefined
    | readonly XmlValue[]
    | { readonly [name: string]: XmlValue };

/** The parameters of a call of the query protocol. */
export function formOf({ body }: IncomingCall): URLSearchParams {
    return new URLSearchParams(body.toString());
}

/** The entries of a list parameter such as `Tags.member.1.Key`. */
export function listOf(form: URLSearchParams, name: string): Record<string, string>[] {
    const entries: Record<string, string>[] = [];
    for (const [path, value] of form) {
        const [, index, key = ''] =
            new RegExp(`^${name}\\.member\\.(\\d+)(?:\\.(.+))?$`).exec(path) ?? [];
        if (index !== undefined) (entries[Number(index) - 1] ??= {})[key] = value;
    }
    return entries;
}

/** The answer to an action. */
export function queryResult(action: string, result: XmlValue): Answer {
    return xml(
        200,
        `<${action}Response><${action}Result>${toXml(result)}</${action}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`,
    );
}

/** The answer to an action that failed. */
export function queryError({ status, code, message }: AwsFault): Answer {
    return xml(
        status,
        `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
    );
}

/** An error as S3 answers it. */
export function s3Error({ status, code, message }: AwsFault): Answer {
    return xml(
        status,
        `<Error><Code>${code}</Code><Message>${escaped(message)}</Message><RequestId>${randomUUID()}</RequestId></Error>`,
    );
}

/** An answer in XML. */
export function xml(status: number, body: string): Answer {
    return { status, headers: { 'Content-Type': 'text/xml' }, body };
}

function toXml(value: XmlValue): string {
    if (Array.isArray(value)) {
        return value.map((item: XmlValue) => `<member>${toXml(item)}</member>`).join('');
    }
    if (value instanceof Date) return value.toISOString();
    if (typeof value !== 'object') return escaped(String(value ?? ''));
    return Object.entries(value)
        .filter(([, child]) => child !== undefined)
        .map(([name, child]: [string, XmlValue]) => `<${name}>${toXml(child)}</${name}>`)
        .join('');
}

function escaped(text: string): string {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
