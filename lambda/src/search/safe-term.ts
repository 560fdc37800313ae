/**
 * Removes the characters of Fusebill's query language, which has no escaping; '' if nothing is left. Only letters,
 * digits and the punctuation of names, references and email addresses stay, because a full-width `；`, a Greek
 * question mark or a look-alike of `|` may act as the character it resembles.
 */
export function safeTerm(text: string): string {
    return text
        .normalize('NFKC')
        .replace(/\[\s*empty\s*\]/gi, ' ')
        .replace(/[\u01C0-\u01C3]/g, ' ')
        .replace(new RegExp(String.raw`[^\p{L}\p{M}\p{N} .@_+&'’/#()!-]`, 'gu'), ' ')
        .replace(/\s+/g, ' ')
        .trim();
}
