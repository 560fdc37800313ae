import LatchWait from 'c/latchWait';
import { mount, textOf, unmountAll } from '../../../../../../dev/jest/mount';

async function show(properties: object) {
    const mounting = mount(LatchWait, { advice: 'Come back later.', ...properties });
    await jest.advanceTimersByTimeAsync(0);
    return mounting;
}

beforeEach(() => jest.useFakeTimers());

afterEach(() => {
    unmountAll();
    jest.useRealTimers();
});

describe('c-latch-wait', () => {
    it('says immediately what is in progress', async () => {
        const element = await show({ text: 'Latching Stolen Bikes…' });

        expect(textOf(element, 'text')).toBe('Latching Stolen Bikes…');
        expect(textOf(element, 'slow')).toBeNull();
    });

    it('says after 5 seconds that it still works, and after 15 what to do', async () => {
        const element = await show({});

        await jest.advanceTimersByTimeAsync(4_999);
        expect(textOf(element, 'slow')).toBeNull();
        await jest.advanceTimersByTimeAsync(1);
        expect(textOf(element, 'slow')).toBe('Still working…');
        expect(textOf(element, 'advice')).toBeNull();
        await jest.advanceTimersByTimeAsync(10_000);
        expect(textOf(element, 'advice')).toBe('Come back later.');

        jest.useRealTimers();
        await expect(element).toBeAccessible();
    });

    it('stops its clock when it leaves the page', async () => {
        await show({});

        unmountAll();

        expect(jest.getTimerCount()).toBe(0);
    });
});
