import { randomBytes } from 'node:crypto';

/** A key as Fusebill shows it: base64 of `0:` and 64 random characters. */
export function freshKey(): string {
    return Buffer.from(`0:${randomBytes(32).toString('hex')}`).toString('base64');
}

/** Whether the text has the format of a key. */
export function isKeyShaped(key: string): boolean {
    const decoded = Buffer.from(key, 'base64');
    return decoded.toString('base64') === key && decoded.toString('latin1').startsWith('0:');
}

/** How Fusebill reads an `Authorization` header. */
export function judgeKey(
    header: string | undefined,
    key: string,
): 'accepted' | 'missing' | 'malformed' | 'wrong' {
    const sent = /^Basic +(.*)$/i.exec(header ?? '')?.[1];
    if (!sent) return 'missing';
    if (!isKeyShaped(sent)) return 'malformed';
    return sent === key ? 'accepted' : 'wrong';
}
