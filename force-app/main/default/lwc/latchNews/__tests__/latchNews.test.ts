import { onLatch, tellLatch } from 'c/latchNews';

describe('latchNews', () => {
    it('reaches every listener but the teller', () => {
        const [card, action] = [jest.fn(), jest.fn()];
        onLatch(card);
        onLatch(action);

        tellLatch('0014100000JJ3wtAAD', action);

        expect(card).toHaveBeenCalledWith('0014100000JJ3wtAAD');
        expect(action).not.toHaveBeenCalled();
    });

    it('reaches nobody who has stopped listening', () => {
        const card = jest.fn();
        const stop = onLatch(card);

        stop();
        tellLatch('0014100000JJ3wtAAD');

        expect(card).not.toHaveBeenCalled();
    });
});
