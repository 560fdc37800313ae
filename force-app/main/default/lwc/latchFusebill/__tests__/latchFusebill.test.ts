import { fusebillHome, fusebillUrl } from 'c/latchFusebill';

describe('fusebillUrl', () => {
    it("is the customer's page in Fusebill's screens", () => {
        expect(fusebillUrl(172677)).toBe('https://admin.fusebill.com/Customers/Overview/172677');
    });
});

describe('fusebillHome', () => {
    it("is the start of Fusebill's screens", () => {
        expect(fusebillHome()).toBe('https://admin.fusebill.com/');
    });
});
