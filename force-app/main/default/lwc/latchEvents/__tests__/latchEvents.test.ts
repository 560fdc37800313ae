import { createMessageContext } from 'lightning/messageService';
import { newSource, publishChange, subscribeToChanges } from 'c/latchEvents';
import { ACCOUNTS, CUSTOMERS } from '../../../../../../dev/demo-ids';

const CHANGE = {
    accountId: ACCOUNTS.stolenBikes,
    otherAccountId: null,
    fusebillId: CUSTOMERS.stolenBikes,
    source: 'card-1',
};

describe('latchEvents', () => {
    it('reaches every subscriber', () => {
        const [card, action] = [jest.fn(), jest.fn()];
        subscribeToChanges(createMessageContext(), card);
        subscribeToChanges(createMessageContext(), action);

        publishChange(CHANGE);

        expect(card.mock.calls).toEqual([[CHANGE]]);
        expect(action.mock.calls).toEqual([[CHANGE]]);
    });

    it('reaches a card in a console tab in the background', () => {
        const card = jest.fn();
        subscribeToChanges({ isInBackground: true }, card);

        publishChange(CHANGE);

        expect(card.mock.calls).toEqual([[CHANGE]]);
    });

    it('reaches nobody who has unsubscribed', () => {
        const card = jest.fn();
        const unsubscribe = subscribeToChanges(createMessageContext(), card);

        unsubscribe();
        publishChange(CHANGE);

        expect(card).not.toHaveBeenCalled();
    });

    it('names each card differently', () => {
        expect(newSource()).not.toBe(newSource());
    });
});
