import type { CardReason } from '../../../../../../contract/card-reply';
import type { CounterEvidence, Grade } from '../../../../../../contract/reply';
import { counterText, gradeText, reasonText } from 'c/latchReasons';

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

describe('counterText', () => {
    it.each([
        ['nameDiffers', 'Maple', 'different name'],
        ['domainDiffers', 'maple.example', 'different domain maple.example'],
        ['phoneDiffers', '613', 'different phone'],
        ['moonPhase', 'new moon', 'new moon'],
    ])('words %s', (kind, value, text) => {
        expect(counterText({ kind, value } as CounterEvidence)).toBe(text);
    });
});

describe('gradeText', () => {
    it('words each grade, and is silent about a new one', () => {
        const grades = ['strong', 'likely', 'weak', 'certain'] as Grade[];

        expect(grades.map(gradeText)).toEqual(['Strong match', 'Likely match', 'Weak match', '']);
    });
});
