import { fusebillHome, fusebillUrl } from 'c/latchFusebill';
import { CUSTOMERS } from '../../../../../../dev/demo-ids';

describe('fusebillUrl', () => {
    it("is the customer's page in Fusebill's screens", () => {
        expect(fusebillUrl(CUSTOMERS.stolenBikes)).toBe(
            `https://admin.fusebill.com/Customers/Overview/${CUSTOMERS.stolenBikes}`,
        );
    });
});

describe('fusebillHome', () => {
    it("is the start of Fusebill's screens", () => {
        expect(fusebillHome()).toBe('https://admin.fusebill.com/');
    });
});
