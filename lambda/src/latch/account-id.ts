const SUFFIX_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The three-character suffix that makes a Salesforce id safe to compare without case. */
function suffixOf(id15: string): string {
    const bits = [0, 0, 0];
    Array.from(id15).forEach((char, index) => {
        const third = Math.floor(index / 5);
        if (char >= 'A' && char <= 'Z') bits[third] = (bits[third] ?? 0) | (1 << (index % 5));
    });
    return bits.map((each) => SUFFIX_ALPHABET.charAt(each)).join('');
}

/** The 18-character form of a Salesforce id; null if it is invalid or its suffix is wrong. */
export function toId18(id: string): string | null {
    if (!/^(?:[a-zA-Z0-9]{15}|[a-zA-Z0-9]{18})$/.test(id)) return null;
    const id15 = id.slice(0, 15);
    const id18 = id15 + suffixOf(id15);
    return id.length === 15 || id.slice(15).toUpperCase() === id18.slice(15) ? id18 : null;
}

/** The 18-character form of a Salesforce Account id (prefix `001`); null if it isn't one. */
export function toAccountId(id: string): string | null {
    return id.startsWith('001') ? toId18(id) : null;
}

/** Whether two Salesforce ids name the same record: the first 15 characters, case-sensitively. */
export function isSameRecord(a: string, b: string): boolean {
    return a.slice(0, 15) === b.slice(0, 15);
}
