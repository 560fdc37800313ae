import { CUSTOMERS } from '../../../../../../dev/demo-ids';
import type { Customer } from '../../../../../../contract/customer';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { customerName, personName, splitEmails } from 'c/latchNames';

function customer(fields: Partial<Customer> = {}): Customer {
    const [first] = apexReply('account', 'account-latched').data?.customers ?? [];
    if (first === undefined) throw new Error('The example holds no customer.');
    return { ...first, ...fields };
}

describe('customerName', () => {
    it('is the company, or the person, or the ID', () => {
        const nobody = { companyName: '', title: '', firstName: null, lastName: null };

        expect(customerName(customer())).toBe('Stolen Bikes');
        expect(customerName(customer({ companyName: null }))).toBe('Mr John Doe');
        expect(customerName(customer(nobody))).toBe(String(CUSTOMERS.stolenBikes));
    });
});

describe('personName', () => {
    it('keeps the order of title, names and suffix', () => {
        expect(personName(customer({ middleName: 'Q', suffix: 'Jr' }))).toBe('Mr John Q Doe Jr');
    });
});

describe('splitEmails', () => {
    it('finds each address of a field once', () => {
        expect(splitEmails(' a@one.example; b@one.example,a@one.example;')).toEqual([
            'a@one.example',
            'b@one.example',
        ]);
        expect(splitEmails(null)).toEqual([]);
    });
});
