import type { CardReason } from '../../../../../../contract/card-reply';
import { reasonText } from 'c/latchReasons';

const reason = (kind: string, value: string, contactName: string | null = null) =>
    ({ kind, value, contactName }) as CardReason;

describe('reasonText', () => {
    it.each([
        [reason('emailEquals', 'a@b.example'), 'same email a@b.example'],
        [reason('emailEquals', 'a@b.example', 'Noor Halden'), 'same email as Noor Halden'],
        [reason('nameEquals', 'Juniper'), 'same name'],
        [reason('nameAlike', 'Juniper'), 'similar name'],
        [reason('moonPhase', 'full moon'), 'full moon'],
        [reason('toString', 'full moon'), 'full moon'],
    ])('words %j', (given, text) => {
        expect(reasonText(given)).toBe(text);
    });
});
