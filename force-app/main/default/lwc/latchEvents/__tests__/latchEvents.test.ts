import { createMessageContext } from 'lightning/messageService';
import { publishLatch, subscribeToLatches } from 'c/latchEvents';
import { ACCOUNTS } from '../../../../../../dev/demo-ids';

const EVENT = { accountId: ACCOUNTS.stolenBikes, previousAccountId: null, requestId: 'r-1' };

describe('latchEvents', () => {
    it('reaches every subscriber', () => {
        const [card, action] = [jest.fn(), jest.fn()];
        subscribeToLatches(createMessageContext(), card);
        subscribeToLatches(createMessageContext(), action);

        publishLatch(EVENT);

        expect(card.mock.calls).toEqual([[EVENT]]);
        expect(action.mock.calls).toEqual([[EVENT]]);
    });

    it('reaches a card in a console tab in the background', () => {
        const card = jest.fn();
        subscribeToLatches({ isInBackground: true }, card);

        publishLatch(EVENT);

        expect(card.mock.calls).toEqual([[EVENT]]);
    });

    it('reaches nobody who has unsubscribed', () => {
        const card = jest.fn();
        const unsubscribe = subscribeToLatches(createMessageContext(), card);

        unsubscribe();
        publishLatch(EVENT);

        expect(card).not.toHaveBeenCalled();
    });
});
