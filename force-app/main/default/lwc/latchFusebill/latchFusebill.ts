import urlLabel from '@salesforce/label/c.Latch_Fusebill_Url';
import { fill } from 'c/latchMessages';

/** The customer's page in Fusebill's admin screens; empty when the label that says where these are holds no secure address. */
export function fusebillUrl(fusebillId: number): string {
    const url = fill(urlLabel.trim(), fusebillId);
    return url.startsWith('https://') ? url : '';
}

/** Where Fusebill's admin screens begin; empty without a secure address. */
export function fusebillHome(): string {
    const url = fusebillUrl(0);
    return url === '' ? '' : new URL('/', url).href;
}
