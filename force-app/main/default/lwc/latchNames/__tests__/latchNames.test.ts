import type { Customer } from '../../../../../../contract/customer';
import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { accountName, customerName, isSameAccount, personName } from 'c/latchNames';

function customer(fields: Partial<Customer> = {}): Customer {
    const reply = apexReply('customer', 'customer-read');
    if (!reply.ok) throw new Error('The example holds no customer.');
    return { ...reply.data.customer, ...fields };
}

describe('customerName', () => {
    it('is the company, else the person, else the ID', () => {
        const nobody = { companyName: '', title: '', firstName: null, lastName: null };

        expect(customerName(customer())).toBe('Stolen Bikes');
        expect(customerName(customer({ companyName: null }))).toBe('Mr John Doe');
        expect(customerName(customer(nobody))).toBe('172677');
    });
});

describe('personName', () => {
    it('keeps the order of title, names and suffix', () => {
        expect(personName(customer({ middleName: 'Q', suffix: 'Jr' }))).toBe('Mr John Q Doe Jr');
    });
});

describe('accountName', () => {
    const holders = { '0014100000JJ3wtAAD': 'Stolen Bikes' };

    it('finds the name under the long and the short id', () => {
        expect(accountName(holders, '0014100000JJ3wtAAD')).toBe('Stolen Bikes');
        expect(accountName(holders, '0014100000JJ3wt')).toBe('Stolen Bikes');
    });

    it('is the id of an Account that the user may not see', () => {
        expect(accountName(holders, '0014100000JJ3WT')).toBe('0014100000JJ3WT');
    });
});

describe('isSameAccount', () => {
    it('tells ids apart by their case', () => {
        expect(isSameAccount('0014100000JJ3wt', '0014100000JJ3wtAAD')).toBe(true);
        expect(isSameAccount('0014100000JJ3wt', '0014100000jj3wt')).toBe(false);
    });
});
