import { apexReply } from '../../../../../../dev/jest/apex-reply';
import { settle, type ApexReply } from 'c/latchReply';

type AccountReply = ApexReply<'account'>;

describe('settle', () => {
    it('gives the data and the id of the request', async () => {
        const answer = await settle(async () => apexReply('account', 'account-suggestions'));

        expect(answer).toMatchObject({
            ok: true,
            data: { customers: [] },
            requestId: '6f1d2a64-2f3c-4c57-9a86-0d3f5b1e7c90',
            isRecordMissing: false,
            stored: null,
        });
    });

    it('reads a reply without its null fields', async () => {
        const { data } = apexReply('latch', 'latch-latched');

        const answer = await settle<'latch'>(async () => ({ ok: true, data }));

        expect(answer).toEqual({
            ok: true,
            data,
            requestId: '',
            isRecordMissing: false,
            stored: null,
        });
    });

    it('gives the fault with the id of the request', async () => {
        const answer = await settle(async () => apexReply('latch', 'latch-refused'));

        expect(answer).toMatchObject({
            ok: false,
            fault: {
                code: 'LATCH_REFUSED',
                userMessage: 'Words for LATCH_REFUSED',
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
        const answer = await settle(async () => reply as AccountReply);

        expect(answer).toMatchObject({ ok: false, fault: { code: 'UNEXPECTED' } });
    });

    it.each([
        ['Apex', { body: { message: 'No access to the class.' } }, 'No access to the class.'],
        ['an adapter', { body: [{ message: 'Gone.' }] }, 'Gone.'],
        ['the browser', new TypeError('Failed to fetch'), 'Failed to fetch'],
        ['a text', 'Boom', 'Boom'],
        ['nothing', undefined, ''],
        ['an object', { body: null }, ''],
    ])('survives what %s throws', async (_, thrown, message) => {
        const answer = await settle<'account'>(() => Promise.reject(thrown));

        expect(answer).toMatchObject({
            ok: false,
            fault: {
                code: 'UNEXPECTED',
                message,
                userMessage: 'An unexpected error occurred.',
            },
        });
    });
});
