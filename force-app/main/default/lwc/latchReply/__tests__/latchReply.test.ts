import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { settle, type ApexReply } from 'c/latchReply';

type AccountReply = ApexReply<'account'>;

describe('settle', () => {
    it('gives the data and the names of the holders', async () => {
        const holders = { '001Hs00004JuHoLIAV': 'Juniper Finch Holdings' };
        const reply = { ...apexReply('account', 'account-suggestions', holders), error: null };

        const verdict = await settle(async () => reply);

        expect(verdict).toMatchObject({ ok: true, holders, data: { customers: [] } });
    });

    it('gives the names of the Contacts, and none where the reply has none', async () => {
        const contacts = { 'noor.halden@juniper-finch.example.com': 'Noor Halden' };
        const reply = apexReply('account', 'account-suggestions');

        const named = await settle(async () => ({ ...reply, contacts }));
        const unnamed = await settle(async () => reply);

        expect([named.contacts, unnamed.contacts]).toEqual([contacts, {}]);
    });

    it('gives the fault with the id of the request', async () => {
        const verdict = await settle(async () => apexReply('latch', 'latch-refused'));

        expect(verdict).toMatchObject({
            ok: false,
            fault: {
                code: 'LATCH_REFUSED',
                fusebillMessage: 'The Salesforce integration is not enabled.',
                requestId: '6f1d2a64-2f3c-4c57-9a86-0d3f5b1e7c90',
            },
        });
    });

    it.each([
        ['neither data nor an error', { ok: false }],
        ['success without data', { ok: true, data: null }],
        ['nothing', null],
    ])('survives a reply that holds %s', async (_, reply) => {
        const verdict = await settle(async () => reply as AccountReply);

        expect(verdict).toMatchObject({ ok: false, fault: { code: 'UNEXPECTED' } });
    });

    it.each([
        ['Apex', { body: { message: 'No access to the class.' } }, 'No access to the class.'],
        ['an adapter', { body: [{ message: 'Gone.' }] }, 'Gone.'],
        ['the browser', new TypeError('Failed to fetch'), 'Failed to fetch'],
        ['a text', 'Boom', 'Boom'],
        ['nothing', undefined, ''],
        ['an object', { body: null }, ''],
    ])('survives what %s throws', async (_, thrown, message) => {
        const verdict = await settle<'account'>(() => Promise.reject(thrown));

        expect(verdict).toMatchObject({ ok: false, fault: { code: 'UNEXPECTED', message } });
    });
});
