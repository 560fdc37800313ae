import LatchAction from 'c/latchAction';
import { ACCOUNTS } from '../../../../../../dev/demo-ids';
import { drawn, mount, part, unmountAll } from '../../../../../../dev/jest/mount';

async function mountAction() {
    const element = await mount(LatchAction, { recordId: undefined as string | undefined });
    const close = jest.fn();
    element.addEventListener('lightning__actionsclosescreen', close);
    return { element, close };
}

afterEach(unmountAll);

describe('c-latch-action', () => {
    it('waits for the Account that the platform sets late', async () => {
        const { element } = await mountAction();
        expect(element.shadowRoot.querySelector('c-latch-panel')).toBeNull();

        element.recordId = ACCOUNTS.stolenBikes;
        await drawn();

        expect(part(element, 'c-latch-panel')).toMatchObject({
            recordId: ACCOUNTS.stolenBikes,
            variant: 'window',
        });
        await expect(element).toBeAccessible();
    });

    it('closes after a latch', async () => {
        const { element, close } = await mountAction();
        element.recordId = ACCOUNTS.stolenBikes;
        await drawn();

        const detail = { isUnrecorded: false };
        part(element, 'c-latch-panel').dispatchEvent(new CustomEvent('latched', { detail }));

        expect(close).toHaveBeenCalledTimes(1);
    });

    it('stays open when the user must read that the record is missing', async () => {
        const { element, close } = await mountAction();
        element.recordId = ACCOUNTS.stolenBikes;
        await drawn();

        const detail = { isUnrecorded: true };
        part(element, 'c-latch-panel').dispatchEvent(new CustomEvent('latched', { detail }));

        expect(close).not.toHaveBeenCalled();
    });

    it('closes by its button', async () => {
        const { element, close } = await mountAction();

        part(element, 'lightning-button').click();

        expect(close).toHaveBeenCalledTimes(1);
    });
});
