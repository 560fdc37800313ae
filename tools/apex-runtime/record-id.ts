/** The two forms of a record id. */

const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const ID = /^[a-zA-Z0-9]{15}(?:[A-Za-z0-5]{3})?$/;

/** One character that says which of five are upper-case. */
function checksum(chunk: string): string {
    const sum = chunk.split('').reduce((bits, c, i) => bits | (/[A-Z]/.test(c) ? 1 << i : 0), 0);
    return SUFFIX.charAt(sum);
}

/** The 18-character form of a record id, or null when the text is not an id. */
export function toId18(text: string): string | null {
    if (!ID.test(text)) return null;
    if (text.length === 18) return text;
    return text + [0, 5, 10].map((at) => checksum(text.slice(at, at + 5))).join('');
}
