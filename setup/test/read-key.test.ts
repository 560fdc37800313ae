import { readKey } from '../fusebill/read-key';

const KEY = Buffer.from('0:planted-key-of-nobody').toString('base64');

describe('the Fusebill key', () => {
    it.each([
        ['as Fusebill shows it', KEY],
        ['with spaces and a line break', `  ${KEY}\r\n`],
        ['with a byte order mark', `\uFEFF${KEY}`],
        ['in quotes', `"${KEY}"`],
        ['as in a header', `Basic ${KEY}`],
        ['as a quoted header', `'Basic ${KEY}'`],
        ['as a quoted key in a header', `Basic "${KEY}"`],
        ['in JSON', JSON.stringify({ apiKey: KEY })],
    ])('is understood %s', (_, pasted) => {
        expect(readKey(pasted)).toBe(KEY);
    });

    it.each([
        ['nothing', '', 'No Fusebill key was given'],
        ['JSON without a key', '{"a":1}', 'No Fusebill key was given'],
        ['something else', 'my secret password', "That isn't a Fusebill key"],
        ['a key that was encoded twice', Buffer.from(KEY).toString('base64'), "That isn't"],
        ['two keys', `${KEY}\n${KEY}`, "That isn't a Fusebill key"],
    ])('is not found in %s, and the message does not quote it', (_, pasted, message) => {
        const read = () => readKey(pasted);

        expect(read).toThrow(message);
        if (pasted !== '') expect(read).not.toThrow(pasted);
    });
});
