/** The two forms of a record id. */

const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const ID = /^[a-zA-Z0-9]{15}(?:[A-Za-z0-5]{3})?$/;

/** A character that encodes which of five are upper-case. */
function checksum(chunk: string): string {
    const sum = chunk.split('').reduce((bits, c, i) => bits | (/[A-Z]/.test(c) ? 1 << i : 0), 0);
    return SUFFIX.charAt(sum);
}

/** The 18-character form of a record id; null if the text isn't one. */
export function toId18(text: string): string | null {
    if (!ID.test(text)) return null;
    if (text.length === 18) return text;
    return text + [0, 5, 10].map((at) => checksum(text.slice(at, at + 5))).join('');
}
