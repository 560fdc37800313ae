import health from '@salesforce/apex/LatchController.health';
import LatchHealth from 'c/latchHealth';
import { mount, textOf, unmountAll } from '../../../../../../dev/jest/mount';

jest.mock('@salesforce/customPermission/Latch_Health', () => ({ default: undefined }), {
    virtual: true,
});

afterEach(unmountAll);

describe('to somebody who may not check the connection', () => {
    it('calls nothing and says what to ask for', async () => {
        const element = await mount(LatchHealth, {});

        expect(health).not.toHaveBeenCalled();
        expect(textOf(element, 'barred')).toMatch(/Ask your admin .* Latch Admin\.$/);
        expect(textOf(element, 'summary')).toBeNull();
        await expect(element).toBeAccessible();
    });
});
