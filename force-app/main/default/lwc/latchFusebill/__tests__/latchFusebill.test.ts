import { fusebillUrl } from 'c/latchFusebill';

describe('fusebillUrl', () => {
    it("is the customer's page in Fusebill's screens", () => {
        expect(fusebillUrl(172677)).toBe('https://admin.fusebill.com/Customers/Overview/172677');
    });
});
