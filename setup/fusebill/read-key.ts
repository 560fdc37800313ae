import { Obstacle } from '../run/step';

/** Base64 of `0:…`, the form of Fusebill's keys. */
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * Finds the Fusebill key in a pasted text: removes spaces, quotes, a byte order mark, a leading `Basic`, or
 * surrounding JSON. Throws an Obstacle that says what to do if there is no key. The message never quotes the text.
 */
export function readKey(pasted: string): string {
    const text = pasted.replace(/^\uFEFF/, '').trim();
    const inner = text.startsWith('{') ? keyInJson(text) : text;
    const key = unquoted(unquoted(inner).replace(/^Basic\s+/i, ''));
    if (key === '') {
        throw new Obstacle(
            'No Fusebill key was given. Copy it in Fusebill: Settings > Integrations > API Key.',
        );
    }
    const isKey =
        BASE64.test(key) && Buffer.from(key, 'base64').toString('latin1').startsWith('0:');
    if (!isKey) {
        throw new Obstacle(
            "That isn't a Fusebill key. Copy it as Fusebill shows it (Settings > Integrations > API Key); it is encoded already.",
        );
    }
    return key;
}

function keyInJson(text: string): string {
    try {
        const values = Object.values(JSON.parse(text) as Record<string, unknown>);
        const [first] = values.filter((value) => typeof value === 'string');
        return first ?? '';
    } catch {
        return '';
    }
}

function unquoted(text: string): string {
    return text
        .trim()
        .replace(/^(["'])(.*)\1$/s, '$2')
        .trim();
}
